import { sql } from 'kysely';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type {
  Camera,
  Evidence,
  EvidenceSource,
  Facility,
  Measure,
  MeasureState,
} from '../../shared/register/schema.ts';
import type { Db } from '../db/schema.ts';

const FACILITY_COLUMNS = [
  'id',
  'external_id',
  'type',
  'name_kk',
  'name_ru',
  'name_en',
  'kato',
  'settlement_kk',
  'settlement_ru',
  'settlement_en',
  'lon',
  'lat',
  'people',
  'learners',
  'place_kind',
  'owner',
  'demonstration',
] as const;

const facilitiesQuery = (db: Db) => db.selectFrom('facility').select(FACILITY_COLUMNS);
type FacilityRecord = Awaited<ReturnType<ReturnType<typeof facilitiesQuery>['executeTakeFirstOrThrow']>>;

function toFacility(row: FacilityRecord): Facility {
  const { settlement_kk: kk, settlement_ru: ru, settlement_en: en } = row;
  return {
    id: row.id,
    externalId: row.external_id,
    type: row.type,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    kato: row.kato,
    settlement: kk === null || ru === null || en === null ? null : { kk, ru, en },
    lon: row.lon,
    lat: row.lat,
    people: row.people,
    learners: row.learners,
    placeKind: row.place_kind,
    owner: row.owner,
    demonstration: row.demonstration,
  };
}

/** The whole register of facilities, by id. */
export async function allFacilities(db: Db): Promise<Facility[]> {
  return (await facilitiesQuery(db).orderBy('id').execute()).map(toFacility);
}

export type EvidenceRecord = {
  facility_id: number;
  measure: Measure;
  source: string;
  state: MeasureState;
  observed_on: string;
};

const evidenceQuery = (db: Db) =>
  db.selectFrom('measure_evidence').select(['facility_id', 'measure', 'source', 'state', 'observed_on']);

/** Every evidence row, grouped by facility. */
export function allEvidence(db: Db): Promise<EvidenceRecord[]> {
  return evidenceQuery(db).orderBy('facility_id').execute();
}

/** One facility with its evidence, as the picture holds it; undefined when it is gone. */
export async function oneFacility(
  db: Db,
  id: number,
): Promise<{ facility: Facility; evidence: EvidenceRecord[] } | undefined> {
  const row = await facilitiesQuery(db).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return {
    facility: toFacility(row),
    evidence: await evidenceQuery(db).where('facility_id', '=', id).execute(),
  };
}

/** The sources that evidence comes from and the measures each one speaks of, by date. One without a row left is silent. */
export async function evidenceSources(db: Db): Promise<EvidenceSource[]> {
  const spoken = await db.selectFrom('measure_evidence').select(['source', 'measure']).distinct().execute();
  const rows = await db.selectFrom('evidence_source').selectAll().orderBy('as_of').orderBy('id').execute();
  return rows.flatMap((row) => {
    const measures = spoken.filter((s) => s.source === row.id).map((s) => s.measure);
    return measures.length === 0
      ? []
      : [
          {
            id: row.id,
            kind: row.kind,
            title: { kk: row.title_kk, ru: row.title_ru, en: row.title_en },
            asOf: row.as_of,
            priority: row.priority,
            measures,
          },
        ];
  });
}

/** One facility with its evidence, latest first, and its cameras counted; undefined when the register has no such id. */
export async function facilityWithEvidence(
  db: Db,
  id: number,
): Promise<
  | {
      facility: Facility;
      evidence: Evidence[];
      cameras: { total: number; linked: number; working: number };
    }
  | undefined
> {
  const row = await facilitiesQuery(db).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const evidence = await db
    .selectFrom('measure_evidence as e')
    .innerJoin('evidence_source as s', 's.id', 'e.source')
    .select(['e.measure', 'e.source', 'e.state', 'e.observed_on'])
    .where('e.facility_id', '=', id)
    .orderBy('e.observed_on', 'desc')
    .orderBy('s.priority', 'desc')
    .execute();
  const cameras = await db
    .selectFrom('camera')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('linked', '=', true).as('linked'),
      eb.fn.countAll<number>().filterWhere('working', '=', true).as('working'),
    ])
    .where('facility_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    facility: toFacility(row),
    evidence: evidence.map((e) => ({
      measure: e.measure,
      source: e.source,
      state: e.state,
      observedOn: e.observed_on,
    })),
    cameras,
  };
}

/** Sizes of the register, and how much of it is demonstration. */
export type RegisterCounts = {
  facilities: number;
  demonstrationFacilities: number;
  cameras: number;
  demonstrationCameras: number;
  controlCentres: number;
};

export async function registerCounts(db: Db): Promise<RegisterCounts> {
  const { rows } = await sql<RegisterCounts>`
    select (select count(*) from facility) as "facilities",
      (select count(*) from facility where demonstration) as "demonstrationFacilities",
      (select count(*) from camera) as "cameras",
      (select count(*) from camera where demonstration) as "demonstrationCameras",
      (select count(*) from control_centre) as "controlCentres"`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('The register cannot be counted');
  return counts;
}

/** Demonstration cameras of each unit of territory that has some. */
export async function demonstrationCameras(db: Db): Promise<ReadonlyMap<Kato, number>> {
  const rows = await db
    .selectFrom('camera')
    .select(['kato', (eb) => eb.fn.countAll<number>().as('n')])
    .where('demonstration', '=', true)
    .groupBy('kato')
    .execute();
  return new Map(rows.map(({ kato, n }) => [kato, n]));
}

/** Control centres with their territory and place. */
export async function controlCentres(db: Db) {
  const rows = await db.selectFrom('control_centre').selectAll().orderBy('kato').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kato: row.kato,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    lon: row.lon,
    lat: row.lat,
    kind: row.kind,
    openedYear: row.opened_year,
  }));
}

/** KATO codes of units of territory and everything below them, as a subquery over the current hierarchy. */
const codesWithin = (katos: readonly string[]) =>
  sql<string>`(select v.kato from admin_unit_version v, admin_unit_version a
    where a.kato = any(${[...katos]}::text[]) and a.valid_to is null and v.valid_to is null
      and (v.path = a.path or v.path like a.path || '/%'))`;

/** A page of cameras below some units, by id; `after` is the last id of the page before. */
export async function camerasWithin(
  db: Db,
  page: { units: readonly string[]; facilityId?: number | undefined; after: number; limit: number },
): Promise<Camera[]> {
  let query = db
    .selectFrom('camera')
    .selectAll()
    .where('id', '>', page.after)
    .where('kato', 'in', codesWithin(page.units))
    .orderBy('id')
    .limit(page.limit);
  if (page.facilityId !== undefined) query = query.where('facility_id', '=', page.facilityId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    externalId: row.external_id,
    owner: row.owner,
    facilityId: row.facility_id,
    kato: row.kato,
    lon: row.lon,
    lat: row.lat,
    azimuthDeg: row.azimuth_deg,
    fovDeg: row.fov_deg,
    linked: row.linked,
    working: row.working,
    technicalClass: row.technical_class,
    traffic: row.traffic,
  }));
}

/** A page of facilities below some units, by id; `after` is the last id of the page before. */
export async function facilitiesWithin(
  db: Db,
  page: { units: readonly string[]; after: number; limit: number },
): Promise<Facility[]> {
  const rows = await facilitiesQuery(db)
    .where('id', '>', page.after)
    .where('kato', 'in', codesWithin(page.units))
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toFacility);
}

/** Ids of the facilities by the id their owner gave them. */
export async function facilityIdsByExternalId(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('facility').select(['id', 'external_id']).execute();
  return new Map(rows.map((row) => [row.external_id, row.id]));
}
