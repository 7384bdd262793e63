import { useEffectEvent, useLayoutEffect, type RefObject } from 'react';
import { useEscape } from '../ui/use-escape.ts';
import { isTyping } from '../ui/use-keys.ts';

/**
 * Keys of an open form, also while somebody types in it: Escape leaves it, Ctrl or ⌘ with Enter sends it, F2 takes the first
 * of what is proposed. What is pressed in a field of something else is not for it.
 * @returns the ref of the form.
 */
export function useFormKeys(keys: {
  onEscape?: () => void;
  onSend?: () => void;
  onFirst?: () => void;
}): RefObject<HTMLFormElement | null> {
  const form = useEscape<HTMLFormElement>(keys.onEscape ?? null, { whileTyping: true });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target) && !form.current?.contains(event.target as Node)) return;
    if (event.key === 'F2' && keys.onFirst) {
      event.preventDefault();
      keys.onFirst();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keys.onSend?.();
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return form;
}
