import { useEffect } from 'react';

/** So long a picture may not be complete although the server answers; then something in this page is stuck. */
const STUCK_MS = 5 * 60_000;
const LOOK_MS = 30_000;

/**
 * Loads the page anew when its picture does not come although the server is there: what hangs in a page for reasons nobody thought
 * of is over with it. Where the server is away nothing is done: the line comes back by itself, and a page that is not loaded cannot.
 */
export function useStuck(isComplete: boolean): void {
  useEffect(() => {
    if (isComplete) return undefined;
    const sinceMs = performance.now();
    const look = async (): Promise<void> => {
      if (performance.now() - sinceMs < STUCK_MS) return;
      const answer = await fetch('/readyz', { cache: 'no-store' });
      if (answer.ok) location.reload();
    };
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
    return () => clearInterval(timer);
  }, [isComplete]);
}
