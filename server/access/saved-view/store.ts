import { sql } from 'kysely';
import { preferencesSchema, type Preferences } from '../../../shared/access/preference.ts';
import {
  savedViewSchema,
  type CreateView,
  type SavedView,
  type UpdateView,
} from '../../../shared/access/saved-view.ts';
import type { Db } from '../../db/schema.ts';

const COLUMNS = ['id', 'name', 'workspace', 'search', 'pinned', 'is_default', 'version'] as const;

const toView = ({ is_default: isDefault, ...row }: { is_default: boolean }): SavedView =>
  savedViewSchema.parse({ ...row, isDefault });

/** A person's views in the order that they gave them. */
export async function viewsOf(db: Db, personId: number): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map(toView);
}

/** One view of a person, removed or not, locked until the transaction ends. */
export async function lockedView(
  trx: Db,
  { personId, id }: { personId: number; id: number },
): Promise<{ view: SavedView; isRemoved: boolean } | undefined> {
  const row = await trx
    .selectFrom('saved_view')
    .select([...COLUMNS, 'removed_at'])
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { removed_at: removedAt, ...view } = row;
  return { view: toView(view), isRemoved: removedAt !== null };
}

/** Keeps a view after the others of the person. */
export async function insertView(trx: Db, personId: number, view: CreateView): Promise<number> {
  const { id } = await trx
    .insertInto('saved_view')
    .values((eb) => ({
      person_id: personId,
      name: view.name,
      workspace: view.workspace,
      search: JSON.stringify(view.search),
      place: eb
        .selectFrom('saved_view')
        .select(sql<number>`coalesce(max(place), 0) + 1`.as('next'))
        .where('person_id', '=', personId),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateViewRow(
  trx: Db,
  id: number,
  change: Omit<UpdateView, 'id' | 'version'> & { removedAt?: Date | null },
): Promise<void> {
  const { name, search, pinned, isDefault, removedAt } = change;
  await trx
    .updateTable('saved_view')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search: JSON.stringify(search) }),
      ...(pinned === undefined ? {} : { pinned }),
      ...(isDefault === undefined ? {} : { is_default: isDefault }),
      ...(removedAt === undefined ? {} : { removed_at: removedAt }),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** No view of the workspace opens it any more. */
export async function clearDefault(trx: Db, personId: number, workspace: string): Promise<void> {
  await trx
    .updateTable('saved_view')
    .set({ is_default: false, version: sql`version + 1` })
    .where('person_id', '=', personId)
    .where('workspace', '=', workspace)
    .where('is_default', '=', true)
    .execute();
}

/** Puts a person's views in an order; those that are not named keep their place after them. */
export async function orderViewRows(trx: Db, personId: number, ids: readonly number[]): Promise<void> {
  await trx
    .updateTable('saved_view')
    .set({
      place: sql`coalesce(array_position(${[...ids]}::bigint[], saved_view.id), ${ids.length} + place)`,
    })
    .where('person_id', '=', personId)
    .execute();
}

export async function preferencesOf(db: Db, personId: number): Promise<Preferences> {
  const row = await db
    .selectFrom('person_preference')
    .select('facts')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return preferencesSchema.parse(row?.facts ?? {});
}

export async function putPreferenceRow(trx: Db, personId: number, facts: Preferences): Promise<void> {
  const written = JSON.stringify(facts);
  await trx
    .insertInto('person_preference')
    .values({ person_id: personId, facts: written })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ facts: written }))
    .execute();
}
