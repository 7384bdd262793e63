import { useEffect, useState } from 'react';

/** What the browser fills, CSS pixels; followed as it changes. */
export function useWindowSize(): { widthPx: number; heightPx: number } {
  const [size, setSize] = useState(sizeNow);
  useEffect(() => {
    const measure = (): void => setSize(sizeNow());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}

const sizeNow = () => ({ widthPx: window.innerWidth, heightPx: window.innerHeight });
