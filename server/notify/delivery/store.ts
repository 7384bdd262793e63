import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { DELIVERY_PAGE, type DeliveryState, type Failure } from '../../../shared/notify/notice.ts';
import type { Channel } from '../../../shared/notify/rule.ts';
import type { ToldEvent } from '../../../shared/notify/text.ts';
import type { Db } from '../../db/schema.ts';

/** One message to one recipient by one channel. */
export type NewDelivery = {
  channel: Channel;
  personId: number | null;
  webhookId: number | null;
  ruleId: number;
  subject: string;
  kato: Kato;
  events: readonly ToldEvent[];
  urgency: number;
  /** See `groupingOf`. */
  floor: number;
  madeMs: number;
  dueMs: number;
};

/** One that is being sent. `attempt` counts from 1; `uid` is the same for every attempt. */
export type Delivery = {
  id: number;
  uid: string;
  channel: Channel;
  personId: number | null;
  webhookId: number | null;
  ruleId: number;
  subject: string;
  kato: Kato;
  events: ToldEvent[];
  urgency: number;
  attempt: number;
};

/** Whether the event log is longer than what was read of it; cheap enough to be asked every second. */
export async function hasUnread(db: Db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select seq > (select seq from notify_cursor) as has from event_stream where stream = 'main'`.execute(db);
  return rows[0]?.has ?? false;
}

/** Locks the place up to which the event log was read, so that of two readers one goes on where the other ended. */
export async function lockedCursor(trx: Db): Promise<number> {
  const { seq } = await trx.selectFrom('notify_cursor').select('seq').forUpdate().executeTakeFirstOrThrow();
  return seq;
}

export async function setCursor(trx: Db, seq: number): Promise<void> {
  await trx.updateTable('notify_cursor').set({ seq }).execute();
}

export type LastDelivery = {
  id: number;
  channel: Channel;
  person_id: number | null;
  webhook_id: number | null;
  subject: string;
  events: ToldEvent[];
  made_at: Date;
  due_at: Date;
  sent_at: Date | null;
  floor: number;
  state: DeliveryState;
  attempts: number;
};

/** The last message of every recipient about each of some things, made since a moment or still waiting. */
export async function lastDeliveries(
  trx: Db,
  subjects: readonly string[],
  since: Date,
): Promise<LastDelivery[]> {
  const { rows } = await sql<LastDelivery>`
    select distinct on (channel, person_id, webhook_id, subject)
      id, channel, person_id, webhook_id, subject, events, made_at, due_at, sent_at, floor, state, attempts
    from notify_delivery
    where subject = any(${[...subjects]}::text[]) and (made_at >= ${since} or state = 'waiting')
    order by channel, person_id, webhook_id, subject, id desc`.execute(trx);
  return rows;
}

export async function insertDeliveries(trx: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await trx
    .insertInto('notify_delivery')
    .values(
      deliveries.map((one) => ({
        channel: one.channel,
        person_id: one.personId,
        webhook_id: one.webhookId,
        rule_id: one.ruleId,
        subject: one.subject,
        kato: one.kato,
        events: JSON.stringify(one.events),
        urgency: one.urgency,
        floor: one.floor,
        state: 'waiting' as const,
        made_at: new Date(one.madeMs),
        due_at: new Date(one.dueMs),
      })),
    )
    .execute();
}

/**
 * Puts what happened into a message that nobody has tried to send yet. One that was tried stays as it is: its receiver may
 * have it, and would take the longer one for the same. @returns false when it was tried meanwhile.
 */
export async function extendDelivery(
  trx: Db,
  id: number,
  { events, urgency, dueMs }: Pick<NewDelivery, 'events' | 'urgency' | 'dueMs'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('notify_delivery')
    .set({ events: JSON.stringify(events), urgency, due_at: new Date(dueMs) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Receivers that are being sent to as much as they may be. */
export type Busy = { email: boolean; webhooks: readonly number[] };

/** Takes messages that are due, the most urgent first, and counts the attempt before it is made. */
export async function claimDue(
  db: Db,
  { now, limit, busy }: { now: Date; limit: number; busy: Busy },
): Promise<Delivery[]> {
  const { rows } = await sql<{
    id: number;
    uid: string;
    channel: Channel;
    person_id: number | null;
    webhook_id: number | null;
    rule_id: number;
    subject: string;
    kato: string;
    events: ToldEvent[];
    urgency: number;
    attempts: number;
  }>`
    with due as (
      select id from notify_delivery
      where state = 'waiting' and due_at <= ${now}
        and not (channel = 'email' and ${busy.email})
        and (webhook_id is null or webhook_id <> all(${[...busy.webhooks]}::bigint[]))
      order by urgency, due_at, id limit ${limit} for update skip locked)
    update notify_delivery d set state = 'sending', attempts = attempts + 1 from due where d.id = due.id
    returning d.id, uid, channel, person_id, webhook_id, rule_id, subject, kato, events, urgency, attempts`.execute(
    db,
  );
  return rows
    .map(({ person_id, webhook_id, rule_id, attempts, ...row }) => ({
      ...row,
      personId: person_id,
      webhookId: webhook_id,
      ruleId: rule_id,
      attempt: attempts,
    }))
    .toSorted((a, b) => a.urgency - b.urgency || a.id - b.id);
}

/** Gives back what was taken and not sent, uncounted: its receiver is busy. */
export async function giveBack(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notify_delivery')
    .set({ state: 'waiting', attempts: sql`attempts - 1` })
    .where('id', 'in', [...ids])
    .where('state', '=', 'sending')
    .execute();
}

/** What became of an attempt; `dueMs` when it is tried again. */
export type Settlement = {
  state: Exclude<DeliveryState, 'sending'>;
  atMs: number;
  dueMs?: number;
  failure: Failure | null;
  answer: string;
};

/** Writes what became of an attempt. @returns false when another server took the message over meanwhile. */
export async function settle(
  db: Db,
  { id, attempt }: Pick<Delivery, 'id' | 'attempt'>,
  { state, atMs, dueMs, failure, answer }: Settlement,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notify_delivery')
    .set({
      state,
      failure,
      answer,
      sent_at: state === 'sent' ? new Date(atMs) : null,
      ...(dueMs === undefined ? {} : { due_at: new Date(dueMs) }),
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Makes wait again what nobody is sending any more: a server ended, or could not write down what came of it. Perhaps it was
 * sent, so it is sent again by the same name. @param flying ids of those that are being sent.
 */
export async function reviveSending(db: Db, flying: readonly number[] = []): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notify_delivery')
    .set({ state: 'waiting' })
    .where('state', '=', 'sending')
    .where(sql<boolean>`id <> all(${[...flying]}::bigint[])`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A message of any state. */
export const deliveryById = (db: Db, id: number) =>
  db
    .selectFrom('notify_delivery')
    .select(['id', 'kato', 'state', 'subject'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Has it sent once more, with all attempts before it. */
export async function sendAgain(trx: Db, id: number, now: Date): Promise<void> {
  await trx
    .updateTable('notify_delivery')
    .set({ state: 'waiting', attempts: 0, due_at: now, failure: null })
    .where('id', '=', id)
    .execute();
}

const within = (paths: readonly string[]) => sql<boolean>`exists (
  select from admin_unit_version v, unnest(${[...paths]}::text[]) as above(path)
  where v.kato = d.kato and v.valid_to is null and (v.path = above.path or v.path like above.path || '/%'))`;

/** A page of messages of units in the paths, newest first. */
export async function deliveriesWithin(
  db: Db,
  page: { paths: readonly string[]; states: readonly DeliveryState[]; before: number | null },
) {
  return db
    .selectFrom('notify_delivery as d')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .leftJoin('notify_webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.channel', 'd.subject', 'd.events', 'd.state', 'd.attempts', 'd.made_at', 'd.due_at'])
    .select(['d.sent_at', 'd.failure', 'd.answer', 'p.display_name', 'w.name as webhook'])
    .select(
      sql<string | null>`(select number from incident i where d.subject = 'incident:' || i.id)`.as('number'),
    )
    .where('d.state', 'in', [...page.states])
    .where(within(page.paths))
    .$if(page.before !== null, (query) => query.where('d.id', '<', page.before ?? 0))
    .orderBy('d.id', 'desc')
    .limit(DELIVERY_PAGE)
    .execute();
}

/** How many messages of the paths wait and how many nobody could send. */
export async function countsWithin(db: Db, paths: readonly string[]) {
  const { rows } = await sql<{ waiting: number; dead: number }>`
    select (count(*) filter (where state in ('waiting', 'sending')))::int4 as waiting,
      (count(*) filter (where state = 'dead'))::int4 as dead
    from notify_delivery d where state in ('waiting', 'sending', 'dead') and ${within(paths)}`.execute(db);
  return rows[0] ?? { waiting: 0, dead: 0 };
}

/** What became of the last e-mail that was tried. */
export const lastMail = (db: Db) =>
  db
    .selectFrom('notify_delivery')
    .select(['state', 'answer', 'failure', 'sent_at', 'due_at'])
    .where('channel', '=', 'email')
    .where('attempts', '>', 0)
    .where('state', 'in', ['sent', 'dead', 'waiting'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Notices of a person in the application, newest first. */
export const noticesOf = (db: Db, personId: number, limit: number) =>
  db
    .selectFrom('notify_delivery')
    .select(['id', 'subject', 'kato', 'events', 'urgency', 'sent_at', 'read_at'])
    .where('person_id', '=', personId)
    .where('channel', '=', 'app')
    .where('state', '=', 'sent')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Marks notices of a person as read. @returns ids of those that were not. */
export async function markRead(
  trx: Db,
  personId: number,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .updateTable('notify_delivery')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('channel', '=', 'app')
    .where('read_at', 'is', null)
    .where('id', 'in', [...ids])
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets messages that were made before a moment and wait for nothing. */
export async function forgetDeliveries(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('notify_delivery')
    .where('made_at', '<', before)
    .where('state', 'in', ['sent', 'dead', 'withheld'])
    .execute();
}
