/** The server's clock as its messages tell it: the clock of a desk may be wrong, and ages must not be. */
export type ServerClock = { now: () => number; heard: (serverMs: number) => void };

/** A difference that is this much off the known one is a clock that was set, no delay on the way. Milliseconds. */
const SET_MS = 5_000;

/**
 * @param clock the desk's.
 * A message is late by its way, so the least delayed one is nearest to the truth.
 */
export function createServerClock(clock: () => number): ServerClock {
  let aheadMs: number | null = null;
  return {
    now: () => clock() + (aheadMs ?? 0),
    heard: (serverMs) => {
      const toldMs = serverMs - clock();
      if (aheadMs === null || toldMs > aheadMs || aheadMs - toldMs > SET_MS) aheadMs = toldMs;
    },
  };
}
