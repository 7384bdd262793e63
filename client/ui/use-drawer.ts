import { useEffect, type RefObject } from 'react';
import { useEscape } from './use-escape.ts';

/**
 * Something that opens beside the screen: the focus goes into it and, when it closes, back to where it was; Escape closes it.
 * @returns the ref of its outermost element, which takes the focus and so has a `tabIndex` of -1.
 */
export function useDrawer<Root extends HTMLElement>(onClose: () => void): RefObject<Root | null> {
  const root = useEscape<Root>(onClose);
  useEffect(() => {
    const before = document.activeElement;
    const drawer = root.current;
    drawer?.focus();
    return () => {
      const isStill = drawer?.contains(document.activeElement) ?? document.activeElement === document.body;
      if (isStill && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [root]);
  return root;
}
