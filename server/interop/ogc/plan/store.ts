import { sql } from 'kysely';
import type { Kato } from '../../../../shared/hierarchy/schema.ts';
import { changesSchema, type Change } from '../../../../shared/planning/branch/change.ts';
import type { Basis } from '../../../../shared/planning/branch/picture.ts';
import type { Db } from '../../../db/schema.ts';

/** A saved plan without the picture that it stands on. */
export type PlanChanges = {
  id: number;
  kato: Kato;
  name: string;
  basis: Basis;
  shared: boolean;
  updatedAt: Date;
  changes: Change[];
};

type Asked = {
  katos: readonly Kato[];
  /** Who asks: their own plans, and those that are shared. */
  actor: string;
  after: number;
  limit: number;
  /** Of one plan alone. */
  only?: number | undefined;
};

/** Plans of some units that somebody may see, by number; `after` is the last one of the page before. */
export async function plansWithin(
  db: Db,
  { katos, actor, after, limit, only }: Asked,
): Promise<PlanChanges[]> {
  const rows = await db
    .selectFrom('plan_branch')
    .select(['id', 'kato', 'name', 'basis', 'shared', 'updated_at', 'changes'])
    .where('id', '>', after)
    .where('kato', '=', sql<string>`any(${[...katos]}::text[])`)
    .where('archived_at', 'is', null)
    .where((where) => where.or([where('shared', '=', true), where('created_by', '=', actor)]))
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? 0))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ updated_at, changes, ...plan }) => ({
    ...plan,
    updatedAt: updated_at,
    changes: changesSchema.parse(changes),
  }));
}
