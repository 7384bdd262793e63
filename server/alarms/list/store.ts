import { sql } from 'kysely';
import { toAlarm } from '../store.ts';
import type { Alarm } from '../../../shared/alarms/alarm.ts';
import { ALARM_LEVELS, type AlarmClass, type AlarmLevel } from '../../../shared/alarms/alarm-class.ts';
import type { AlarmList, AlarmPage, HandleGroup } from '../../../shared/alarms/command.ts';
import { STALE_MS } from '../../../shared/alarms/indicators.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** Calls for help and high priority are always shown one by one. */
const GROUPED_FROM = ALARM_LEVELS.indexOf('medium');

const STATES: Readonly<Record<AlarmList, string[]>> = {
  current: ['raised', 'acknowledged'],
  standing: ['raised', 'acknowledged'],
  shelved: ['shelved'],
};

/** An alarm and what a person knows it by. */
export type AlarmOnList = {
  alarm: Alarm;
  urgency: number;
  facility: { name: Name; lon: number; lat: number } | null;
  incidentNumber: string | null;
  sourceName: string | null;
};

type Row = {
  id: number;
  data: unknown;
  urgency: number;
  number: string | null;
  source: string | null;
  kk: string | null;
  ru: string | null;
  en: string | null;
  lon: number | null;
  lat: number | null;
};

const onList = ({ number, source, kk, ru, en, lon, lat, ...row }: Row): AlarmOnList => ({
  alarm: toAlarm(row),
  urgency: row.urgency,
  facility:
    kk === null || ru === null || en === null || lon === null || lat === null
      ? null
      : { name: { kk, ru, en }, lon, lat },
  incidentNumber: number,
  sourceName: source,
});

const SELECTED = sql`
  select a.id, a.data, a.urgency, i.number, s.name as source, f.name_kk as kk, f.name_ru as ru, f.name_en as en, f.lon, f.lat
  from alarm a
  left join facility f on f.id = a.facility_id
  left join incident i on i.id = a.incident_id
  left join ingest_source s on s.id = a.source_id`;

/** A page of alarms of some units of territory, the most urgent first, of one urgency the oldest first. */
export async function alarmPage(
  db: Db,
  {
    of,
    group,
    urgentOnly,
    cursor,
    limit,
    katos,
    nowMs,
  }: Omit<AlarmPage, 'unit'> & { katos: readonly Kato[]; nowMs: number },
): Promise<AlarmOnList[]> {
  const ofGroup = group
    ? sql`and a.class = ${group.class} and a.source_id is not distinct from ${group.sourceId}::bigint`
    : sql``;
  const urgent = urgentOnly ? sql`and a.level < ${GROUPED_FROM}` : sql``;
  const after = cursor
    ? sql`and (a.urgency, a.id) > (${cursor.urgency}::smallint, ${cursor.id}::bigint)`
    : sql``;
  const old = of === 'standing' ? sql`and a.raised_at < ${new Date(nowMs - STALE_MS)}` : sql``;
  const { rows } = await sql<Row>`${SELECTED}
    where a.state <> 'closed' and a.state = any(${STATES[of]}::text[]) and a.kato = any(${[...katos]}::text[])
      ${ofGroup} ${urgent} ${after} ${old}
    order by a.urgency, a.id limit ${limit}`.execute(db);
  return rows.map(onList);
}

/** One alarm as a list shows it. */
export async function alarmOnList(db: Db, id: number): Promise<AlarmOnList | undefined> {
  const { rows } = await sql<Row>`${SELECTED} where a.id = ${id}`.execute(db);
  return rows[0] && onList(rows[0]);
}

export type AlarmGroup = {
  class: AlarmClass;
  sourceId: number | null;
  sourceName: string | null;
  count: number;
  raised: number;
  /** How many facilities; the name of the only one. */
  facilities: number;
  facility: Name | null;
  oldestMs: number;
  newestMs: number;
  newestId: number;
};

/** What stands and may be grouped in a flood, by class and source, the most urgent first. */
export async function alarmGroups(db: Db, katos: readonly Kato[]): Promise<AlarmGroup[]> {
  const { rows } = await sql<
    Omit<AlarmGroup, 'facility' | 'oldestMs' | 'newestMs'> & { oldest: Date; newest: Date; name: Name | null }
  >`
    select g.*, s.name as "sourceName", case when g.facilities = 1 then
      jsonb_build_object('kk', f.name_kk, 'ru', f.name_ru, 'en', f.name_en) end as name
    from (
      select a.level, a.class, a.source_id as "sourceId", count(*)::int4 as count,
        count(*) filter (where a.state = 'raised')::int4 as raised,
        count(distinct a.facility_id)::int4 as facilities, min(a.facility_id) as facility_id,
        min(a.raised_at) as oldest, max(a.raised_at) as newest, max(a.id) as "newestId"
      from alarm a
      where a.state in ('raised', 'acknowledged') and a.level >= ${GROUPED_FROM} and a.kato = any(${[...katos]}::text[])
      group by a.level, a.class, a.source_id
    ) g
    left join facility f on f.id = g.facility_id
    left join ingest_source s on s.id = g."sourceId"
    order by (g.raised = 0), g.level, g.class, g."sourceId" limit 200`.execute(db);
  return rows.map(({ oldest, newest, name, ...group }) => ({
    class: group.class,
    sourceId: group.sourceId,
    sourceName: group.sourceName,
    count: group.count,
    raised: group.raised,
    facilities: group.facilities,
    facility: name,
    oldestMs: oldest.getTime(),
    newestMs: newest.getTime(),
    newestId: group.newestId,
  }));
}

/** Numbers of the alarms of a group that a move concerns, the oldest first. */
export async function groupToHandle(
  db: Db,
  {
    katos,
    group,
    upTo,
    move,
    limit,
  }: Pick<HandleGroup, 'group' | 'upTo' | 'move'> & { katos: readonly Kato[]; limit: number },
): Promise<number[]> {
  const states = move === 'acknowledge' ? ['raised'] : ['raised', 'acknowledged'];
  const { rows } = await sql<{ id: number }>`
    select id from alarm
    where class = ${group.class} and source_id is not distinct from ${group.sourceId}::bigint and id <= ${upTo}
      and level >= ${GROUPED_FROM} and state = any(${states}::text[]) and kato = any(${[...katos]}::text[])
    order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export type AlarmCounts = {
  levels: Record<AlarmLevel, { raised: number; acknowledged: number }>;
  shelved: number;
  standing: number;
};

/** How many stand, by level and state. */
export async function alarmCounts(db: Db, katos: readonly Kato[], nowMs: number): Promise<AlarmCounts> {
  const { rows } = await sql<{
    level: number;
    raised: number;
    acknowledged: number;
    shelved: number;
    standing: number;
  }>`
    select level, count(*) filter (where state = 'raised')::int4 as raised,
      count(*) filter (where state = 'acknowledged')::int4 as acknowledged,
      count(*) filter (where state = 'shelved')::int4 as shelved,
      count(*) filter (where state <> 'shelved' and raised_at < ${new Date(nowMs - STALE_MS)})::int4 as standing
    from alarm where state <> 'closed' and kato = any(${[...katos]}::text[]) group by level`.execute(db);
  const of = (level: AlarmLevel) => rows.find((row) => ALARM_LEVELS[row.level] === level);
  const levels = Object.fromEntries(
    ALARM_LEVELS.map((level) => [
      level,
      { raised: of(level)?.raised ?? 0, acknowledged: of(level)?.acknowledged ?? 0 },
    ]),
  ) as AlarmCounts['levels'];
  const sum = (what: 'shelved' | 'standing'): number => rows.reduce((all, row) => all + row[what], 0);
  return { levels, shelved: sum('shelved'), standing: sum('standing') };
}
