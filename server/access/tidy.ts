import { FORGOTTEN_AFTER_MS } from './attempts.ts';
import { forgetAttemptsBefore } from './attempts/store.ts';
import { forgetSessions } from './sessions/store.ts';
import type { Db } from '../db/schema.ts';

/** Sessions that are over are kept this long, for whoever looks into what happened. */
const SESSIONS_KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets what nobody asks for any more: old sessions, and attempts that no longer count. */
export async function tidyAccess(db: Db, nowMs: number): Promise<void> {
  await forgetSessions(db, nowMs - SESSIONS_KEPT_MS);
  await forgetAttemptsBefore(db, nowMs - FORGOTTEN_AFTER_MS);
}
