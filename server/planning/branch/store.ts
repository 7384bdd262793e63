import { sql, type Selectable } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { changesSchema, type Change } from '../../../shared/planning/branch/change.ts';
import { planPictureSchema, type Basis, type PlanPicture } from '../../../shared/planning/branch/picture.ts';
import type { Database, Db } from '../../db/schema.ts';

/** How many cameras of each facility work and reach a control centre; a facility without one is left out. */
export async function linkedCameras(db: Db, facilities: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; cameras: number }>`
    select facility_id as id, count(*)::int4 as cameras from camera
    where facility_id = any(${[...facilities]}::bigint[]) and linked and working
    group by facility_id`.execute(db);
  return new Map(rows.map(({ id, cameras }) => [id, cameras]));
}

/** A branch as the database keeps it. */
export type Branch = {
  id: number;
  kato: Kato;
  name: string;
  basis: Basis;
  picture: PlanPicture;
  changes: Change[];
  version: number;
  shared: boolean;
  createdBy: string;
  createdAt: number;
  updatedBy: string;
  updatedAt: number;
};

/** What a list says of a branch. */
export type BranchRow = Omit<Branch, 'picture' | 'changes'> & { changes: number };

const HEAD = [
  'id',
  'kato',
  'name',
  'basis',
  'version',
  'shared',
  'created_by',
  'created_at',
  'updated_by',
  'updated_at',
] as const;

type Head = Pick<Selectable<Database['plan_branch']>, (typeof HEAD)[number]>;
const headOf = ({ created_by, created_at, updated_by, updated_at, ...head }: Head) => ({
  ...head,
  createdBy: created_by,
  createdAt: created_at.getTime(),
  updatedBy: updated_by,
  updatedAt: updated_at.getTime(),
});

const MOST_LISTED = 300;

/** Branches of some units of territory that somebody may see – their own, and those that are shared –, the last changed first. */
export async function branchesOf(db: Db, katos: readonly Kato[], actor: string): Promise<BranchRow[]> {
  const rows = await db
    .selectFrom('plan_branch')
    .select([...HEAD, 'change_count'])
    .where('kato', '=', sql<string>`any(${[...katos]}::text[])`)
    .where('archived_at', 'is', null)
    .where((where) => where.or([where('shared', '=', true), where('created_by', '=', actor)]))
    .orderBy('updated_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(({ change_count: changes, ...head }) => ({ ...headOf(head), changes }));
}

/** One branch; undefined when there is none, or it was put away. `forUpdate` holds it until the transaction ends. */
export async function branchById(db: Db, id: number, forUpdate = false): Promise<Branch | undefined> {
  const query = db
    .selectFrom('plan_branch')
    .select([...HEAD, 'picture', 'changes'])
    .where('id', '=', id)
    .where('archived_at', 'is', null);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const { picture, changes, ...head } = row;
  return {
    ...headOf(head),
    picture: planPictureSchema.parse(picture),
    changes: changesSchema.parse(changes),
  };
}

/** @returns its number. */
export async function insertBranch(
  trx: Db,
  branch: Pick<Branch, 'kato' | 'name' | 'basis' | 'picture' | 'changes'> & { by: string; at: number },
): Promise<number> {
  const at = new Date(branch.at);
  const { id } = await trx
    .insertInto('plan_branch')
    .values({
      kato: branch.kato,
      name: branch.name,
      basis: branch.basis,
      picture: JSON.stringify(branch.picture),
      changes: JSON.stringify(branch.changes),
      change_count: branch.changes.length,
      created_by: branch.by,
      created_at: at,
      updated_by: branch.by,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes what is given and raises the version. @returns the version that it has now. */
export async function updateBranch(
  trx: Db,
  id: number,
  {
    by,
    at,
    picture,
    changes,
    archived = false,
    ...plain
  }: { by: string; at: number; archived?: boolean } & Partial<
    Pick<Branch, 'name' | 'basis' | 'shared' | 'picture' | 'changes'>
  >,
): Promise<number> {
  const { version } = await trx
    .updateTable('plan_branch')
    .set({
      ...plain,
      ...(picture ? { picture: JSON.stringify(picture) } : {}),
      ...(changes ? { changes: JSON.stringify(changes), change_count: changes.length } : {}),
      ...(archived ? { archived_at: new Date(at) } : {}),
      version: sql<number>`version + 1`,
      updated_by: by,
      updated_at: new Date(at),
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
