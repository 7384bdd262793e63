import type { Db } from '../../db/schema.ts';

export type Attempts = { failures: number; lastMs: number; lockedUntilMs: number | null };

/** What is known of a login's attempts, locked until the transaction ends; a row is made for one never seen. */
export async function lockAttempts(trx: Db, loginHash: string, nowMs: number): Promise<Attempts> {
  await trx
    .insertInto('sign_in_attempt')
    .values({ login_hash: loginHash, failures: 0, last_at: new Date(nowMs), locked_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('login_hash', '=', loginHash)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    failures: row.failures,
    lastMs: row.last_at.getTime(),
    lockedUntilMs: row.locked_until && row.locked_until.getTime(),
  };
}

export async function putAttempts(trx: Db, loginHash: string, attempts: Attempts): Promise<void> {
  const { failures, lastMs, lockedUntilMs } = attempts;
  await trx
    .updateTable('sign_in_attempt')
    .set({
      failures,
      last_at: new Date(lastMs),
      locked_until: lockedUntilMs === null ? null : new Date(lockedUntilMs),
    })
    .where('login_hash', '=', loginHash)
    .execute();
}

export async function forgetAttempts(db: Db, loginHash: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('login_hash', '=', loginHash).execute();
}

/** Forgets attempts that were made before a moment: a flood of made-up logins does not stay. */
export async function forgetAttemptsBefore(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('last_at', '<', new Date(beforeMs)).execute();
}
