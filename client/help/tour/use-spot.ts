import { useEffect, useState } from 'react';

/** Where on the page something is, CSS pixels; null while it is not there. */
export type Spot = { left: number; top: number; width: number; height: number } | null;

/** Screens move while they load, and answer at their own pace. */
const LOOK_MS = 250;

const spotOf = (selector: string): Spot => {
  const element = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
  if (!element) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return width === 0 || height === 0 ? null : { left, top, width, height };
};

/** Follows an element of the page by its selector. */
export function useSpot(selector: string): Spot {
  const [spot, setSpot] = useState<Spot>(null);
  useEffect(() => {
    const look = (): void =>
      setSpot((before) => {
        const now = spotOf(selector);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    look();
    const timer = setInterval(look, LOOK_MS);
    window.addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', look);
    };
  }, [selector]);
  return spot;
}
