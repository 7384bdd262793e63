import { sql, type Selectable } from 'kysely';
import { wallFactsSchema, type Wall, type WallFacts } from '../../shared/wall/schema.ts';
import { heardSchema, wallStateSchema, type Heard, type WallState } from '../../shared/wall/state.ts';
import type { Database, Db } from '../db/schema.ts';

/** A wall with what is on it. */
export type StoredWall = Wall & { state: WallState };

const COLUMNS = ['id', 'facts', 'state', 'version'] as const;
type Row = Pick<Selectable<Database['wall']>, (typeof COLUMNS)[number]>;

const toWall = ({ id, facts, state, version }: Row): StoredWall => ({
  ...wallFactsSchema.parse(facts),
  id,
  version,
  state: wallStateSchema.parse(state),
});

/** Walls of units in the paths or below, in the order in which they were made. */
export async function wallsWithin(db: Db, paths: readonly string[]): Promise<StoredWall[]> {
  const rows = await db
    .selectFrom('wall as w')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 'w.kato').on('v.valid_to', 'is', null),
    )
    .select(['w.id', 'w.facts', 'w.state', 'w.version'])
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('w.id')
    .execute();
  return rows.map(toWall);
}

/** One wall; with `lock` nobody else changes it until the transaction ends. */
export async function wallById(db: Db, id: number, { lock = false } = {}): Promise<StoredWall | undefined> {
  const query = db.selectFrom('wall').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toWall(row);
}

/** Walls that show a layout, or could at some time, held until the transaction ends. */
export async function wallsWithLayout(trx: Db, key: string): Promise<StoredWall[]> {
  const named = `%${JSON.stringify(key)}%`;
  const rows = await trx
    .selectFrom('wall')
    .select(COLUMNS)
    .where(sql<boolean>`(facts::text like ${named} or state::text like ${named})`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toWall);
}

/** @param id only for the demonstration, whose walls have numbers that everybody knows. @returns undefined when it is taken. */
export async function insertWall(
  trx: Db,
  facts: WallFacts,
  of: { state: WallState; by: string; at: Date; id?: number; demonstration?: boolean },
): Promise<StoredWall | undefined> {
  const row = await trx
    .insertInto('wall')
    .values({
      ...(of.id === undefined ? {} : { id: of.id }),
      kato: facts.unit,
      facts: JSON.stringify(facts),
      state: JSON.stringify(of.state),
      demonstration: of.demonstration ?? false,
      updated_by: of.by,
      updated_at: of.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && toWall(row);
}

/** Writes what is given; its facts, or a layout that it shows, raise the version. */
export async function updateWall(
  trx: Db,
  id: number,
  change: { facts?: WallFacts; state?: WallState; raise: boolean; by: string; at: Date },
): Promise<StoredWall> {
  const { facts, state, raise, by, at } = change;
  const row = await trx
    .updateTable('wall')
    .set({
      ...(facts ? { facts: JSON.stringify(facts) } : {}),
      ...(state ? { state: JSON.stringify(state) } : {}),
      ...(raise ? { version: sql<number>`version + 1` } : {}),
      updated_by: by,
      updated_at: at,
    })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toWall(row);
}

export async function deleteWallRow(trx: Db, id: number): Promise<void> {
  await trx.deleteFrom('wall').where('id', '=', id).execute();
}

/** What a screen said of itself last. */
export type HeardScreen = { screen: number; atMs: number; showing: Heard['showing'] };

/** Remembers what a screen says of itself; only the last word is kept. */
export async function putHeard(db: Db, { id, screen, showing }: Heard, at: Date): Promise<void> {
  const row = { at, showing: JSON.stringify(showing) };
  await db
    .insertInto('wall_heard')
    .values({ wall_id: id, position: screen, ...row })
    .onConflict((conflict) => conflict.columns(['wall_id', 'position']).doUpdateSet(row))
    .execute();
}

/** The last word of every screen of some walls, by wall. */
export async function heardOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, HeardScreen[]>> {
  const rows = await db
    .selectFrom('wall_heard')
    .selectAll()
    .where('wall_id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('position')
    .execute();
  const heard = new Map<number, HeardScreen[]>();
  for (const { wall_id, position, at, showing } of rows) {
    const screen = {
      screen: position,
      atMs: at.getTime(),
      showing: heardSchema.shape.showing.parse(showing),
    };
    heard.set(wall_id, [...(heard.get(wall_id) ?? []), screen]);
  }
  return heard;
}
