import { sql, type RawBuilder } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { TrailPoint } from '../../../shared/operations/board-at.ts';
import {
  incidentLogEntrySchema,
  unitLogEntrySchema,
  type IncidentLogEntry,
  type UnitLogEntry,
} from '../../../shared/operations/log.ts';
import type { Db } from '../../db/schema.ts';

/** A page of a territory's history: ids after `after`, no more than `limit`. */
export type HistoryPage = {
  katos: readonly Kato[];
  fromMs: number;
  toMs: number;
  after: number;
  limit: number;
};

/** Where a log is cut so that it ends by a moment and has no gap: the first entry that was taken later. */
const firstAfter = (log: string, whose: RawBuilder<unknown>, toMs: number) => sql`coalesce((select min(seq)
  from ${sql.table(log)} where ${whose} and (entry ->> 'at')::bigint > ${toMs}), 2147483647)`;

/** Who opened the card of an incident, and when. */
export type View = { actor: string; at: number };

/** An incident that was on the board in a period: where it lies now, its log up to the end, who opened its card until then. */
export type StoredIncident = { id: number; kato: Kato; log: IncidentLogEntry[]; views: View[] };

/** Incidents that were open at some moment of a period, by id. One that has left the territory is in it no longer. */
export async function incidentsDuring(db: Db, page: HistoryPage): Promise<StoredIncident[]> {
  const { katos, fromMs, toMs, after, limit } = page;
  const isHere = sql`id > ${after} and kato = any(${[...katos]}::text[]) and received_at <= ${new Date(toMs)}`;
  const { rows } = await sql<{ id: number; kato: Kato; log: unknown[] | null; views: View[] }>`
    with on_board as (
      -- Each way to have been open by its own index: of twenty million that are closed few are looked at.
      (select id, kato from incident where state not in ('closed', 'merged') and ${isHere} order by id limit ${limit})
      union (select id, kato from incident where closed_at >= ${new Date(fromMs)} and ${isHere} order by id limit ${limit})
      union (select id, kato from incident where state = 'merged' and ${isHere} and id in (
          select incident_id from incident_log where entry #>> '{event,type}' = 'merged'
            and (entry ->> 'at')::bigint >= ${fromMs}) order by id limit ${limit})
      order by id limit ${limit}
    )
    select b.id, b.kato,
      (select jsonb_agg(l.entry order by l.seq) from incident_log l
        where l.incident_id = b.id and l.seq < ${firstAfter('incident_log', sql`incident_id = b.id`, toMs)}) as log,
      (select coalesce(jsonb_agg(jsonb_build_object('actor', a.actor,
          'at', floor(extract(epoch from a.at) * 1000)::bigint) order by a.id), '[]')
        from audit_entry a where a.object = 'incident:' || b.id and a.action = 'operations.view'
          and a.outcome = 'done' and a.at <= ${new Date(toMs)}) as views
    from on_board b order by b.id`.execute(db);
  return rows.map(({ log, ...row }) => ({
    ...row,
    log: (log ?? []).map((entry) => incidentLogEntrySchema.parse(entry)),
  }));
}

/** A status takes the place of the one before it, so of those before a period the last one is enough. */
const IS_STATUS = sql`entry #>> '{event,type}' = 'status_changed'`;

/**
 * Units whose home lies in some units of territory, by id, with their logs up to the end of a period: what was before it as
 * far as it still counts at its beginning – crews report tens of thousands of statuses a year.
 */
export async function unitLogsUntil(
  db: Db,
  { katos, fromMs, toMs, after, limit }: HistoryPage,
): Promise<{ id: number; log: UnitLogEntry[] }[]> {
  const { rows } = await sql<{ id: number; log: unknown[] | null }>`
    with unit as (
      select id from police_unit where id > ${after} and kato = any(${[...katos]}::text[]) order by id limit ${limit}
    ), period as (
      select u.id, ${firstAfter('police_unit_log', sql`unit_id = u.id`, fromMs)} as first,
        ${firstAfter('police_unit_log', sql`unit_id = u.id`, toMs)} as past
      from unit u
    ), begun as (
      select p.*, (select max(seq) from police_unit_log where unit_id = p.id and seq < p.first and ${IS_STATUS}) as status
      from period p
    )
    select b.id, (select jsonb_agg(entry order by seq) from police_unit_log
      where unit_id = b.id and seq < b.past and (seq >= b.first or seq = b.status or not ${IS_STATUS})) as log
    from begun b order by b.id`.execute(db);
  return rows.map(({ id, log }) => ({
    id,
    log: (log ?? []).map((entry) => unitLogEntrySchema.parse(entry)),
  }));
}

/**
 * Trails of units in a period, oldest first, a point at most every `stepMs`, after the last one before it: a unit that sends
 * nothing stays where it was seen. Trails are kept for thirty days.
 */
export async function trailsDuring(
  db: Db,
  {
    unitIds,
    fromMs,
    toMs,
    stepMs,
  }: { unitIds: readonly number[]; fromMs: number; toMs: number; stepMs: number },
): Promise<Map<number, TrailPoint[]>> {
  const [from, to] = [new Date(fromMs), new Date(toMs)];
  const { rows } = await sql<{ unit_id: number; at: Date; lon: number; lat: number }>`
    select unit_id, at, lon, lat from unnest(${[...unitIds]}::bigint[]) as asked (unit_id), lateral (
      (select at, lon, lat from position_history h where h.unit_id = asked.unit_id and at < ${from}
        order by at desc limit 1)
      union all
      (select distinct on (slot) at, lon, lat from (
          select at, lon, lat, floor(extract(epoch from at) * 1000 / ${stepMs}::float8) as slot
          from position_history h where h.unit_id = asked.unit_id and at >= ${from} and at <= ${to}) as slots
        order by slot, at desc)
    ) as point order by unit_id, at`.execute(db);
  const trails = new Map<number, TrailPoint[]>();
  for (const { unit_id: id, at, lon, lat } of rows) {
    const trail = trails.get(id);
    const point = [at.getTime(), lon, lat] as const;
    if (trail) trail.push(point);
    else trails.set(id, [point]);
  }
  return trails;
}

/** Call signs of units, by id. */
export async function callSignsOf(db: Db, unitIds: readonly number[]): Promise<Map<number, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('police_unit')
    .select(['id', 'call_sign'])
    .where('id', 'in', [...unitIds])
    .execute();
  return new Map(rows.map(({ id, call_sign }) => [id, call_sign]));
}
