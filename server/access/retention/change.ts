import { TRPCError } from '@trpc/server';
import { daysOf, insertHold, liftHoldOf, putDays } from './store.ts';
import { isAllowedDays, RETENTION_RULES, type RetentionRuleId } from '../../../shared/access/retention.ts';
import type { Db } from '../../db/schema.ts';
import { write, type Deed } from '../../db/write.ts';

type By = Pick<Deed, 'actor' | 'address'> & { reason: string };

/** What a hold is on: one object, as `incident:42`, or everything. */
type Held = { object: string | null };

/**
 * Keeps the personal data of an object, or of all of them, until the hold is lifted.
 * @throws TRPCError CONFLICT when it is held already.
 */
export async function placeHold(db: Db, { reason, ...by }: By, { object }: Held): Promise<void> {
  await write(db, { ...by, action: 'retention.placeHold', note: reason }, async (trx) => {
    if (!(await insertHold(trx, { object, reason, placedBy: by.actor })))
      throw new TRPCError({ code: 'CONFLICT', message: `${object ?? 'Everything'} is held already` });
    return { result: undefined, object: object ?? 'everything' };
  });
}

/**
 * Lifts a hold.
 * @throws TRPCError NOT_FOUND when there is none in force.
 */
export async function liftHold(db: Db, { reason, ...by }: By, { object }: Held): Promise<void> {
  await write(db, { ...by, action: 'retention.liftHold', note: reason }, async (trx) => {
    if (!(await liftHoldOf(trx, object, by.actor)))
      throw new TRPCError({ code: 'NOT_FOUND', message: `There is no hold on ${object ?? 'everything'}` });
    return { result: undefined, object: object ?? 'everything' };
  });
}

/**
 * Sets how many days a rule keeps its data.
 * @throws TRPCError BAD_REQUEST outside of what the rule allows.
 */
export async function setDays(
  db: Db,
  { reason, ...by }: By,
  { rule, days }: { rule: RetentionRuleId; days: number },
): Promise<void> {
  const { leastDays, mostDays, setting } = RETENTION_RULES[rule];
  if (!isAllowedDays(RETENTION_RULES[rule], days))
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: `A whole number from ${leastDays} to ${mostDays} days`,
    });
  await write(db, { ...by, action: 'retention.setDays', note: reason }, async (trx) => {
    const before = await daysOf(trx, rule);
    await putDays(trx, rule, days);
    return { result: undefined, object: `setting:${setting}`, before: { days: before }, after: { days } };
  });
}
