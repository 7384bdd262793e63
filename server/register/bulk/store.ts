import { sql } from 'kysely';
import type {
  Camera,
  ControlCentre,
  Evidence,
  EvidenceSource,
  Facility,
} from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';

/** Rows per statement: large enough to be fast, small enough to keep the arrays out of the way. */
const BATCH = 5_000;

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += BATCH) yield rows.slice(i, i + BATCH);
}

export type NewFacility = Omit<Facility, 'id'>;

/** Writes facilities by external id, new or changed, and answers the id of each. */
export async function upsertFacilities(trx: Db, rows: readonly NewFacility[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const batch of batches(rows)) {
    const written = await sql<{ id: number; external_id: string }>`
      insert into facility (external_id, type, name_kk, name_ru, name_en, kato,
        settlement_kk, settlement_ru, settlement_en, lon, lat, people, learners, place_kind, owner, demonstration)
      select * from unnest(
        ${batch.map((f) => f.externalId)}::text[], ${batch.map((f) => f.type)}::text[],
        ${batch.map((f) => f.name.kk)}::text[], ${batch.map((f) => f.name.ru)}::text[],
        ${batch.map((f) => f.name.en)}::text[], ${batch.map((f) => f.kato)}::text[],
        ${batch.map((f) => f.settlement?.kk ?? null)}::text[],
        ${batch.map((f) => f.settlement?.ru ?? null)}::text[],
        ${batch.map((f) => f.settlement?.en ?? null)}::text[],
        ${batch.map((f) => f.lon)}::float8[], ${batch.map((f) => f.lat)}::float8[],
        ${batch.map((f) => f.people)}::int[], ${batch.map((f) => f.learners)}::int[],
        ${batch.map((f) => f.placeKind)}::text[], ${batch.map((f) => f.owner)}::text[],
        ${batch.map((f) => f.demonstration)}::boolean[])
      on conflict (external_id) do update set
        type = excluded.type, name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en,
        kato = excluded.kato, settlement_kk = excluded.settlement_kk, settlement_ru = excluded.settlement_ru,
        settlement_en = excluded.settlement_en, lon = excluded.lon, lat = excluded.lat, people = excluded.people,
        learners = excluded.learners, place_kind = excluded.place_kind, owner = excluded.owner,
        demonstration = excluded.demonstration, updated_at = now()
      returning id, external_id`.execute(trx);
    for (const row of written.rows) ids.set(row.external_id, row.id);
  }
  return ids;
}

/** Writes evidence; a later statement of the same source about the same measure replaces its earlier one. */
export async function upsertEvidence(
  trx: Db,
  rows: readonly (Evidence & { facilityId: number })[],
): Promise<void> {
  for (const batch of batches(rows))
    await sql`
      insert into measure_evidence (facility_id, measure, source, state, observed_on)
      select * from unnest(
        ${batch.map((e) => e.facilityId)}::bigint[], ${batch.map((e) => e.measure)}::text[],
        ${batch.map((e) => e.source)}::text[], ${batch.map((e) => e.state)}::text[],
        ${batch.map((e) => e.observedOn)}::date[])
      on conflict (facility_id, measure, source) do update
        set state = excluded.state, observed_on = excluded.observed_on`.execute(trx);
}

export async function upsertEvidenceSources(
  trx: Db,
  sources: readonly Omit<EvidenceSource, 'measures'>[],
): Promise<void> {
  for (const source of sources)
    await trx
      .insertInto('evidence_source')
      .values({
        id: source.id,
        kind: source.kind,
        title_kk: source.title.kk,
        title_ru: source.title.ru,
        title_en: source.title.en,
        as_of: source.asOf,
        priority: source.priority,
      })
      .onConflict((c) =>
        c.column('id').doUpdateSet({ as_of: sql`greatest(evidence_source.as_of, excluded.as_of)` }),
      )
      .execute();
}

/** Cameras in columns of equal length. */
export type CameraColumns = { [Field in Exclude<keyof Camera, 'id'>]: readonly Camera[Field][] };

/** Writes cameras by external id, new or changed. */
export async function upsertCameras(
  trx: Db,
  cameras: CameraColumns,
  { demonstration }: { demonstration: boolean },
): Promise<void> {
  for (let from = 0; from < cameras.externalId.length; from += BATCH) {
    const to = from + BATCH;
    await sql`
      insert into camera (external_id, owner, facility_id, kato, lon, lat, azimuth_deg, fov_deg,
        linked, working, technical_class, traffic, demonstration)
      select *, ${demonstration}::boolean from unnest(
        ${cameras.externalId.slice(from, to)}::text[], ${cameras.owner.slice(from, to)}::text[],
        ${cameras.facilityId.slice(from, to)}::bigint[], ${cameras.kato.slice(from, to)}::text[],
        ${cameras.lon.slice(from, to)}::float8[], ${cameras.lat.slice(from, to)}::float8[],
        ${cameras.azimuthDeg.slice(from, to)}::smallint[], ${cameras.fovDeg.slice(from, to)}::smallint[],
        ${cameras.linked.slice(from, to)}::boolean[], ${cameras.working.slice(from, to)}::boolean[],
        ${cameras.technicalClass.slice(from, to)}::text[], ${cameras.traffic.slice(from, to)}::boolean[])
      on conflict (external_id) do update set
        owner = excluded.owner, facility_id = excluded.facility_id, kato = excluded.kato, lon = excluded.lon,
        lat = excluded.lat, azimuth_deg = excluded.azimuth_deg, fov_deg = excluded.fov_deg,
        linked = excluded.linked, working = excluded.working, technical_class = excluded.technical_class,
        traffic = excluded.traffic, demonstration = excluded.demonstration`.execute(trx);
  }
}

export async function insertControlCentres(
  trx: Db,
  centres: readonly Omit<ControlCentre, 'id'>[],
): Promise<void> {
  await trx
    .insertInto('control_centre')
    .values(
      centres.map((c) => ({
        kato: c.kato,
        name_kk: c.name.kk,
        name_ru: c.name.ru,
        name_en: c.name.en,
        lon: c.lon,
        lat: c.lat,
        kind: c.kind,
        opened_year: c.openedYear,
      })),
    )
    .execute();
}
