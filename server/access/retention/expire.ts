import { daysOf, holdsInForce, lockHolds } from './store.ts';
import { expiresBefore, type RetentionRuleId } from '../../../shared/access/retention.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** A table that holds personal data. The domain that owns it says how the data is taken out of it. */
export type PersonalDataHolder = {
  /** Name of the kind of object, as `incident` in `incident:42`. */
  id: string;
  rule: RetentionRuleId;
  /**
   * Empties the personal fields of at most `limit` objects whose time had come before `before`, that still have some and that
   * no hold keeps (`notHeld`). @returns the names of the objects; fewer than `limit` when none is left.
   */
  expire(trx: Db, bounds: { before: Date; limit: number }): Promise<string[]>;
};

/** One entry of the audit names this many objects at most. */
const BATCH = 500;

/** Name of the deed; its last entry says when the job ran. */
export const EXPIRE = 'retention.expire';

/**
 * Takes out personal data whose time has come, a batch and an audit entry at a time, and notes that it ran even when there
 * was nothing to do. Until a batch is over no hold can be placed; a holder that touches a held object is taken back.
 * @returns how many objects of each holder lost their personal data.
 */
export async function expirePersonalData(
  db: Db,
  now: Date,
  holders: readonly PersonalDataHolder[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const holder of holders) {
    counts[holder.id] = 0;
    for (;;) {
      const count = await expireBatch(db, now, holder);
      counts[holder.id] = (counts[holder.id] ?? 0) + count;
      if (count < BATCH) break;
    }
  }
  await write(db, { actor: 'retention', action: EXPIRE }, async () => ({
    result: undefined,
    object: 'everything',
    after: counts,
  }));
  return counts;
}

/** Thrown to leave a transaction that has nothing to write. */
class NothingToDo extends Error {}

async function expireBatch(db: Db, now: Date, holder: PersonalDataHolder): Promise<number> {
  const deed = { actor: 'retention', action: `${EXPIRE}.${holder.id}` };
  try {
    return await write(db, deed, async (trx) => {
      await lockHolds(trx);
      const days = await daysOf(trx, holder.rule);
      const before = expiresBefore(days, now);
      const objects = await holder.expire(trx, { before, limit: BATCH });
      if (objects.length === 0) throw new NothingToDo();
      const held = (await holdsInForce(trx)).find(
        (hold) => hold.object === null || objects.includes(hold.object),
      );
      if (held) throw new Error(`${holder.id} would lose what hold ${held.id} keeps`);
      const after = { rule: holder.rule, days, before: before.toISOString(), objects };
      return { result: objects.length, object: holder.id, after };
    });
  } catch (error) {
    if (error instanceof NothingToDo) return 0;
    throw error;
  }
}
