import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Channel on which a change of what the picture is built from is told. */
export const REGISTER_CHANGED = 'sholu_register_changed';

/** Wakes every server that keeps a picture, when the transaction commits. */
export async function tellRegisterChanged(trx: Db): Promise<void> {
  await sql`select pg_notify(${REGISTER_CHANGED}, '')`.execute(trx);
}
