import {
  extendDelivery,
  hasUnread,
  insertDeliveries,
  lastDeliveries,
  lockedCursor,
  setCursor,
  type NewDelivery,
} from './delivery/store.ts';
import { holdersOf, rulesInForce } from './rule/store.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import { pathOf } from '../../shared/hierarchy/scope.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { happeningOf, type Happening } from '../../shared/notify/happening.ts';
import { wantedOf, type RuleInForce, type Wanted } from '../../shared/notify/match.ts';
import { groupingOf, urgencyOf } from '../../shared/notify/quiet.ts';
import type { NotifyEvent } from '../../shared/notify/rule.ts';
import type { ToldEvent } from '../../shared/notify/text.ts';
import { ownEventsAfter } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import { categoryOf } from '../operations/playbook/playbooks.ts';

const BATCH = 200;
/** Longer than any rule may be quiet. */
const LOOK_BACK_MS = 241 * 60_000;

/**
 * Reads on in the event log and makes the messages that the rules ask for. The place up to which it was read moves in the
 * same transaction: a server that is killed leaves either both or neither, so nothing is lost and nothing is made twice.
 * @returns whether there may be more to read.
 */
export async function deriveDeliveries(
  db: Db,
  { tree, nowMs }: { tree: UnitTree<AdminUnit>; nowMs: number },
): Promise<boolean> {
  if (!(await hasUnread(db))) return false;
  return db.transaction().execute(async (trx) => {
    const from = await lockedCursor(trx);
    // What another site wrote is that site's to tell.
    const { events, upTo } = await ownEventsAfter(trx, from, BATCH);
    if (upTo === from) return false;
    const happenings = events.flatMap((event) => happeningOf(event) ?? []);
    if (happenings.length > 0) await make(trx, happenings, { tree, nowMs });
    await setCursor(trx, upTo);
    return upTo - from >= BATCH;
  });
}

/** A message under work: of the database, or one to be made. */
type Draft = NewDelivery & {
  id: number | null;
  isOpen: boolean;
  toldMs: number;
  /** What was put into it now. */
  added: ToldEvent[];
};

async function make(
  trx: Db,
  happenings: readonly Happening[],
  { tree, nowMs }: { tree: UnitTree<AdminUnit>; nowMs: number },
): Promise<void> {
  const rules: RuleInForce[] = (await rulesInForce(trx))
    .filter(({ unit }) => tree.indexOf.has(unit))
    .map((rule) => ({ ...rule, path: pathOf(tree, rule.unit) }));
  if (rules.length === 0) return;
  const roles = [...new Set(rules.flatMap((rule) => rule.roles))];
  const holders = (await holdersOf(trx, roles, new Date(nowMs)))
    .filter(({ kato }) => tree.indexOf.has(kato))
    .map(({ kato, ...holder }) => ({ ...holder, path: pathOf(tree, kato) }));
  const parentOf = (category: string): string | null => categoryOf(category)?.parentId ?? null;

  const drafts = await knownDrafts(trx, happenings, nowMs);
  const fresh: Draft[] = [];
  for (const happening of happenings)
    for (const wanted of wantedOf(rules, happening, { holders, parentOf })) {
      const key = keyOf(wanted, happening.subject);
      const next = put(drafts.get(key) ?? null, happening, { wanted, nowMs });
      if (next.id === null && !fresh.includes(next)) fresh.push(next);
      drafts.set(key, next);
    }
  for (const draft of drafts.values())
    if (draft.id !== null && draft.added.length > 0 && !(await extendDelivery(trx, draft.id, draft)))
      // It was sent a moment ago, so what is new is another message.
      fresh.push({ ...draft, events: draft.added, madeMs: nowMs });
  await insertDeliveries(trx, fresh);
}

const keyOf = (wanted: Wanted, subject: string): string =>
  `${wanted.channel}:${wanted.channel === 'webhook' ? wanted.webhookId : wanted.personId}:${subject}`;

async function knownDrafts(
  trx: Db,
  happenings: readonly Happening[],
  nowMs: number,
): Promise<Map<string, Draft>> {
  const subjects = [...new Set(happenings.map(({ subject }) => subject))];
  const rows = await lastDeliveries(trx, subjects, new Date(nowMs - LOOK_BACK_MS));
  return new Map(
    rows.map((row) => [
      `${row.channel}:${row.webhook_id ?? row.person_id ?? 0}:${row.subject}`,
      {
        id: row.id,
        channel: row.channel,
        personId: row.person_id,
        webhookId: row.webhook_id,
        ruleId: 0,
        subject: row.subject,
        kato: '',
        events: row.events,
        urgency: 0,
        floor: row.floor,
        madeMs: row.made_at.getTime(),
        dueMs: row.due_at.getTime(),
        isOpen: row.state === 'waiting' && row.attempts === 0,
        toldMs: (row.sent_at ?? row.made_at).getTime(),
        added: [],
      },
    ]),
  );
}

/** Puts a happening into the last message about the same thing, or into a new one. */
function put(
  last: Draft | null,
  { event, atMs, subject, kato }: Happening,
  { wanted, nowMs }: { wanted: Wanted; nowMs: number },
): Draft {
  const told = last?.events ?? [];
  // One deed may stand in the log twice, for those who gained an incident and for those who lost it.
  if (last && told.some((one) => one.event === event && one.atMs === atMs)) return last;
  const events = told.flatMap((one): NotifyEvent[] => (one.event === 'test' ? [] : [one.event]));
  const grouping = groupingOf(last && { ...last, events }, event, { nowMs, quietMs: wanted.quietMs });
  const { into, dueMs, floor } = grouping;
  const of = { ruleId: wanted.ruleId, kato, isOpen: true, dueMs, floor };
  if (last && into === 'last') {
    const all = [...last.events, { event, atMs }];
    const urgency = urgencyOf(all.map((one) => one.event));
    return Object.assign(last, of, { events: all, urgency, added: [...last.added, { event, atMs }] });
  }
  return {
    ...of,
    id: null,
    channel: wanted.channel,
    personId: wanted.channel === 'webhook' ? null : wanted.personId,
    webhookId: wanted.channel === 'webhook' ? wanted.webhookId : null,
    subject,
    events: [{ event, atMs }],
    urgency: urgencyOf([event]),
    madeMs: nowMs,
    toldMs: nowMs,
    added: [],
  };
}
