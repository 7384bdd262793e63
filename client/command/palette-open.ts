import { create } from 'zustand';

/**
 * Whether the palette is open: for everything, or to type a command line. `typed` is what stands in its field, and what was typed
 * before it was there: it is fetched when it is first asked for, and nobody waits with their hands.
 */
export const useOpenPalette = create<{ open: 'none' | 'all' | 'line'; typed: string }>(() => ({
  open: 'none',
  typed: '',
}));

export const openPalette = (open: 'all' | 'line'): void => useOpenPalette.setState({ open, typed: '' });
export const closePalette = (): void => useOpenPalette.setState({ open: 'none', typed: '' });

export const typeIn = (typed: string): void => useOpenPalette.setState({ typed });

const CHOOSES = new Set(['Enter', 'ArrowUp', 'ArrowDown']);

/** Keeps a key that was pressed while the palette is on its way. @returns whether it was one for it. */
export function keepTyped({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return false;
  if (key === 'Escape') closePalette();
  else if (key === 'Backspace') useOpenPalette.setState(({ typed }) => ({ typed: typed.slice(0, -1) }));
  else if (key.length === 1) useOpenPalette.setState(({ typed }) => ({ typed: typed + key }));
  // There is nothing to choose yet, and what lies beneath is not meant.
  else return CHOOSES.has(key);
  return true;
}
