import { sql } from 'kysely';
import {
  caseEntrySchema,
  gapCaseSchema,
  type CaseEntry,
  type GapCase,
} from '../../../shared/coverage/gap-case.ts';
import type { Word } from '../../../shared/coverage/gap-machine.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Measure, MeasureState, PlaceKind } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';

/** How a facility is known by its number and a measure. */
export const keyOf = ({ facilityId, measure }: { facilityId: number; measure: Measure }): string =>
  `${facilityId}:${measure}`;

/** What the rules need to know of a facility. */
export type GapFacility = { id: number; kato: Kato; people: number | null; placeKind: PlaceKind };

/** Facilities by number, locked in order: two who act on the same come one after the other. */
export async function lockFacilities(trx: Db, ids: readonly number[]): Promise<Map<number, GapFacility>> {
  const rows = await trx
    .selectFrom('facility')
    .select(['id', 'kato', 'people', 'place_kind'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ place_kind: placeKind, ...row }) => [row.id, { ...row, placeKind }]));
}

/** Cases of some facilities, by `keyOf`. */
export async function casesOf(db: Db, facilityIds: readonly number[]): Promise<Map<string, GapCase>> {
  if (facilityIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('gap_case')
    .select('data')
    .where('facility_id', 'in', [...facilityIds])
    .execute();
  return byKey(rows);
}

/** Cases of all facilities of some units of territory, by `keyOf`. */
export async function casesWithin(db: Db, katos: readonly Kato[]): Promise<Map<string, GapCase>> {
  const { rows } = await sql<{ data: unknown }>`
    select c.data from gap_case c join facility f on f.id = c.facility_id
    where f.kato = any(${[...katos]}::text[])`.execute(db);
  return byKey(rows);
}

const byKey = (rows: readonly { data: unknown }[]): Map<string, GapCase> =>
  new Map(
    rows.map(({ data }) => {
      const gap = gapCaseSchema.parse(data);
      return [keyOf(gap), gap];
    }),
  );

/** Writes a case and the line of its log. */
export async function putCase(trx: Db, gap: GapCase, entry: CaseEntry): Promise<void> {
  const { facilityId: facility_id, measure, state, order, version } = gap;
  const values = {
    state,
    deadline: order?.deadline ?? null,
    data: JSON.stringify(gap),
    version,
    // Whoever was alarmed of the former deadline is alarmed anew of the next one.
    ...(entry.move === 'extend' || entry.move === 'prescribe' ? { told_overdue: false } : {}),
  };
  await trx
    .insertInto('gap_case')
    .values({ facility_id, measure, ...values })
    .onConflict((conflict) => conflict.columns(['facility_id', 'measure']).doUpdateSet(values))
    .execute();
  await trx
    .insertInto('gap_case_log')
    .values({ facility_id, measure, seq: entry.seq, entry: JSON.stringify(entry) })
    .execute();
}

/** The log of a case, latest first, in the names of people. */
export async function caseLog(
  db: Db,
  facilityId: number,
  measure: Measure,
): Promise<(CaseEntry & { name: string })[]> {
  const { rows } = await sql<{ entry: unknown; name: string | null }>`
    select l.entry, p.display_name as name from gap_case_log l
    left join person p on 'person:' || p.id = l.entry ->> 'actor'
    where l.facility_id = ${facilityId} and l.measure = ${measure} order by l.seq desc limit 200`.execute(db);
  return rows.map(({ entry, name }) => {
    const read = caseEntrySchema.parse(entry);
    return { ...read, name: name ?? read.actor };
  });
}

/** The newest word about each measure of some facilities, by `keyOf`; ties by the source's priority. */
export async function newestWords(
  db: Db,
  facilityIds: readonly number[],
): Promise<Map<string, NonNullable<Word>>> {
  const { rows } = await sql<{
    facilityId: number;
    measure: Measure;
    state: MeasureState;
    observedOn: string;
    source: string;
  }>`
    select distinct on (e.facility_id, e.measure) e.facility_id as "facilityId", e.measure, e.state,
      e.observed_on as "observedOn", e.source
    from measure_evidence e join evidence_source s on s.id = e.source
    where e.facility_id = any(${[...facilityIds]}::bigint[])
    order by e.facility_id, e.measure, e.observed_on desc, s.priority desc`.execute(db);
  return new Map(
    rows.map((row) => [
      keyOf(row),
      { works: row.state === 'working', observedOn: row.observedOn, source: row.source },
    ]),
  );
}

/** Facilities with a case that the evidence of now contradicts, at most `limit`. */
export async function unsettled(db: Db, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct c.facility_id as id from gap_case c join facility f on f.id = c.facility_id
    left join lateral (
      select e.state = 'working' as works from measure_evidence e join evidence_source s on s.id = e.source
      where e.facility_id = c.facility_id and e.measure = c.measure
      order by e.observed_on desc, s.priority desc limit 1) w on true
    where (c.state = 'closed') is distinct from coalesce(w.works, false) order by 1 limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** An order whose deadline has passed. */
export type OverdueOrder = { facilityId: number; measure: Measure; kato: Kato; isTold: boolean };

/** Orders of which the last day is before `today`, ISO. */
export async function overdueOrders(db: Db, today: string): Promise<OverdueOrder[]> {
  const { rows } = await sql<OverdueOrder>`
    select c.facility_id as "facilityId", c.measure, f.kato, c.told_overdue as "isTold"
    from gap_case c join facility f on f.id = c.facility_id
    where c.state in ('prescribed', 'in_work') and c.deadline < ${today}::date
    order by f.kato, c.facility_id, c.measure`.execute(db);
  return rows;
}

/** @returns how many of them nobody had been told of before. */
export async function markTold(trx: Db, orders: readonly OverdueOrder[]): Promise<number> {
  const { rows } = await sql`
    update gap_case c set told_overdue = true
    from unnest(${orders.map((one) => one.facilityId)}::bigint[], ${orders.map((one) => one.measure)}::text[])
      as o (facility_id, measure)
    where c.facility_id = o.facility_id and c.measure = o.measure and not c.told_overdue
    returning c.facility_id`.execute(trx);
  return rows.length;
}
