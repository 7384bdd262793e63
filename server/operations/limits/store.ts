import { DEFAULT_LIMITS, limitsSchema, type Limits } from '../../../shared/operations/limits.ts';
import type { Db } from '../../db/schema.ts';

/** Key of the setting. */
const LIMITS = 'operations.limits';

/** The limits in force: as they were set, else the defaults. A setting that cannot be read counts as not set. */
export async function limitsOf(db: Db, { lock = false } = {}): Promise<Limits> {
  const query = db.selectFrom('setting').select('value').where('key', '=', LIMITS);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  const read = row && limitsSchema.safeParse(parsed(row.value));
  return read?.success ? read.data : DEFAULT_LIMITS;
}

/** The limits in force; nobody else changes them until the transaction ends. */
export async function lockedLimits(trx: Db): Promise<Limits> {
  // A row that is not there cannot be locked; an empty one counts as not set.
  await trx
    .insertInto('setting')
    .values({ key: LIMITS, value: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return limitsOf(trx, { lock: true });
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
