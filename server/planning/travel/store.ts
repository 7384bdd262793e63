import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Hours, PlaceSpeed } from '../../../shared/operations/eta.ts';
import { latSchema, lonSchema } from '../../../shared/operations/schema.ts';
import { NO_CALIBRATION, type Calibration } from '../../../shared/planning/travel/calibration.ts';
import type { Closure, NewClosure } from '../../../shared/planning/travel/closure.ts';
import type { TravelBasis } from '../../../shared/planning/travel/travel-time.ts';
import type { Database, Db } from '../../db/schema.ts';

/** An edition of the roads: which file, of what day, who imported it and when. */
export type RoadEdition = {
  id: number;
  fileName: string;
  bytes: number;
  sha256: string;
  dataAtMs: number | null;
  ways: number;
  importedAtMs: number;
  actor: string;
};

/** Editions, the newest first; the first is in force. */
export async function roadEditions(db: Db, limit: number): Promise<RoadEdition[]> {
  const rows = await db.selectFrom('road_edition').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    dataAtMs: row.data_at?.getTime() ?? null,
    ways: row.ways,
    importedAtMs: row.imported_at.getTime(),
    actor: row.actor,
  }));
}

/** @returns its number. */
export async function insertEdition(trx: Db, edition: Omit<RoadEdition, 'id'>): Promise<number> {
  const { id } = await trx
    .insertInto('road_edition')
    .values({
      file_name: edition.fileName,
      bytes: edition.bytes,
      sha256: edition.sha256,
      data_at: edition.dataAtMs === null ? null : new Date(edition.dataAtMs),
      ways: edition.ways,
      imported_at: new Date(edition.importedAtMs),
      actor: edition.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const lineSchema = z.array(z.tuple([lonSchema, latSchema]));

const closureOf = (row: Selectable<Database['road_closure']>): Closure => ({
  id: row.id,
  unit: row.kato,
  line: lineSchema.parse(row.line),
  fromMs: row.from_at.getTime(),
  toMs: row.to_at?.getTime() ?? null,
  reason: row.reason,
  actor: row.actor,
  createdAtMs: row.created_at.getTime(),
  endedAtMs: row.ended_at?.getTime() ?? null,
  endedBy: row.ended_by,
});

/** Roads that are closed at a moment, in the whole country: whoever drives meets them, whosever they are. */
export async function closuresAt(db: Db, atMs: number): Promise<Closure[]> {
  const at = new Date(atMs);
  const rows = await db
    .selectFrom('road_closure')
    .selectAll()
    .where('from_at', '<=', at)
    .where((or) => or.or([or('to_at', 'is', null), or('to_at', '>', at)]))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(closureOf);
}

/** Closures of some units of territory that are not over: the newest first. */
export async function closuresOf(
  db: Db,
  katos: readonly Kato[],
  sinceMs: number,
  limit: number,
): Promise<Closure[]> {
  const since = new Date(sinceMs);
  const rows = await db
    .selectFrom('road_closure')
    .selectAll()
    .where('kato', 'in', [...katos])
    .where((or) => or.or([or('to_at', 'is', null), or('to_at', '>', since)]))
    .where((or) => or.or([or('ended_at', 'is', null), or('ended_at', '>', since)]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(closureOf);
}

export async function closureById(db: Db, id: number): Promise<Closure | undefined> {
  const row = await db.selectFrom('road_closure').selectAll().where('id', '=', id).executeTakeFirst();
  return row && closureOf(row);
}

export async function insertClosure(
  trx: Db,
  { unit, line, fromMs, toMs, reason }: NewClosure,
  { actor, atMs }: { actor: string; atMs: number },
): Promise<number> {
  const { id } = await trx
    .insertInto('road_closure')
    .values({
      kato: unit,
      line: JSON.stringify(line),
      from_at: new Date(fromMs),
      to_at: toMs === null ? null : new Date(toMs),
      reason,
      actor,
      created_at: new Date(atMs),
      ended_at: null,
      ended_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends a closure, or with null takes its end back. @returns false when it was so already. */
export async function setClosureEnd(
  trx: Db,
  id: number,
  end: { atMs: number; actor: string } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('road_closure')
    .set({ ended_at: end && new Date(end.atMs), ended_by: end && end.actor })
    .where('id', '=', id)
    .where('ended_at', end ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A factor that somebody accepted. */
export type AcceptedFactor = {
  basis: TravelBasis['name'];
  kind: PlaceSpeed;
  hours: Hours;
  factor: number;
  trips: number;
  fromMs: number | null;
  toMs: number | null;
  acceptedAtMs: number;
  actor: string;
  reason: string;
};

/** The factors in force: the last of each kind. */
export async function factorsInForce(db: Db): Promise<AcceptedFactor[]> {
  const rows = await db
    .selectFrom('travel_calibration')
    .selectAll()
    .distinctOn(['basis', 'kind', 'hours'])
    .orderBy('basis')
    .orderBy('kind')
    .orderBy('hours')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    basis: row.basis,
    kind: row.kind,
    hours: row.hours,
    factor: row.factor,
    trips: row.trips,
    fromMs: row.from_at?.getTime() ?? null,
    toMs: row.to_at?.getTime() ?? null,
    acceptedAtMs: row.accepted_at.getTime(),
    actor: row.actor,
    reason: row.reason,
  }));
}

/** The factors of one implementation, as its rule takes them. */
export function calibrationOf(factors: readonly AcceptedFactor[], basis: TravelBasis['name']): Calibration {
  const of = (kind: PlaceSpeed, hours: Hours): number =>
    factors.find((one) => one.basis === basis && one.kind === kind && one.hours === hours)?.factor ??
    NO_CALIBRATION[kind][hours];
  return {
    urban: { day: of('urban', 'day'), night: of('urban', 'night') },
    rural: { day: of('rural', 'day'), night: of('rural', 'night') },
  };
}

export async function insertFactor(trx: Db, accepted: AcceptedFactor): Promise<void> {
  const { fromMs, toMs, acceptedAtMs, ...row } = accepted;
  await trx
    .insertInto('travel_calibration')
    .values({
      ...row,
      from_at: fromMs === null ? null : new Date(fromMs),
      to_at: toMs === null ? null : new Date(toMs),
      accepted_at: new Date(acceptedAtMs),
    })
    .execute();
}

/** A drive to an incident: where the unit was when its crew set off, where it went, and how long it took. */
export type Drive = {
  taskId: number;
  type: string;
  kato: Kato;
  fromLon: number;
  fromLat: number;
  toLon: number;
  toLat: number;
  setOffMs: number;
  arrivedMs: number;
  demonstration: boolean;
};

/** An older position does not say where a crew set off. */
const FIX_BEFORE_MS = 120_000;

/**
 * Drives to incidents of some units of territory in a period, the newest first: setting off and arriving as the crew reported
 * them, the start from the stored trail – which is kept for thirty days.
 */
export async function drivesOf(
  db: Db,
  { katos, fromMs, toMs, limit }: { katos: readonly Kato[]; fromMs: number; toMs: number; limit: number },
): Promise<Drive[]> {
  const { rows } = await sql<Drive>`
    with arrived as (
      select t.id, t.unit_id, (t.data #>> '{times,enRoute}')::bigint as set_off,
        (t.data #>> '{times,onScene}')::bigint as on_scene, i.kato,
        (i.data #>> '{place,lon}')::float8 as lon, (i.data #>> '{place,lat}')::float8 as lat
      from task t join incident i on i.id = t.incident_id
      where t.assigned_at >= ${new Date(fromMs)} and t.assigned_at < ${new Date(toMs)} and i.kato = any(${[...katos]}::text[])
        and t.data #>> '{times,enRoute}' is not null and t.data #>> '{times,onScene}' is not null
        and i.data #>> '{place,lon}' is not null
      order by t.id desc limit ${limit}
    )
    select a.id as "taskId", u.data ->> 'type' as type, a.kato, p.lon as "fromLon", p.lat as "fromLat",
      a.lon as "toLon", a.lat as "toLat", a.set_off as "setOffMs", a.on_scene as "arrivedMs", u.demonstration
    from arrived a join police_unit u on u.id = a.unit_id
    cross join lateral (
      select lon, lat from position_history h where h.unit_id = a.unit_id
        and h.at <= to_timestamp(a.set_off / 1000.0) and h.at >= to_timestamp((a.set_off - ${FIX_BEFORE_MS}) / 1000.0)
      order by h.at desc limit 1) p
    order by a.id desc`.execute(db);
  return rows;
}
