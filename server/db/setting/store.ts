import { sql } from 'kysely';
import type { Db } from '../schema.ts';

const SEEDED = 'seeded';

/** True when the first filling of this database is complete; `lock` makes others that ask so wait for this transaction. */
export async function isSeeded(db: Db, options: { lock?: boolean } = {}): Promise<boolean> {
  if (options.lock) await sql`lock table setting in exclusive mode`.execute(db);
  const row = await db.selectFrom('setting').select('value').where('key', '=', SEEDED).executeTakeFirst();
  return row !== undefined;
}

export async function markSeeded(trx: Db): Promise<void> {
  await trx.insertInto('setting').values({ key: SEEDED, value: new Date().toISOString() }).execute();
}
