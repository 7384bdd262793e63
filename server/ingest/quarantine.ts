import { keepRefused, type Refused } from './device/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const WRITE_MS = 1_000;
/** More than this in a second is a flood: the rest is counted, not kept. */
const MAX_WAITING = 100;

/** What devices sent and nobody took, written once a second and bounded, so that a flood harms nobody. */
export type Quarantine = { add: (refused: Refused) => void; close(): Promise<void> };

export function openQuarantine({ db, log }: { db: Db; log: Pick<Log, 'warn'> }): Quarantine {
  let waiting: Refused[] = [];
  let dropped = 0;
  let writing = Promise.resolve();
  const write = (): void => {
    const batch = waiting;
    if (dropped > 0) log.warn({ dropped }, 'too many refused messages of devices to keep them all');
    waiting = [];
    dropped = 0;
    if (batch.length === 0) return;
    writing = keepRefused(db, batch).catch((error: unknown) => {
      log.warn({ err: error, lost: batch.length }, 'refused messages of devices could not be kept');
    });
  };
  const timer = setInterval(write, WRITE_MS);
  return {
    add: (refused) => {
      if (waiting.length < MAX_WAITING) waiting.push(refused);
      else dropped++;
    },
    close: async () => {
      clearInterval(timer);
      write();
      await writing;
    },
  };
}
