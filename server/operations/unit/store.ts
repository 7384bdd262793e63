import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { unitLogEntrySchema, type UnitLogEntry } from '../../../shared/operations/log.ts';
import {
  incidentSchema,
  policeUnitSchema,
  taskSchema,
  type Incident,
  type PoliceUnit,
  type Position,
  type Task,
} from '../../../shared/operations/schema.ts';
import type { TrailPoint } from '../../../shared/operations/trail.ts';
import type { Db } from '../../db/schema.ts';

/** The unit of a row. */
export const toUnit = ({ data }: { data: unknown }): PoliceUnit => policeUnitSchema.parse(data);

/** A unit with its last known position and the tasks of its last twelve hours. */
export type UnitRow = {
  unit: PoliceUnit;
  position: Position | null;
  recentTasks: number;
  demonstration: boolean;
};

/** Puts units on the register; each one's log begins with it. @returns their ids, in order. */
export async function insertUnits(
  trx: Db,
  units: readonly Omit<PoliceUnit, 'id'>[],
  by: { actor: string; at: number; demonstration: boolean },
): Promise<number[]> {
  if (units.length === 0) return [];
  const rows = units.map((unit) => ({ kato: unit.home.kato, call_sign: unit.callSign, data: unit }));
  const { rows: made } = await sql<{ id: number }>`
    with given as (select * from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as g (u, n)),
    numbered as (
      select nextval(pg_get_serial_sequence('police_unit', 'id')) as id, u, n from given order by n
    ),
    made as (
      insert into police_unit (id, kato, call_sign, demonstration, data) overriding system value
      select id, u ->> 'kato', u ->> 'call_sign', ${by.demonstration}, (u -> 'data') || jsonb_build_object('id', id)
      from numbered returning id, data
    ),
    logged as (
      insert into police_unit_log (unit_id, seq, entry)
      select id, 1, jsonb_build_object('unitId', id, 'seq', 1, 'at', ${by.at}::bigint, 'happenedAt', ${by.at}::bigint,
        'actor', ${by.actor}::text, 'role', 'system', 'key', 'registered', 'event',
        jsonb_build_object('type', 'registered', 'unit', data))
      from made
    )
    select id from made order by id`.execute(trx);
  return made.map(({ id }) => id);
}

/** A unit; with `lock` nobody else changes it until the transaction ends. */
export async function unitById(db: Db, id: number, { lock = false } = {}): Promise<PoliceUnit | undefined> {
  const query = db.selectFrom('police_unit').select('data').where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toUnit(row);
}

/** The unit whose call for help opened an incident, or raised it, while it calls. */
export async function unitOfSos(
  db: Db,
  incidentId: number,
  { lock = false } = {},
): Promise<PoliceUnit | undefined> {
  const query = db
    .selectFrom('police_unit')
    .select('data')
    .where(sql<boolean>`data #>> '{sos,at}' is not null`)
    .where(sql<boolean>`data #>> '{sos,incidentId}' = ${String(incidentId)}`);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toUnit(row);
}

/** Every unit that calls for help, by id, with where it was last seen. */
export async function callingUnits(
  db: Db,
): Promise<{ unit: PoliceUnit; lon: number | null; lat: number | null; seenAt: Date | null }[]> {
  const rows = await db
    .selectFrom('police_unit as u')
    .leftJoin('unit_position as p', 'p.unit_id', 'u.id')
    .select(['u.data', 'p.lon', 'p.lat', 'p.at as seenAt'])
    .where(sql<boolean>`u.data #>> '{sos,at}' is not null`)
    .orderBy('u.id')
    .execute();
  return rows.map(({ data, ...place }) => ({ unit: toUnit({ data }), ...place }));
}

/** The incident of the last call for help of a unit. */
export async function lastSosIncident(db: Db, unitId: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`
    select (entry #>> '{event,incidentId}')::bigint as id from police_unit_log
    where unit_id = ${unitId} and entry #>> '{event,type}' = 'sos_raised' order by seq desc limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? undefined;
}

/** Where a unit was last seen. */
export async function lastSeen(
  db: Db,
  unitId: number,
): Promise<{ lon: number; lat: number; accuracyM: number | null } | undefined> {
  const row = await db
    .selectFrom('unit_position')
    .select(['lon', 'lat', 'accuracy_m'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row && { lon: row.lon, lat: row.lat, accuracyM: row.accuracy_m };
}

/** The unit of territory right below the Republic in which another lies: its centre leads what nobody has opened. */
export async function centreOf(db: Db, kato: Kato): Promise<Kato> {
  const { rows } = await sql<{ path: string }>`
    select path from admin_unit_version where kato = ${kato} order by valid_from desc limit 1`.execute(db);
  return rows[0]?.path.split('/')[1] ?? kato;
}

/** Writes a unit as it is now, and what led there. */
export async function putUnit(trx: Db, unit: PoliceUnit, entries: readonly UnitLogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .updateTable('police_unit')
    .set({
      kato: unit.home.kato,
      call_sign: unit.callSign,
      retired_at: unit.retiredAt === null ? null : new Date(unit.retiredAt),
      data: JSON.stringify(unit),
    })
    .where('id', '=', unit.id)
    .execute();
  await trx
    .insertInto('police_unit_log')
    .values(entries.map((entry) => ({ unit_id: unit.id, seq: entry.seq, entry: JSON.stringify(entry) })))
    .execute();
}

/** The log of a unit, in order. */
export async function unitLog(db: Db, id: number): Promise<UnitLogEntry[]> {
  const rows = await db
    .selectFrom('police_unit_log')
    .select('entry')
    .where('unit_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ entry }) => unitLogEntrySchema.parse(entry));
}

/** A shift: tasks of so long ago still weigh on a crew. */
const SHIFT_MS = 12 * 3_600_000;

/**
 * Units whose home lies in some units of territory, with where they were last seen, by id.
 * @param ids only those of them.
 */
export const unitsWithin = (
  db: Db,
  katos: readonly Kato[],
  nowMs: number,
  ids?: readonly number[],
): Promise<UnitRow[]> =>
  unitRows(db, nowMs, (units) => {
    const within = units.where('u.kato', 'in', [...katos]).where('u.retired_at', 'is', null);
    return ids ? within.where('u.id', 'in', [...ids]) : within;
  });

/** Those of them that were last seen in a box `[west, south, east, north]`, degrees. */
export const unitsSeenIn = (
  db: Db,
  katos: readonly Kato[],
  [west, south, east, north]: readonly [number, number, number, number],
  nowMs: number,
): Promise<UnitRow[]> =>
  unitRows(db, nowMs, (units) =>
    units
      .where('u.kato', 'in', [...katos])
      .where('u.retired_at', 'is', null)
      .where('p.lon', '>=', west)
      .where('p.lon', '<=', east)
      .where('p.lat', '>=', south)
      .where('p.lat', '<=', north),
  );

/** A unit, with where it was last seen. */
export const unitRow = async (db: Db, id: number, nowMs: number): Promise<UnitRow | undefined> =>
  (await unitRows(db, nowMs, (units) => units.where('u.id', '=', id)))[0];

/** Units with where they were last seen. */
export const seenUnits = (db: Db) =>
  db
    .selectFrom('police_unit as u')
    .leftJoin('unit_position as p', 'p.unit_id', 'u.id')
    .select(['u.id', 'u.data', 'u.demonstration'])
    .select([
      'p.lon',
      'p.lat',
      'p.heading_deg',
      'p.speed_ms',
      'p.accuracy_m',
      'p.at',
      'p.received_at',
      'p.source',
    ]);
type SeenUnits = ReturnType<typeof seenUnits>;
type SeenRow = Awaited<ReturnType<SeenUnits['execute']>>[number];

async function unitRows(db: Db, nowMs: number, which: (units: SeenUnits) => SeenUnits): Promise<UnitRow[]> {
  const since = new Date(nowMs - SHIFT_MS);
  const rows = await which(seenUnits(db)).orderBy('u.id').execute();
  const { rows: counts } = await sql<{ unit_id: number; n: number }>`
    select unit_id, count(*)::int4 as n from task
    where unit_id = any(${rows.map(({ id }) => id)}::bigint[]) and assigned_at >= ${since} group by unit_id`.execute(
    db,
  );
  const tasksOf = new Map(counts.map(({ unit_id, n }) => [unit_id, n]));
  return rows.map((row) => ({
    unit: toUnit(row),
    demonstration: row.demonstration,
    recentTasks: tasksOf.get(row.id) ?? 0,
    position: positionOf(row),
  }));
}

/** Where a unit of `seenUnits` was last seen; null when it never was. */
export function positionOf(row: SeenRow): Position | null {
  const { id: unitId, lon, lat, at, received_at: receivedAt, source } = row;
  if (lon === null || lat === null || at === null || receivedAt === null || source === null) return null;
  return {
    unitId,
    lon,
    lat,
    headingDeg: row.heading_deg,
    speedMs: row.speed_ms,
    accuracyM: row.accuracy_m,
    at: at.getTime(),
    receivedAt: receivedAt.getTime(),
    source,
  };
}

/** Every unit that was not stood down, with the path of its territory. */
export async function activeUnits(db: Db): Promise<{ unitId: number; path: string }[]> {
  const { rows } = await sql<{ unitId: number; path: string }>`
    select p.id as "unitId", u.path
    from police_unit p join admin_unit_version u on u.kato = p.kato and u.valid_to is null
    where p.retired_at is null order by p.id`.execute(db);
  return rows;
}

/** Some tasks with their incidents. */
export async function tasksUnderWay(
  db: Db,
  taskIds: readonly number[],
): Promise<{ task: Task; incident: Incident }[]> {
  if (taskIds.length === 0) return [];
  const { rows } = await sql<{ task: unknown; incident: unknown }>`
    select t.data as task, i.data as incident from task t join incident i on i.id = t.incident_id
    where t.id = any(${taskIds}::bigint[])`.execute(db);
  return rows.map(({ task, incident }) => ({
    task: taskSchema.parse(task),
    incident: incidentSchema.parse(incident),
  }));
}

/** The trail of a unit between two moments (milliseconds), oldest first; of more than `limit` points the latest. */
export async function trailOf(
  db: Db,
  unitId: number,
  { fromMs, toMs, limit }: { fromMs: number; toMs: number; limit: number },
): Promise<TrailPoint[]> {
  const rows = await db
    .selectFrom('position_history')
    .select(['lon', 'lat', 'at'])
    .where('unit_id', '=', unitId)
    .where('at', '>=', new Date(fromMs))
    .where('at', '<', new Date(toMs))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ lon, lat, at }) => ({ lon, lat, atMs: at.getTime() })).toReversed();
}

const SECRET_BYTES = 24;
/** What is kept of a secret: it is random and long, so a plain hash cannot be guessed back. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * A new link for a unit's crew, as a device that sends positions from a browser; the former one no longer opens.
 * @returns its secret, which is shown once and kept nowhere.
 */
export async function newCrewLink(trx: Db, unit: PoliceUnit, actor: string): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await trx
    .updateTable('ingest_device')
    .set({ enabled: false, revoked_at: new Date(), revoked_by: actor })
    .where('unit_id', '=', unit.id)
    .where('source', '=', 'browser')
    .where('enabled', '=', true)
    .execute();
  await trx
    .insertInto('ingest_device')
    .values({
      secret_hash: hashOf(secret),
      name: `crew ${unit.callSign}`,
      unit_id: unit.id,
      kato: unit.home.kato,
      source: 'browser',
      created_by: actor,
    })
    .execute();
  return secret;
}

/** The unit of a crew's link and the device it is; undefined for a link that does not open. */
export async function unitOfLink(
  db: Db,
  secret: string,
): Promise<{ unit: PoliceUnit; deviceId: number } | undefined> {
  const row = await db
    .selectFrom('ingest_device as d')
    .innerJoin('police_unit as u', 'u.id', 'd.unit_id')
    .select(['d.id', 'u.data'])
    .where('d.secret_hash', '=', hashOf(secret))
    .where('d.source', '=', 'browser')
    .where('d.enabled', '=', true)
    .executeTakeFirst();
  return row && { unit: toUnit(row), deviceId: row.id };
}

/** The status of every unit. */
export async function unitStatuses(db: Db): Promise<{ unitId: number; status: PoliceUnit['status'] }[]> {
  const { rows } = await sql<{ unitId: number; status: PoliceUnit['status'] }>`
    select id as "unitId", data ->> 'status' as status from police_unit`.execute(db);
  return rows;
}
