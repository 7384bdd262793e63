import { sql } from 'kysely';
import type { DetectorType } from '../../../shared/operations/detector-type.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** The detectors of a source with what they stand at, those that nobody registered last, at most 2,000. */
export const detectorsOf = (db: Db, sourceId: number) =>
  db
    .selectFrom('detector as d')
    .leftJoin('facility as f', 'f.id', 'd.facility_id')
    .leftJoin('camera as c', 'c.id', 'd.camera_id')
    .select([
      'd.id',
      'd.external_id',
      'd.type',
      'd.lon',
      'd.lat',
      'd.registered',
      'd.enabled',
      'd.last_heard_at',
    ])
    .select([
      'f.id as facility_id',
      'f.external_id as facility_number',
      'f.name_kk',
      'f.name_ru',
      'f.name_en',
    ])
    .select('c.external_id as camera')
    .where('d.source_id', '=', sourceId)
    .orderBy('d.registered', 'desc')
    .orderBy('d.external_id')
    .limit(2_000)
    .execute();

const columns = [
  'id',
  'type',
  'facility_id',
  'camera_id',
  'lon',
  'lat',
  'kato',
  'registered',
  'enabled',
] as const;

/** A detector of a source, locked: its messages are taken one after another. */
export const lockedDetector = (trx: Db, sourceId: number, externalId: string) =>
  trx
    .selectFrom('detector')
    .select(columns)
    .where('source_id', '=', sourceId)
    .where('external_id', '=', externalId)
    .forUpdate()
    .executeTakeFirst();
export type DetectorRow = NonNullable<Awaited<ReturnType<typeof lockedDetector>>>;

/** Where a detector stands. */
export type Standing = {
  facility_id: number | null;
  camera_id: number | null;
  lon: number | null;
  lat: number | null;
  kato: Kato;
};

/** Writes what a detector is and where. @returns its number. */
export async function putDetectorRow(
  trx: Db,
  row: Standing & {
    source_id: number;
    external_id: string;
    type: DetectorType;
    registered: boolean;
    enabled: boolean;
  },
): Promise<number> {
  const { source_id: _source, external_id: _id, ...changes } = row;
  const { id } = await trx
    .insertInto('detector')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['source_id', 'external_id'])
        .doUpdateSet({ ...changes, version: sql`detector.version + 1` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How many detectors of a source nobody registered. */
export async function unregisteredCount(db: Db, sourceId: number): Promise<number> {
  const { n } = await db
    .selectFrom('detector')
    .select(sql<number>`count(*)::int4`.as('n'))
    .where('source_id', '=', sourceId)
    .where('registered', '=', false)
    .executeTakeFirstOrThrow();
  return n;
}

/** Says when a detector was heard; undefined when the source has none of this name. */
export async function markHeard(
  db: Db,
  { sourceId, externalId, atMs }: { sourceId: number; externalId: string; atMs: number },
): Promise<{ enabled: boolean } | undefined> {
  return db
    .updateTable('detector')
    .set({ last_heard_at: new Date(atMs) })
    .where('source_id', '=', sourceId)
    .where('external_id', '=', externalId)
    .returning('enabled')
    .executeTakeFirst();
}
