import { TRPCError } from '@trpc/server';
import { insertRule, ruleById, rulesWithin, updateRuleRow } from './store.ts';
import { namesOfPeople } from '../contact/store.ts';
import { insertDeliveries, type NewDelivery } from '../delivery/store.ts';
import type { Keeper } from '../keeper.ts';
import { webhooksWithin } from '../webhook/store.ts';
import type { CreateRule, Rule, RuleFacts, UpdateRule } from '../../../shared/notify/rule.ts';
import { NOTHING_TOLD, urgencyOf } from '../../../shared/notify/quiet.ts';
import { notFound } from '../../access/guard.ts';
import { personWithin } from '../../access/people/store.ts';
import { write } from '../../db/write.ts';
import { requireCategory } from '../../operations/playbook/playbooks.ts';

/** A rule as the administration shows it: its people by name too. */
export type ListedRule = Rule & { names: { id: number; name: string }[] };

export async function listRules({ db, scope }: Keeper): Promise<ListedRule[]> {
  const rules = await rulesWithin(db, scope.paths);
  const names = await namesOfPeople(db, [...new Set(rules.flatMap(({ people }) => people))]);
  return rules.map((rule) => ({
    ...rule,
    names: rule.people.flatMap((id) => ({ id, name: names.get(id) ?? '' })),
  }));
}

/** @throws TRPCError for a unit, a category, a person or a webhook that the keeper may not name. `known` are named already. */
async function requireNameable(keeper: Keeper, facts: RuleFacts, known?: RuleFacts): Promise<void> {
  const { db, scope, requireUnit } = keeper;
  requireUnit(facts.unit);
  facts.categories.forEach(requireCategory);
  for (const id of facts.people)
    if (!known?.people.includes(id) && !(await personWithin(db, id, scope.paths)))
      throw notFound(`person:${id}`);
  const webhooks = new Set((await webhooksWithin(db, scope.paths)).map(({ id }) => id));
  for (const id of facts.webhooks)
    if (!known?.webhooks.includes(id) && !webhooks.has(id)) throw notFound(`webhook:${id}`);
}

export async function createRule(keeper: Keeper, { reason, ...facts }: CreateRule): Promise<{ id: number }> {
  await requireNameable(keeper, facts);
  const { db, actor } = keeper;
  return write(db, { actor, action: 'notify.createRule', note: reason }, async (trx) => {
    const id = await insertRule(trx, facts, actor);
    return { result: { id }, object: `notify_rule:${id}`, kato: facts.unit, after: facts };
  });
}

/** @throws TRPCError NOT_FOUND for a rule outside, CONFLICT when somebody changed it meanwhile. */
export async function updateRule(
  keeper: Keeper,
  { id, version, reason, ...facts }: UpdateRule,
): Promise<void> {
  const { db, actor, requireObject } = keeper;
  await write(db, { actor, action: 'notify.updateRule', note: reason }, async (trx) => {
    const rule = requireObject(`notify_rule:${id}`, await ruleById(trx, id, { lock: true }), (r) => r.unit);
    await requireNameable(keeper, facts, rule);
    if (rule.version !== version)
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'version. Somebody changed it meanwhile: look again',
      });
    await updateRuleRow(trx, id, facts);
    const { id: _, version: __, ...before } = rule;
    return { result: undefined, object: `notify_rule:${id}`, kato: facts.unit, before, after: facts };
  });
}

/**
 * Has a test message sent to the people and webhooks that a rule names and to who asks, by the rule's channels; not to
 * everybody who has a role. @throws TRPCError NOT_FOUND for a rule outside.
 */
export async function testRule(keeper: Keeper, id: number): Promise<{ messages: number }> {
  const { db, actor, requireObject, personId, nowMs } = keeper;
  const messages = await write(db, { actor, action: 'notify.testRule' }, async (trx) => {
    const rule = requireObject(`notify_rule:${id}`, await ruleById(trx, id), (r) => r.unit);
    const of = {
      ruleId: id,
      subject: `rule:${id}`,
      kato: rule.unit,
      events: [{ event: 'test' as const, atMs: nowMs }],
      urgency: urgencyOf(['test']),
      floor: NOTHING_TOLD,
      madeMs: nowMs,
      dueMs: nowMs,
    };
    const people = [...new Set([...rule.people, personId])];
    const deliveries: NewDelivery[] = [
      ...rule.channels.flatMap((channel) =>
        people.map((one) => ({ ...of, channel, personId: one, webhookId: null })),
      ),
      ...rule.webhooks.map((one) => ({
        ...of,
        channel: 'webhook' as const,
        personId: null,
        webhookId: one,
      })),
    ];
    await insertDeliveries(trx, deliveries);
    const count = deliveries.length;
    return { result: count, object: `notify_rule:${id}`, kato: rule.unit, after: { messages: count } };
  });
  keeper.wake();
  return { messages };
}
