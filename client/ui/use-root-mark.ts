import { useLayoutEffect } from 'react';

/**
 * Says on the root of the page that something is there: `:root[data-live-line]`, `:root[data-sos]`. A sheet that asks
 * `body:has(…)` for it has the browser style the whole page anew with every element that comes or goes.
 */
export function useRootMark(mark: 'liveLine' | 'sos', isThere: boolean): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (isThere) dataset[mark] = '';
    return () => void delete dataset[mark];
  }, [mark, isThere]);
}
