import { isSignedOut } from './calls.ts';
import type { Log } from '../log.ts';

/** What goes wrong, said once until it has been right for a while. */
export type Trouble = { failed(what: string, error: unknown): void; went(what: string): void };

/** What fails now and then is broken all the time. */
const RIGHT_FOR_MS = 60_000;

/** @param signedOut called when something failed because the session is over. */
export function noteTrouble(log: Pick<Log, 'warn' | 'info'>, signedOut: () => void): Trouble {
  /** When it failed last, monotonic milliseconds. */
  const broken = new Map<string, number>();
  return {
    failed: (what, error) => {
      if (isSignedOut(error)) signedOut();
      const isKnown = broken.has(what);
      broken.set(what, performance.now());
      if (isKnown) return;
      log.warn({ err: error, what }, 'the simulation goes on without this and tries again');
    },
    went: (what) => {
      const failedMs = broken.get(what);
      if (failedMs === undefined || performance.now() - failedMs < RIGHT_FOR_MS) return;
      broken.delete(what);
      log.info({ what }, 'the simulation has this again');
    },
  };
}
