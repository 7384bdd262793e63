import { useEffectEvent, useLayoutEffect } from 'react';
import { isTyping } from './use-keys.ts';

/** Taken back and done again, cut and pasted in a field is what the field does. */
const OF_FIELDS = new Set(['z', 'y', 'a', 'c', 'v', 'x']);

/**
 * Keys that are pressed with Ctrl, on a Mac ⌘, by `KeyboardEvent.key` in small letters; letters are also found by their place, so
 * that a Cyrillic layout works as well. They are heard while somebody types and while a menu or a dialog is open, except those
 * that a field has for itself.
 */
export function useChords(actions: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const key = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? event.key.toLowerCase();
    const action = actions[key];
    if (!action || (OF_FIELDS.has(key) && isTyping(event.target))) return;
    event.preventDefault();
    action();
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
