import { sql } from 'kysely';
import { parseChange } from './change-row.ts';
import type {
  CameraFields,
  Changes,
  FacilityFields,
  RegisterChange,
  RegisterObject,
} from '../../../shared/register/edit.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Measure, MeasureState } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import { REGISTER_CHANGED } from '../../db/register-changed.ts';

/** An object as a person edits it: its fields, its version, and what ties it to others. */
export type Editable<Fields> = { fields: Fields; version: number; facilityId: number | null; kato: Kato };

/** A facility's editable fields; with `lock` nobody else changes it until the transaction ends. */
export async function editableFacility(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<Editable<FacilityFields> | undefined> {
  const query = db
    .selectFrom('facility')
    .select(['name_kk', 'name_ru', 'name_en', 'type', 'kato', 'lon', 'lat', 'people', 'learners', 'owner'])
    .select(['place_kind', 'version'])
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const { name_kk: nameKk, name_ru: nameRu, name_en: nameEn, place_kind: placeKind, version, ...same } = row;
  return {
    fields: { nameKk, nameRu, nameEn, placeKind, ...same },
    version,
    facilityId: id,
    kato: row.kato,
  };
}

/** A camera's editable fields, as `editableFacility`; `facilityId` is the facility it belongs to. */
export async function editableCamera(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<Editable<CameraFields> | undefined> {
  const query = db
    .selectFrom('camera')
    .select(['owner', 'lon', 'lat', 'azimuth_deg', 'fov_deg', 'linked', 'working', 'technical_class'])
    .select(['traffic', 'version', 'facility_id', 'kato'])
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const { azimuth_deg: azimuthDeg, fov_deg: fovDeg, technical_class: technicalClass } = row;
  const { owner, lon, lat, linked, working, traffic, version } = row;
  const fields = { owner, lon, lat, azimuthDeg, fovDeg, linked, working, technicalClass, traffic };
  return { fields, version, facilityId: row.facility_id, kato: row.kato };
}

/** The unit of territory that an object lies in; undefined when it is gone. */
export async function katoOfObject(db: Db, object: RegisterObject): Promise<Kato | undefined> {
  const [kind, id] = object.split(':');
  const table = kind === 'camera' ? 'camera' : 'facility';
  const row = await db.selectFrom(table).select('kato').where('id', '=', Number(id)).executeTakeFirst();
  return row?.kato;
}

/** Writes fields of a facility and gives its new version. */
export async function updateFacility(
  trx: Db,
  id: number,
  { nameKk, nameRu, nameEn, placeKind, ...same }: Changes<FacilityFields>,
): Promise<number> {
  const { version } = await trx
    .updateTable('facility')
    .set({
      ...same,
      ...(nameKk === undefined ? {} : { name_kk: nameKk }),
      ...(nameRu === undefined ? {} : { name_ru: nameRu }),
      ...(nameEn === undefined ? {} : { name_en: nameEn }),
      ...(placeKind === undefined ? {} : { place_kind: placeKind }),
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Writes fields of a camera and gives its new version. */
export async function updateCamera(
  trx: Db,
  id: number,
  { azimuthDeg, fovDeg, technicalClass, ...same }: Changes<CameraFields>,
): Promise<number> {
  const { version } = await trx
    .updateTable('camera')
    .set({
      ...same,
      ...(azimuthDeg === undefined ? {} : { azimuth_deg: azimuthDeg }),
      ...(fovDeg === undefined ? {} : { fov_deg: fovDeg }),
      ...(technicalClass === undefined ? {} : { technical_class: technicalClass }),
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** True when the unit of territory is in force. */
export async function unitExists(db: Db, kato: string): Promise<boolean> {
  const row = await db
    .selectFrom('admin_unit_version')
    .select('kato')
    .where('kato', '=', kato)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Today's date in Kazakhstan (UTC+5), by the database's clock. */
export async function todayInKazakhstan(db: Db): Promise<string> {
  const { rows } = await sql<{
    today: string;
  }>`select (now() at time zone interval '5 hours')::date as today`.execute(db);
  return rows[0]?.today ?? '';
}

export type Word = { state: MeasureState; observedOn: string };

/** What a source says of a facility's measure, null when it is silent. */
export async function evidenceOf(
  db: Db,
  key: { facilityId: number; measure: Measure; source: string },
): Promise<Word | null> {
  const row = await db
    .selectFrom('measure_evidence')
    .select(['state', 'observed_on'])
    .where('facility_id', '=', key.facilityId)
    .where('measure', '=', key.measure)
    .where('source', '=', key.source)
    .executeTakeFirst();
  return row ? { state: row.state, observedOn: row.observed_on } : null;
}

export async function deleteEvidence(
  trx: Db,
  key: { facilityId: number; measure: Measure; source: string },
): Promise<void> {
  await trx
    .deleteFrom('measure_evidence')
    .where('facility_id', '=', key.facilityId)
    .where('measure', '=', key.measure)
    .where('source', '=', key.source)
    .execute();
}

type NewChange = Omit<RegisterChange, 'id' | 'at' | 'undoneBy'> & { objectVersion: number };

/** Appends lines to the history and gives their ids. */
export async function insertChanges(trx: Db, changes: readonly NewChange[]): Promise<number[]> {
  const rows = await trx
    .insertInto('register_change')
    .values(
      changes.map(({ objectVersion, before, after, ...change }) => ({
        ...change,
        object_version: objectVersion,
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
      })),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Marks a change as taken back by another one. */
export async function markUndone(trx: Db, changeId: number, undoneBy: number): Promise<void> {
  await trx.updateTable('register_change').set({ undone_by: undoneBy }).where('id', '=', changeId).execute();
}

/** Changes with the name of who made them in the place of `person:42`. */
const changeQuery = (db: Db) =>
  db
    .selectFrom('register_change as c')
    .leftJoin('person as p', (join) => join.on(sql<boolean>`c.actor = 'person:' || p.id`))
    .selectAll('c')
    .select(sql<string>`coalesce(p.display_name, c.actor)`.as('actor'));

/** One change; `lock` keeps it from being undone twice at once. */
export async function changeById(trx: Db, id: number): Promise<RegisterChange | undefined> {
  const row = await changeQuery(trx).where('c.id', '=', id).forUpdate('c').executeTakeFirst();
  return row && parseChange(row);
}

/** The history of an object, latest first. */
export async function historyOf(
  db: Db,
  object: RegisterObject,
  { limit = 200, afterVersion = 0 } = {},
): Promise<RegisterChange[]> {
  const rows = await changeQuery(db)
    .where('c.object', '=', object)
    .where('c.object_version', '>', afterVersion)
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(parseChange);
}

/** When the transaction commits, tells every server which object changed. */
export async function notifyChanged(trx: Db, object: RegisterObject): Promise<void> {
  await sql`select pg_notify(${REGISTER_CHANGED}, ${object})`.execute(trx);
}
