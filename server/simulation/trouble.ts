import { isSignedOut } from './calls.ts';
import type { Log } from '../log.ts';

/** What goes wrong, said once until it is right again. */
export type Trouble = { failed(what: string, error: unknown): void; went(what: string): void };

/** @param signedOut called when something failed because the session is over. */
export function noteTrouble(log: Pick<Log, 'warn' | 'info'>, signedOut: () => void): Trouble {
  const broken = new Set<string>();
  return {
    failed: (what, error) => {
      if (isSignedOut(error)) signedOut();
      if (broken.has(what)) return;
      broken.add(what);
      log.warn({ err: error, what }, 'the simulation goes on without this and tries again');
    },
    went: (what) => {
      if (broken.delete(what)) log.info({ what }, 'the simulation has this again');
    },
  };
}
