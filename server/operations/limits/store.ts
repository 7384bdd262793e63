import { DEFAULT_LIMITS, limitsSchema, type Limits } from '../../../shared/operations/limits.ts';
import type { Db } from '../../db/schema.ts';

/** Key of the setting. */
const LIMITS = 'operations.limits';

/** The limits in force: as they were set, else the defaults. A setting that cannot be read counts as not set. */
export async function limitsOf(db: Db): Promise<Limits> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', LIMITS).executeTakeFirst();
  const read = row && limitsSchema.safeParse(parsed(row.value));
  return read?.success ? read.data : DEFAULT_LIMITS;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export async function putLimits(trx: Db, limits: Limits): Promise<void> {
  const value = JSON.stringify(limits);
  await trx
    .insertInto('setting')
    .values({ key: LIMITS, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
