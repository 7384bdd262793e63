import { sql, type Selectable } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { layoutFactsSchema, type Layout, type LayoutFacts } from '../../../shared/wall/layout.ts';
import type { Database, Db } from '../../db/schema.ts';

/** A layout of a unit's own. */
export type OwnLayout = Layout & { id: number; unit: Kato; version: number };

const COLUMNS = ['id', 'kato', 'facts', 'version'] as const;
type Row = Pick<Selectable<Database['wall_layout']>, (typeof COLUMNS)[number]>;

const toLayout = ({ id, kato, facts, version }: Row): OwnLayout => ({
  ...layoutFactsSchema.parse(facts),
  key: `own-${id}`,
  id,
  unit: kato,
  version,
});

/** Layouts of some units of territory, in the order in which they were made. */
export async function layoutsOf(db: Db, katos: readonly Kato[]): Promise<OwnLayout[]> {
  const rows = await db
    .selectFrom('wall_layout')
    .select(COLUMNS)
    .where('kato', '=', sql<string>`any(${[...katos]}::text[])`)
    .orderBy('id')
    .execute();
  return rows.map(toLayout);
}

/** A layout; with `lock` nobody else changes it until the transaction ends. */
export async function layoutById(db: Db, id: number, { lock = false } = {}): Promise<OwnLayout | undefined> {
  const query = db.selectFrom('wall_layout').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toLayout(row);
}

type Written = { facts: LayoutFacts; by: string; at: Date };
const columnsOf = ({ facts, by, at }: Written) => ({
  facts: JSON.stringify(facts),
  updated_by: by,
  updated_at: at,
});

export async function insertLayout(trx: Db, unit: Kato, written: Written): Promise<OwnLayout> {
  const row = await trx
    .insertInto('wall_layout')
    .values({ kato: unit, ...columnsOf(written) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toLayout(row);
}

export async function updateLayout(trx: Db, id: number, written: Written): Promise<OwnLayout> {
  const row = await trx
    .updateTable('wall_layout')
    .set({ ...columnsOf(written), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toLayout(row);
}

export async function deleteLayoutRow(trx: Db, id: number): Promise<void> {
  await trx.deleteFrom('wall_layout').where('id', '=', id).execute();
}
