import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import type { Position, PositionSource } from '../../../shared/operations/schema.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
/** Trails are kept for so long and then dropped by the day. */
export const TRAIL_KEPT_MS = KEPT_DAYS * DAY_MS;

/** Writes the latest position of units, never over a newer one, and points of their trails; all or nothing. */
export async function keepPositions(
  db: Db,
  { latest, trail }: { latest: readonly Position[]; trail: readonly Position[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (latest.length > 0)
      // One order for all writers, so that two servers never wait for each other in a ring.
      await sql`
        insert into unit_position (unit_id, lon, lat, heading_deg, speed_ms, accuracy_m, at, received_at, source)
        select * from unnest(${columns(latest)}) order by 1
        on conflict (unit_id) do update set
          lon = excluded.lon, lat = excluded.lat, heading_deg = excluded.heading_deg,
          speed_ms = excluded.speed_ms, accuracy_m = excluded.accuracy_m,
          at = excluded.at, received_at = excluded.received_at, source = excluded.source
        where unit_position.at < excluded.at`.execute(trx);
    if (trail.length > 0) {
      for (const day of new Set(trail.map(({ at }) => Math.floor(at / DAY_MS)))) await openDay(trx, day);
      await sql`
        insert into position_history (unit_id, lon, lat, heading_deg, speed_ms, at, source)
        select unit_id, lon, lat, heading_deg, speed_ms, at, source
        from unnest(${columns(trail)})
          as given (unit_id, lon, lat, heading_deg, speed_ms, accuracy_m, at, received_at, source)`.execute(
        trx,
      );
    }
  });
}

/** The columns of `unit_position` as arguments of `unnest`: one statement however many rows. */
function columns(positions: readonly Position[]) {
  const moment = (ms: number): string => new Date(ms).toISOString();
  return sql`
    ${positions.map((p) => p.unitId)}::bigint[],
    ${positions.map((p) => p.lon)}::double precision[], ${positions.map((p) => p.lat)}::double precision[],
    ${positions.map((p) => asReal(p.headingDeg))}::real[], ${positions.map((p) => asReal(p.speedMs))}::real[],
    ${positions.map((p) => asReal(p.accuracyM))}::real[],
    ${positions.map((p) => moment(p.at))}::timestamptz[],
    ${positions.map((p) => moment(p.receivedAt))}::timestamptz[],
    ${positions.map((p) => p.source)}::text[]`;
}

const MOST_REAL = 3.4e38;
/**
 * The nearest that a `real` holds. PostgreSQL refuses what is too large or too near to zero for one, and with it the whole
 * batch: one device's odd reading would keep everybody's positions from being written.
 */
const asReal = (value: number | null): number | null =>
  value === null ? null : Math.fround(Math.min(value, MOST_REAL));

/** Makes the partition of a day (days since 1970 in UTC). */
async function openDay(trx: Db, day: number): Promise<void> {
  const from = dayText(day);
  const name = `position_history_${from.replaceAll('-', '')}`;
  // Making it locks the trails, so it is not even tried when it is there.
  const { rows } = await sql`select where to_regclass(${name}) is not null`.execute(trx);
  if (rows.length > 0) return;
  await sql
    .raw(
      `create table if not exists ${name} partition of position_history
       for values from ('${from} 00:00+00') to ('${dayText(day + 1)} 00:00+00')`,
    )
    .execute(trx);
}

/** Drops the days of trails that are past keeping. @returns their names. */
export async function dropOldTrails(db: Db, nowMs: number): Promise<string[]> {
  const oldest = `position_history_${dayText(Math.floor(nowMs / DAY_MS) - KEPT_DAYS).replaceAll('-', '')}`;
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'position_history'::regclass and relname < ${oldest} order by 1`.execute(db);
  for (const { name } of rows) await sql`drop table ${sql.ref(name)}`.execute(db);
  return rows.map(({ name }) => name);
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The last known position of every unit. */
export async function lastPositions(db: Db): Promise<Position[]> {
  const rows = await db.selectFrom('unit_position').selectAll().execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    lon: row.lon,
    lat: row.lat,
    headingDeg: row.heading_deg,
    speedMs: row.speed_ms,
    accuracyM: row.accuracy_m,
    at: row.at.getTime(),
    source: row.source satisfies PositionSource,
    receivedAt: row.received_at.getTime(),
  }));
}
