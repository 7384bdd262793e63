import { useEffect, useEffectEvent, useState } from 'react';

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const;
const FRAME_MS = 200;

/** A slider that is dragged comes to rest when it has not moved for so long. */
const REST_MS = 400;

/**
 * A clock that runs through a period: the moment it shows, and its buttons.
 * @param onRest told the moment when it has come to rest there.
 */
export function usePlaying(
  period: { fromMs: number; toMs: number },
  startMs: number,
  onRest: (atMs: number) => void,
) {
  const { fromMs, toMs } = period;
  const within = (ms: number): number => Math.min(toMs, Math.max(fromMs, ms));
  const [atMs, setAt] = useState(() => within(startMs));
  const [speed, setSpeed] = useState<number>(10);
  const [isPlaying, setPlaying] = useState(false);
  const shownMs = within(atMs);

  const step = useEffectEvent((passedMs: number) => {
    const next = within(shownMs + passedMs * speed);
    setAt(next);
    if (next === toMs) setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      step(now - last);
      last = now;
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);

  const rest = useEffectEvent(onRest);
  useEffect(() => {
    if (isPlaying) return undefined;
    const timer = setTimeout(() => rest(shownMs), REST_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, shownMs]);

  const seek = (ms: number): void => setAt(within(ms));
  const faster = (by: 1 | -1): void => {
    const index = SPEEDS.findIndex((one) => one === speed) + by;
    setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))] ?? speed);
  };
  const toggle = (): void => {
    if (!isPlaying && shownMs === toMs) setAt(fromMs);
    setPlaying(!isPlaying);
  };
  return { atMs: shownMs, speed, isPlaying, seek, faster, toggle };
}
