import { sql, type RawBuilder } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  addressKey,
  cellsWithin,
  metresPerE6,
  PAST_SOURCES,
  phoneDigits,
  toE6,
  type PastSource,
} from '../../../shared/operations/history.ts';
import type { Incident } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';

/**
 * Writes an incident into the index of past ones, as it is now. The telephone is kept there as a keyed hash alone. A report
 * that was merged into another is in it once, as that other.
 */
export async function putPast(trx: Db, incident: Incident): Promise<void> {
  const { id, number, kato, category, facilityId, place, caller, address, times } = incident;
  if (incident.mergedInto !== null) {
    await sql`delete from past_incident where incident_id = ${id}`.execute(trx);
    return;
  }
  await sql`
    insert into past_incident (incident_id, at, facility_id, phone_key, address_key, lat_e6, lon_e6, kato, source, category,
      number)
    values (${id}, ${new Date(times.t0 ?? times.t2)}, ${facilityId}, history_phone_key(${phoneDigits(caller?.phone ?? '')}),
      hashtextextended(${addressKey(kato, address)}, 0), ${place && toE6(place.lat)}, ${place && toE6(place.lon)},
      ${kato}, 'police', ${category}, ${number})
    on conflict (incident_id) where incident_id is not null do update set
      at = excluded.at, facility_id = excluded.facility_id, phone_key = excluded.phone_key,
      address_key = excluded.address_key, lat_e6 = excluded.lat_e6, lon_e6 = excluded.lon_e6, kato = excluded.kato,
      category = excluded.category`.execute(trx);
}

/** Takes what was kept of the callers of some incidents out of the index. */
export async function forgetPastCallers(trx: Db, incidentIds: readonly number[]): Promise<void> {
  await sql`update past_incident set phone_key = null where incident_id = any(${[...incidentIds]}::bigint[])`.execute(
    trx,
  );
}

/** A past incident in a line; `distanceM` where it was looked for by place. */
export type PastRow = {
  id: number;
  source: PastSource;
  number: string;
  /** Null for one whose card is not ours. */
  incidentId: number | null;
  kato: Kato;
  category: string;
  /** Milliseconds since 1970. */
  at: number;
  distanceM: number | null;
};

/** How many there were of a source on a day, `2026-11-20` in Kazakhstan. */
export type PastDay = { day: string; source: PastSource; n: number };
export type Past = { days: PastDay[]; newest: PastRow[] };

/** So many are named, the newest first; all are counted. */
const NAMED = 20;

/** What the past is searched by. The keys are hashes, as text: they are longer than a number of JavaScript. */
export type PastKeys = { phone: string | null; address: string | null; facility: number | null };

/** The keys of an incident in the index; undefined when it is not in it. */
export async function pastKeys(db: Db, incidentId: number): Promise<PastKeys | undefined> {
  const { rows } = await sql<PastKeys>`
    select phone_key::text as phone, address_key::text as address, facility_id as facility
    from past_incident where incident_id = ${incidentId}`.execute(db);
  return rows[0];
}

/** Whose past is asked for: up to `toMs`, from `fromMs` on, in some units of territory – null is all –, without the incident itself. */
type PastQuestion = { incidentId: number; fromMs: number; toMs: number; katos: readonly Kato[] | null };

/** How past incidents are looked for: the rows of one key, or of cells of the grid within a circle. */
type Looked = {
  /** The `day_key` of each row, by an index alone. */
  all: (among: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** The newest rows in question, as ids with their moments, some more than are named. */
  newest: (among: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Metres from the place, of a row `p`. */
  distance: RawBuilder<number | null>;
};

const DAY_MS = 86_400_000;
/** Day and service of a `day_key`; migration 0025 makes it. */
const dayOf = (key: number): Omit<PastDay, 'n'> => ({
  day: new Date(Math.floor(key / PAST_SOURCES.length) * DAY_MS).toISOString().slice(0, 10),
  source: PAST_SOURCES[key % PAST_SOURCES.length] ?? 'police',
});

/**
 * Counts by an index alone and names the newest by the order of the index, so that neither sorts nor keeps what it finds:
 * a place in a town has thousands of past incidents.
 */
async function search(
  db: Db,
  { incidentId, fromMs, toMs, katos }: PastQuestion,
  { all, newest, distance }: Looked,
): Promise<Past> {
  const among = sql`at >= ${new Date(fromMs)} and at <= ${new Date(toMs)}
    and id is distinct from (select id from past_incident where incident_id = ${incidentId})
    ${katos === null ? sql`` : sql`and kato = any(${[...katos]}::text[])`}`;
  const { rows } = await sql<{ keys: number[]; counts: number[]; newest: PastRow[] }>`
    with daily as (
      select day_key, count(*)::int4 as n from (${all(among)}) as found group by day_key
    ), newest as (select * from (${newest(among)}) as found order by at desc, id desc limit ${NAMED})
    select
      (select coalesce(array_agg(day_key order by day_key), '{}') from daily) as keys,
      (select coalesce(array_agg(n order by day_key), '{}') from daily) as counts,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'source', p.source, 'number', p.number,
          'incidentId', p.incident_id, 'kato', p.kato, 'category', p.category,
          'at', floor(extract(epoch from p.at) * 1000)::bigint, 'distanceM', round(${distance}))
          order by p.at desc, p.id desc), '[]')
        from newest join past_incident p on p.id = newest.id) as newest`.execute(db);
  const { keys, counts, newest: named } = rows[0] ?? { keys: [], counts: [], newest: [] };
  return { days: keys.map((key, i) => ({ ...dayOf(key), n: counts[i] ?? 0 })), newest: named };
}

/** The rows that have one thing in common: an index holds them in the order of their moments. */
const ofKey = (condition: RawBuilder<unknown>): Looked => ({
  all: (among) => sql`select day_key from past_incident where ${condition} and ${among}`,
  newest: (among) => sql`select id, at from past_incident where ${condition} and ${among}
    order by at desc, id desc limit ${NAMED}`,
  distance: sql<null>`null::float8`,
});

export const pastByPhone = (db: Db, question: PastQuestion, key: string): Promise<Past> =>
  search(db, question, ofKey(sql`phone_key = ${key}::bigint`));

export const pastByAddress = (db: Db, question: PastQuestion, key: string): Promise<Past> =>
  search(db, question, ofKey(sql`address_key = ${key}::bigint`));

export const pastAtFacility = (db: Db, question: PastQuestion, facilityId: number): Promise<Past> =>
  search(db, question, ofKey(sql`facility_id = ${facilityId}`));

/** Around a place: cells of the grid first, the exact circle within them. The newest are the newest of the newest of each cell. */
export function pastNear(
  db: Db,
  question: PastQuestion,
  place: { lon: number; lat: number },
  radiusM: number,
): Promise<Past> {
  const metres = metresPerE6(place.lat);
  const [dy, dx] = [sql`(lat_e6 - ${toE6(place.lat)}::int4)`, sql`(lon_e6 - ${toE6(place.lon)}::int4)`];
  const square = sql`(${dy}::float8 * ${dy} * ${metres.lat ** 2}::float8
    + ${dx}::float8 * ${dx} * ${metres.lon ** 2}::float8)`;
  const { whole, edge } = cellsWithin(place, radiusM);
  const isInside = sql`${square} <= ${radiusM ** 2}::float8`;
  return search(db, question, {
    // What lies in a cell that lies in the circle whole need not be measured.
    all: (among) => sql`
      select day_key from past_incident where cell = any(${whole}::bigint[]) and ${among}
      union all
      select day_key from past_incident where cell = any(${edge}::bigint[]) and ${isInside} and ${among}`,
    newest: (
      among,
    ) => sql`select one.id, one.at from unnest(${[...whole, ...edge]}::bigint[]) as c (cell) cross join lateral (
      select id, at from past_incident where cell = c.cell and ${isInside} and ${among}
      order by at desc, id desc limit ${NAMED}) as one`,
    distance: sql<number>`sqrt(${square})`,
  });
}
