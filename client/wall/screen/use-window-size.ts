import { useEffect, useState } from 'react';

/** A window that goes to the full screen has several sizes on its way. */
const SETTLES_MS = 300;

/** What the browser fills, CSS pixels; followed once it has stopped to change. */
export function useWindowSize(): { widthPx: number; heightPx: number } {
  const [size, setSize] = useState(sizeNow);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const measure = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => setSize(sizeNow()), SETTLES_MS);
    };
    window.addEventListener('resize', measure);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('resize', measure);
    };
  }, []);
  return size;
}

const sizeNow = () => ({ widthPx: window.innerWidth, heightPx: window.innerHeight });
