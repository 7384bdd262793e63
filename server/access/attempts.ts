import { createHash } from 'node:crypto';
import { forgetAttempts, lockAttempts, putAttempts } from './attempts/store.ts';
import type { Db } from '../db/schema.ts';

/** Mistakes that cost nothing. */
const FREE_FAILURES = 4;
const FIRST_LOCK_MS = 15_000;
/** A duty officer must get in on the same shift; an hour of this is 4 guesses. */
const LONGEST_LOCK_MS = 15 * 60_000;
/** After so long without an attempt the count begins anew. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** How long nobody may try again after so many failures one after another, ms. */
export const lockAfter = (failures: number): number =>
  failures <= FREE_FAILURES
    ? 0
    : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES - 1));

/** A login may be a password typed in the wrong field: only its hash is kept. */
const hashOf = (login: string): string => createHash('sha256').update(login).digest('hex');

/**
 * Counts an attempt before it is made, so that a hundred at once are not a hundred guesses. The same for logins that do
 * not exist.
 * @returns 0 when it may be made, else how long to wait, ms.
 */
export function countAttempt(db: Db, login: string, nowMs: number): Promise<number> {
  const hash = hashOf(login);
  return db.transaction().execute(async (trx) => {
    const known = await lockAttempts(trx, hash, nowMs);
    if (known.lockedUntilMs !== null && known.lockedUntilMs > nowMs) return known.lockedUntilMs - nowMs;
    const failures = nowMs - known.lastMs > FORGOTTEN_AFTER_MS ? 1 : known.failures + 1;
    const lockMs = lockAfter(failures);
    await putAttempts(trx, hash, {
      failures,
      lastMs: nowMs,
      lockedUntilMs: lockMs === 0 ? null : nowMs + lockMs,
    });
    return 0;
  });
}

/** The attempt succeeded: what went before is forgotten. */
export const attemptSucceeded = (db: Db, login: string): Promise<void> => forgetAttempts(db, hashOf(login));
