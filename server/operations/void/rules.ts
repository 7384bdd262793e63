import { putVoidRule, voidRules } from './store.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import type { PlaceCategory, VoidRule } from '../../../shared/operations/void-rule.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** Kind of the event after which every server watches by other rules. */
export const RULE_CHANGED = 'void.rule_changed';

/** Sets the target and the limit of one kind of place, for the whole Republic. */
export async function setVoidRule(
  db: Db,
  { actor, reason }: { actor: string; reason: string },
  { category, kind, rule }: { category: PlaceCategory; kind: PlaceSpeed; rule: VoidRule },
): Promise<void> {
  await write(db, { actor, action: 'operations.setVoidRule', note: reason }, async (trx) => {
    const before = (await voidRules(trx))[category][kind];
    await putVoidRule(trx, category, kind, rule);
    const object = `void_rule:${category}.${kind}`;
    return {
      result: undefined,
      object,
      before,
      after: rule,
      events: [{ kind: RULE_CHANGED, kato: null, object, data: rule }],
    };
  });
}
