import { useEffect, useEffectEvent } from 'react';

/** Keys of an open form, also while somebody types in it: Escape leaves it, Ctrl or ⌘ with Enter sends it, F2 takes the
 * first of what is proposed. */
export function useFormKeys(keys: { onEscape: () => void; onSend?: () => void; onFirst?: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') keys.onEscape();
    if (event.key === 'F2' && keys.onFirst) {
      event.preventDefault();
      keys.onFirst();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keys.onSend?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
