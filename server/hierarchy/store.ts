import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BoundaryFeature, BoundarySet } from '../../shared/hierarchy/boundary-set.ts';
import type { AdminUnit, Kato, Level } from '../../shared/hierarchy/schema.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import type { Db } from '../db/schema.ts';
import { rowOfUnit, sameVersion, unitOfRow } from './version-row.ts';

/** Paths are of equal parts, so their byte order is depth-first with siblings by KATO, in every locale. */
const DEPTH_FIRST = sql`path collate "C"`;

/** The units of territory of today, depth-first. Empty in a database that was not seeded. */
export async function currentUnits(db: Db): Promise<AdminUnit[]> {
  const rows = await db
    .selectFrom('admin_unit_version')
    .selectAll()
    .where('valid_to', 'is', null)
    .orderBy(DEPTH_FIRST)
    .execute();
  return rows.map(unitOfRow);
}

/** The units of territory as they stood on an ISO date, depth-first. Empty before the first edition. */
export async function unitsAsOf(db: Db, date: string): Promise<AdminUnit[]> {
  const rows = await db
    .selectFrom('admin_unit_version')
    .selectAll()
    .where('valid_from', '<=', date)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', date)]))
    .orderBy(DEPTH_FIRST)
    .execute();
  return rows.map(unitOfRow);
}

/** Loads the first edition of the hierarchy; the same edition once more changes nothing. See `applyEdition`. */
export async function seedHierarchy(trx: Db, units: readonly AdminUnit[], validFrom: string): Promise<void> {
  await applyEdition(trx, units, validFrom);
}

/** What an edition did, by KATO: versions begun, units closed for good, units that stayed as they were. */
export type EditionChange = { opened: Kato[]; closed: Kato[]; unchanged: Kato[] };

/**
 * Makes `units` the whole hierarchy from `date` (ISO) on: a unit that reads differently gets a new version, one that is
 * missing is closed. No code and no old version is ever deleted, so what refers to them stays whole.
 * @throws Error when the units are no tree, or when the date does not come after a version that has to end.
 */
export async function applyEdition(
  trx: Db,
  units: readonly AdminUnit[],
  date: string,
): Promise<EditionChange> {
  const tree = buildTree(units);
  const rows = tree.units.map((unit) => rowOfUnit(tree, unit, date));
  const current = await trx
    .selectFrom('admin_unit_version')
    .selectAll()
    .where('valid_to', 'is', null)
    .orderBy(DEPTH_FIRST)
    .execute();
  const currentByKato = new Map(current.map((row) => [row.kato, row]));

  const toOpen = rows.filter((row) => {
    const old = currentByKato.get(row.kato);
    return !old || !sameVersion(old, row);
  });
  const opened = toOpen.map((row) => row.kato);
  const closed = current.map((row) => row.kato).filter((kato) => !tree.indexOf.has(kato));
  const ending = new Set([...opened, ...closed]);
  const tooNew = current.find((row) => ending.has(row.kato) && row.valid_from >= date);
  if (tooNew)
    throw new Error(
      `An edition of ${date} cannot end the version of unit ${tooNew.kato} that began on ${tooNew.valid_from}`,
    );

  if (ending.size > 0)
    await trx
      .updateTable('admin_unit_version')
      .set({ valid_to: date })
      .where('valid_to', 'is', null)
      .where('kato', 'in', [...ending])
      .execute();
  if (toOpen.length > 0) {
    await trx
      .insertInto('admin_unit')
      .values(opened.map((kato) => ({ kato })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx.insertInto('admin_unit_version').values(toOpen).execute();
  }
  const unchanged = rows.map((row) => row.kato).filter((kato) => !ending.has(kato));
  return { opened, closed, unchanged };
}

/** The boundary set in use, null when none was loaded. */
export async function activeBoundarySet(db: Db): Promise<BoundarySet | null> {
  const set = await db
    .selectFrom('boundary_set')
    .select(['id', 'kind', 'source', 'licence', 'content_hash as hash'])
    .where('active', '=', true)
    .executeTakeFirst();
  return set ?? null;
}

/** A boundary set as the list shows it. */
type ListedBoundarySet = BoundarySet & {
  active: boolean;
  createdAt: Date;
  regions: number;
  districts: number;
};

/** Every boundary set that was ever in use, the newest first, with how many boundaries of each level it holds. */
export async function boundarySets(db: Db): Promise<ListedBoundarySet[]> {
  return db
    .selectFrom('boundary_set as set')
    .leftJoin('boundary', 'boundary.set_id', 'set.id')
    .select(['set.id', 'kind', 'source', 'licence', 'content_hash as hash', 'active'])
    .select((of) => [
      sql<Date>`set.created_at`.as('createdAt'),
      of.fn.count<number>('boundary.kato').filterWhere('boundary.level', '=', 1).as('regions'),
      of.fn.count<number>('boundary.kato').filterWhere('boundary.level', '=', 2).as('districts'),
    ])
    .groupBy('set.id')
    .orderBy('set.id', 'desc')
    .execute();
}

/** Puts a stored boundary set into use again. False when there is none with this number. */
export async function activateBoundarySet(trx: Db, id: number): Promise<boolean> {
  await trx.updateTable('boundary_set').set({ active: false }).where('active', '=', true).execute();
  const done = await trx
    .updateTable('boundary_set')
    .set({ active: true })
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The boundaries of a set at one level, in KATO order. */
export async function boundariesOf(
  db: Db,
  setId: number,
  level: Level,
): Promise<GeoJSON.FeatureCollection<BoundaryFeature['geometry'], BoundaryFeature['properties']>> {
  const rows = await db
    .selectFrom('boundary')
    .select(['kato', 'geometry'])
    .where('set_id', '=', setId)
    .where('level', '=', level)
    .orderBy('kato')
    .execute();
  const features = rows.map(({ kato, geometry }): BoundaryFeature => ({
    type: 'Feature',
    properties: { kato },
    geometry,
  }));
  return { type: 'FeatureCollection', features };
}

type NewBoundarySet = Omit<BoundarySet, 'id' | 'hash'> & { features: readonly BoundaryFeature[] };

/**
 * Puts a new boundary set into use; the old one is kept. The level of a boundary is that of its unit today.
 * @throws Error when there is no feature, a unit occurs twice or a KATO is not of a unit of today.
 */
export async function replaceBoundarySet(trx: Db, set: NewBoundarySet): Promise<BoundarySet> {
  const { kind, source, licence } = set;
  const features = set.features.toSorted((a, b) => (a.properties.kato < b.properties.kato ? -1 : 1));
  const katos = features.map((feature) => feature.properties.kato);
  const geometries = features.map(({ geometry: { type, coordinates } }) =>
    JSON.stringify({ type, coordinates }),
  );
  const doubled = katos.find((kato, i) => kato === katos[i + 1]);
  if (features.length === 0) throw new Error('A boundary set needs at least one boundary');
  if (doubled) throw new Error(`Unit of territory ${doubled} has two boundaries in the set`);

  const hash = createHash('sha256');
  for (const [i, kato] of katos.entries()) hash.update(`${kato} ${geometries[i]}\n`);
  const content_hash = hash.digest('hex');

  await trx.updateTable('boundary_set').set({ active: false }).where('active', '=', true).execute();
  const { id } = await trx
    .insertInto('boundary_set')
    .values({ kind, source, licence, content_hash, active: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  const inserted = await sql<{ kato: Kato }>`
    insert into boundary (set_id, kato, level, geometry)
    select ${id}, feature.kato, version.level, feature.geometry::jsonb
    from unnest(${katos}::text[], ${geometries}::text[]) as feature (kato, geometry)
    join admin_unit_version as version on version.kato = feature.kato and version.valid_to is null
    returning kato`.execute(trx);
  if (inserted.rows.length < katos.length) {
    const known = new Set(inserted.rows.map((row) => row.kato));
    throw new Error(`There is no unit of territory with KATO code ${katos.find((kato) => !known.has(kato))}`);
  }
  return { id, kind, source, licence, hash: content_hash };
}
