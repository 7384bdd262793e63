import { sql } from 'kysely';
import {
  alarmLogEntrySchema,
  alarmSchema,
  type Alarm,
  type AlarmLogEntry,
} from '../../shared/alarms/alarm.ts';
import { rankOf, type AlarmClass } from '../../shared/alarms/alarm-class.ts';
import { annunciates } from '../../shared/alarms/alarm-machine.ts';
import type { Db } from '../db/schema.ts';

/** An alarm after one more entry of its log; `before` is null for a new one. */
export type MovedAlarm = { before: Alarm | null; alarm: Alarm; entry: AlarmLogEntry };

export const toAlarm = ({ id, data }: { id: number; data: unknown }): Alarm =>
  alarmSchema.parse({ ...(data as object), id });

/** Whoever said it, as the indicators count: the facility where there is one. */
const originOf = ({ facilityId, object }: Alarm): string =>
  facilityId === null ? object : `facility:${facilityId}`;

const rowOf = ({ id, ...alarm }: Alarm) => ({
  id,
  kato: alarm.kato,
  class: alarm.class,
  level: rankOf(alarm.class),
  zone: alarm.zone,
  object: alarm.object,
  state: alarm.state,
  raised_at: new Date(alarm.raisedAt),
  closed_at: alarm.state === 'closed' ? new Date(alarm.stateSince) : null,
  shelved_until: alarm.shelvedUntil === null ? null : new Date(alarm.shelvedUntil),
  source_id: alarm.sourceId,
  account_id: alarm.accountId,
  facility_id: alarm.facilityId,
  incident_id: alarm.incidentId,
  data: alarm,
});

/** A number for an alarm that is about to be raised: what it opens may name it before it is written. */
export async function nextAlarmId(trx: Db): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`select nextval(pg_get_serial_sequence('alarm', 'id')) as id`.execute(trx);
  return rows[0]?.id ?? 0;
}

/** Writes alarms as they are now, and what led there, whatever their number. */
export async function putAlarms(trx: Db, moved: readonly MovedAlarm[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = JSON.stringify(moved.map(({ alarm }) => rowOf(alarm)));
  await sql`
    insert into alarm (id, kato, class, level, zone, object, state, raised_at, closed_at, shelved_until,
      source_id, account_id, facility_id, incident_id, data)
    select * from jsonb_to_recordset(${rows}::jsonb) as r (id bigint, kato text, class text, level smallint, zone text,
      object text, state text, raised_at timestamptz, closed_at timestamptz, shelved_until timestamptz,
      source_id bigint, account_id bigint, facility_id bigint, incident_id bigint, data jsonb)
    on conflict (id) do update set state = excluded.state, closed_at = excluded.closed_at,
      shelved_until = excluded.shelved_until, incident_id = excluded.incident_id, data = excluded.data`.execute(
    trx,
  );
  await trx
    .insertInto('alarm_log')
    .values(
      moved.map(({ alarm, entry }) => ({ alarm_id: alarm.id, seq: entry.seq, entry: JSON.stringify(entry) })),
    )
    .execute();
  const activations = moved.filter(
    ({ before, alarm, entry }) => entry.event.type === 'repeated' || annunciates(before, alarm),
  );
  if (activations.length === 0) return;
  await trx
    .insertInto('alarm_activation')
    .values(
      activations.map(({ before, alarm, entry }) => ({
        at: new Date(entry.at),
        alarm_id: alarm.id,
        kato: alarm.kato,
        level: rankOf(alarm.class),
        origin: originOf(alarm),
        annunciated: annunciates(before, alarm),
      })),
    )
    .execute();
}

/** Some alarms, locked, by number: nobody else changes them until the transaction ends. */
export async function lockedAlarms(trx: Db, ids: readonly number[]): Promise<Alarm[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('alarm')
    .select(['id', 'data'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toAlarm);
}

/** Alarms that stand about one thing – a panel, a detector, a vehicle –, locked, by number. */
export async function standingAlarms(trx: Db, object: string): Promise<Alarm[]> {
  const rows = await trx
    .selectFrom('alarm')
    .select(['id', 'data'])
    .where('object', '=', object)
    .where('state', '!=', 'closed')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toAlarm);
}

/** Alarms of a class that stand about one thing, locked, by number. */
export async function standingAbout(trx: Db, kind: AlarmClass, object: string): Promise<Alarm[]> {
  const rows = await trx
    .selectFrom('alarm')
    .select(['id', 'data'])
    .where('class', '=', kind)
    .where('object', '=', object)
    .where('state', '!=', 'closed')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toAlarm);
}

/** What alarms of a class that are still true are about. */
export async function standingObjects(db: Db, kind: AlarmClass): Promise<string[]> {
  const { rows } = await sql<{ object: string }>`
    select distinct object from alarm
    where class = ${kind} and state <> 'closed' and data ->> 'restoredAt' is null order by 1`.execute(db);
  return rows.map(({ object }) => object);
}

/** Two that raise the same at one moment come one after the other, until the transaction ends. */
export async function lockObject(trx: Db, kind: AlarmClass, object: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alarm ${kind} ${object}`}, 0))`.execute(trx);
}

/** Numbers of alarms whose shelf is over, the longest first. */
export async function dueShelves(db: Db, nowMs: number): Promise<number[]> {
  const rows = await db
    .selectFrom('alarm')
    .select('id')
    .where('state', '=', 'shelved')
    .where('shelved_until', '<=', new Date(nowMs))
    .orderBy('shelved_until')
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

export async function alarmById(db: Db, id: number): Promise<Alarm | undefined> {
  const row = await db.selectFrom('alarm').select(['id', 'data']).where('id', '=', id).executeTakeFirst();
  return row && toAlarm(row);
}

/** The log of an alarm, in order. */
export async function alarmLog(db: Db, id: number): Promise<AlarmLogEntry[]> {
  const rows = await db
    .selectFrom('alarm_log')
    .select('entry')
    .where('alarm_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ entry }) => alarmLogEntrySchema.parse(entry));
}

/** Display names of people as the logs keep them, `person:42`; anybody else keeps that name. */
export async function peopleOf(db: Db, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors.flatMap((actor) => /^person:(\d+)$/.exec(actor)?.[1] ?? []))];
  if (ids.length === 0) return new Map();
  const people = await db
    .selectFrom('person')
    .select(['id', 'display_name'])
    .where('id', 'in', ids.map(Number))
    .execute();
  return new Map(people.map(({ id, display_name }) => [`person:${id}`, display_name]));
}
