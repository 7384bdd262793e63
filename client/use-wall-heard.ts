import { useCallback, useEffect, useRef } from 'react';
import { HEARD_EVERY_MS, type Showing } from '../shared/wall/state.ts';
import { BY_ITSELF, client } from './trpc.ts';

/** A change is told after this, so that a picture that is being put together is told once. */
const SETTLED_MS = 1_000;

/**
 * Tells the server that this screen is there and what it shows: every quarter of a minute, and when that is something else. A
 * screen whose page hangs or has crashed says nothing, and so a desk knows.
 * @returns takes what is shown.
 */
export function useWallHeard(id: number, screen: number): (showing: Showing) => void {
  const latest = useRef<Showing | null>(null);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(() => {
    clearTimeout(soon.current);
    if (!latest.current) return;
    // What was not heard is said again anyway.
    client.wall.heard.mutate({ id, screen, showing: latest.current }, BY_ITSELF).catch(() => undefined);
  }, [id, screen]);
  useEffect(() => {
    const timer = setInterval(tell, HEARD_EVERY_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(soon.current);
    };
  }, [tell]);
  return useCallback(
    (showing) => {
      latest.current = showing;
      clearTimeout(soon.current);
      soon.current = setTimeout(tell, SETTLED_MS);
    },
    [tell],
  );
}
