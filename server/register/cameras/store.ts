import { sql } from 'kysely';
import { CAMERA_FACETS } from '../../../shared/register/camera-kind.ts';
import type { Camera } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { CameraRows } from '../../picture/camera-picture.ts';

/** Cameras that come in one answer: 1.7 MB, decoded in a few milliseconds. */
const PAGE_ROWS = 50_000;

/**
 * Bytes of a camera in an answer, big-endian: id 8 · KATO code 4 · lon and lat in millionths of a degree 4 + 4 · azimuth
 * 2 · field of view 2 · code of the kind 2. PostgreSQL packs them, so that no row becomes an object of JavaScript.
 */
const RECORD_BYTES = 26;

const record = sql`
  int8send(id) || int4send(kato::int4) || int4send(round(lon * 1e6)::int4) || int4send(round(lat * 1e6)::int4)
  || int2send(coalesce(azimuth_deg, -1)::int2) || int2send(coalesce(fov_deg, 0)::int2)
  || int2send((((((array_position(${[...CAMERA_FACETS.owner]}::text[], owner) - 1)
    * 2 + (not linked)::int) * 2 + (not working)::int)
    * 3 + array_position(${[...CAMERA_FACETS.class]}::text[], technical_class) - 1) * 2 + (not traffic)::int)::int2)`;

type Page = { last: number | null; rows: number; records: Buffer | null };

/**
 * Every camera of the register in columns, by id, of one moment. `unitOf` gives the index of a unit by its KATO code; a
 * code that is not in the hierarchy counts to the Republic, index 0.
 */
export function allCameras(db: Db, unitOf: (kato: number) => number | undefined): Promise<CameraRows> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const total = await sql<{ n: number }>`select count(*) as n from camera`.execute(trx);
      const rows = emptyRows(total.rows[0]?.n ?? 0);
      let after = 0;
      for (let at = 0; at < rows.id.length;) {
        const page = await sql<Page>`
          select max(id) as last, count(*)::int4 as rows, string_agg(${record}, ''::bytea order by id) as records
          from (select * from camera where id > ${after} order by id limit ${PAGE_ROWS}) page`.execute(trx);
        const { last, records, rows: found } = page.rows[0] ?? { last: null, records: null, rows: 0 };
        if (last === null || records === null) break;
        unpack(records, rows, at, unitOf);
        at += found;
        after = last;
      }
      return rows;
    });
}

/** The row of one camera, as `allCameras` gives it; none when the register has no such id. */
export async function cameraRow(
  db: Db,
  id: number,
  unitOf: (kato: number) => number | undefined,
): Promise<CameraRows> {
  const found = await sql<{
    record: Buffer;
  }>`select ${record} as record from camera where id = ${id}`.execute(db);
  const rows = emptyRows(found.rows.length);
  for (const [at, row] of found.rows.entries()) unpack(row.record, rows, at, unitOf);
  return rows;
}

const emptyRows = (count: number): CameraRows => ({
  id: new Float64Array(count),
  lonE6: new Int32Array(count),
  latE6: new Int32Array(count),
  unit: new Uint16Array(count),
  kind: new Uint8Array(count),
  azimuthDeg: new Int16Array(count),
  fovDeg: new Uint16Array(count),
});

function unpack(
  records: Buffer,
  rows: CameraRows,
  from: number,
  unitOf: (kato: number) => number | undefined,
): void {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  for (let i = from, at = 0; at < records.byteLength; i++, at += RECORD_BYTES) {
    rows.id[i] = Number(view.getBigInt64(at));
    rows.unit[i] = unitOf(view.getInt32(at + 8)) ?? 0;
    rows.lonE6[i] = view.getInt32(at + 12);
    rows.latE6[i] = view.getInt32(at + 16);
    rows.azimuthDeg[i] = view.getInt16(at + 20);
    rows.fovDeg[i] = view.getInt16(at + 22);
    rows.kind[i] = view.getInt16(at + 24);
  }
}

const cameraQuery = (db: Db) =>
  db
    .selectFrom('camera as c')
    .leftJoin('facility as f', 'f.id', 'c.facility_id')
    .selectAll('c')
    .select(['f.name_kk', 'f.name_ru', 'f.name_en']);
type CameraRecord = Awaited<ReturnType<ReturnType<typeof cameraQuery>['executeTakeFirstOrThrow']>>;

/** A camera with the name of the facility it belongs to. */
export type CameraWithFacility = Camera & {
  facilityName: { kk: string; ru: string; en: string } | null;
  demonstration: boolean;
};

function toCamera(row: CameraRecord): CameraWithFacility {
  const { name_kk: kk, name_ru: ru, name_en: en } = row;
  return {
    id: row.id,
    externalId: row.external_id,
    owner: row.owner,
    facilityId: row.facility_id,
    facilityName: kk === null || ru === null || en === null ? null : { kk, ru, en },
    kato: row.kato,
    lon: row.lon,
    lat: row.lat,
    azimuthDeg: row.azimuth_deg,
    fovDeg: row.fov_deg,
    linked: row.linked,
    working: row.working,
    technicalClass: row.technical_class,
    traffic: row.traffic,
    demonstration: row.demonstration,
  };
}

/** Cameras by id, rising; an id that is gone is left out. */
export async function camerasById(db: Db, ids: readonly number[]): Promise<CameraWithFacility[]> {
  if (ids.length === 0) return [];
  const rows = await cameraQuery(db)
    .where('c.id', 'in', [...ids])
    .orderBy('c.id')
    .execute();
  return rows.map(toCamera);
}

/** One camera; undefined when the register has no such id. */
export async function cameraById(db: Db, id: number): Promise<CameraWithFacility | undefined> {
  const row = await cameraQuery(db).where('c.id', '=', id).executeTakeFirst();
  return row && toCamera(row);
}
