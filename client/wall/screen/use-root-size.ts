import { useLayoutEffect } from 'react';

/** Sets the size of all letters of the page, CSS pixels of one rem, for as long as the wall is shown. */
export function useRootSize(remPx: number): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = `${remPx}px`;
    return () => {
      style.fontSize = '';
    };
  }, [remPx]);
}
