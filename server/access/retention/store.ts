import { sql, type RawBuilder } from 'kysely';
import { isAllowedDays, RETENTION_RULES, type RetentionRuleId } from '../../../shared/access/retention.ts';
import type { Db } from '../../db/schema.ts';

/** A hold in force. Without object it holds everything. */
export type LegalHold = {
  id: number;
  object: string | null;
  reason: string;
  placedBy: string;
  placedAt: Date;
};

/**
 * For the SQL of a holder: true for an object that no hold keeps. `object` is the SQL of its name, as
 * `'incident:' || id`; it stands outside of the subqueries, so its columns are the holder's.
 */
export const notHeld = (object: RawBuilder<string>): RawBuilder<boolean> =>
  sql`(not exists (select from legal_hold where lifted_at is null and object is null) and ${object} not in
    (select object from legal_hold where lifted_at is null and object is not null))`;

/** Keeps holds as they are until the transaction ends: who places one waits until the expiry before it is over. */
export async function lockHolds(trx: Db): Promise<void> {
  await sql`lock table legal_hold in share mode`.execute(trx);
}

/** The holds in force, the newest first. */
export async function holdsInForce(db: Db): Promise<LegalHold[]> {
  const rows = await db
    .selectFrom('legal_hold')
    .select(['id', 'object', 'reason', 'placed_by', 'placed_at'])
    .where('lifted_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ placed_by: placedBy, placed_at: placedAt, ...hold }) => ({
    ...hold,
    placedBy,
    placedAt,
  }));
}

/** @returns false when the object, or everything, is held already. */
export async function insertHold(
  trx: Db,
  hold: { object: string | null; reason: string; placedBy: string },
): Promise<boolean> {
  const { object, reason, placedBy: placed_by } = hold;
  const row = await trx
    .insertInto('legal_hold')
    .values({ object, reason, placed_by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when there is no such hold in force. */
export async function liftHoldOf(trx: Db, object: string | null, liftedBy: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('legal_hold')
    .set({ lifted_by: liftedBy, lifted_at: new Date() })
    .where('object', 'is not distinct from', object)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The days of a rule: as set, else its default. A setting that is no allowed number counts as not set. */
export async function daysOf(db: Db, id: RetentionRuleId): Promise<number> {
  const rule = RETENTION_RULES[id];
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', rule.setting)
    .executeTakeFirst();
  const days = Number(row?.value);
  return isAllowedDays(rule, days) ? days : rule.defaultDays;
}

export async function putDays(trx: Db, id: RetentionRuleId, days: number): Promise<void> {
  const row = { key: RETENTION_RULES[id].setting, value: String(days) };
  await trx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value }))
    .execute();
}
