import { useEffect, type RefObject } from 'react';
import { burnInAt } from '../../../shared/wall/burn-in.ts';

const LOOK_MS = 15_000;

/** Moves the frame by a few pixels now and then and lets what never changes breathe, so that nothing is burnt into the screen. */
export function useBurnIn(frame: RefObject<HTMLElement | null>, clock: () => number): void {
  useEffect(() => {
    const move = (): void => {
      const { xPx, yPx, brightness } = burnInAt(clock());
      frame.current?.style.setProperty('--wall-x', `${xPx}px`);
      frame.current?.style.setProperty('--wall-y', `${yPx}px`);
      frame.current?.style.setProperty('--wall-still', brightness.toFixed(3));
    };
    move();
    const timer = setInterval(move, LOOK_MS);
    return () => clearInterval(timer);
  }, [frame, clock]);
}
