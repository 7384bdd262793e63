import { useEffect } from 'react';

const REST_MS = 3_000;

/** Hides the pointer that nobody moves. */
export function useStillCursor(): void {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      root.dataset['cursor'] = 'hidden';
    };
    const show = (): void => {
      delete root.dataset['cursor'];
      clearTimeout(timer);
      timer = setTimeout(hide, REST_MS);
    };
    hide();
    window.addEventListener('pointermove', show);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', show);
      delete root.dataset['cursor'];
    };
  }, []);
}
