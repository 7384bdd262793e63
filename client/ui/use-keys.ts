import { useEffectEvent, useLayoutEffect } from 'react';

const ABOVE = '[role="menu"], [role="listbox"], [role="dialog"]';

/** Something is open above the screen and takes the keys for itself. A drop-down that was closed stays in the page, hidden. */
export const isOpenAbove = (): boolean =>
  [...document.querySelectorAll(ABOVE)].some((element) => element.checkVisibility());

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/**
 * Single keys of the whole screen, by `KeyboardEvent.key`. Silent while someone types, with a modifier held, or while
 * a menu, list or dialog is open. Letters are also found by their place, so that a Cyrillic layout works as well.
 */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (isOpenAbove()) return;
    const byPlace = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
    const slash = event.code === 'Slash' ? (event.shiftKey ? '?' : '/') : undefined;
    const action = actions[event.key] ?? actions[byPlace ?? slash ?? ''];
    if (!action) return;
    event.preventDefault();
    action();
  });
  // With the element itself: who sees a thing may press its key at once.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    // In the capture phase, before a closing popup has left the page.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
