import { insertDeliveries } from './delivery/store.ts';
import { insertReportRule } from './report/store.ts';
import { insertRule } from './rule/store.ts';
import { insertWebhook, nextWebhookId } from './webhook/store.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { reportFactsSchema } from '../../shared/notify/report.ts';
import { ruleFactsSchema } from '../../shared/notify/rule.ts';
import type { Db } from '../db/schema.ts';

/** Who is told of what in the unit, and a message of it that is a dead letter. */
export async function plantNotify(
  db: Db,
  kato: Kato,
  person: number,
): Promise<{ notifyRule: number; reportRule: number; webhook: number; delivery: number }> {
  const facts = ruleFactsSchema.parse({
    name: `Rule ${kato}`,
    unit: kato,
    events: ['sos'],
    people: [person],
  });
  const notifyRule = await insertRule(db, facts, 'test');
  const webhook = await nextWebhookId(db);
  await insertWebhook(db, {
    id: webhook,
    name: `Webhook ${kato}`,
    url: 'https://hooks.example.kz/',
    kato,
    sealed_secret: Buffer.from('sealed'),
    owner_id: person,
  });
  const at = Date.now();
  const of = { channel: 'app' as const, personId: person, webhookId: null, ruleId: notifyRule, kato };
  const events = [{ event: 'sos' as const, atMs: at }];
  const subject = `rule:${notifyRule}`;
  await insertDeliveries(db, [{ ...of, subject, events, urgency: 0, floor: 9, madeMs: at, dueMs: at }]);
  const { id: delivery } = await db
    .updateTable('notify_delivery')
    .set({ state: 'dead' })
    .where('subject', '=', subject)
    .returning('id')
    .executeTakeFirstOrThrow();
  const report = reportFactsSchema.parse({
    name: `Report ${kato}`,
    unit: kato,
    people: [person],
    formats: ['pdf'],
    measure: 'video_link',
    of: 'required',
    schedule: { every: 'month', day: 1, hour: 8 },
  });
  const reportRule = await insertReportRule(db, report, { createdBy: 'test', plannedUntil: new Date(at) });
  return { notifyRule, reportRule, webhook, delivery };
}
