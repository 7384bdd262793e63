import { sql } from 'kysely';
import type { Role } from '../../../shared/access/role.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { ruleFactsSchema, type Rule, type RuleFacts } from '../../../shared/notify/rule.ts';
import type { Db } from '../../db/schema.ts';

const COLUMNS = ['id', 'facts', 'version'] as const;

const toRule = (row: { id: number; facts: unknown; version: number }): Rule => ({
  ...ruleFactsSchema.parse(row.facts),
  id: row.id,
  version: row.version,
});

/** Rules that tell somebody now. */
export async function rulesInForce(db: Db): Promise<Rule[]> {
  const rows = await db
    .selectFrom('notify_rule')
    .select(COLUMNS)
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  // One that cannot be read any more must not keep the others from being followed.
  return rows.filter(({ facts }) => ruleFactsSchema.safeParse(facts).success).map(toRule);
}

/** Rules of units in the paths or below, in the order in which they were made. */
export async function rulesWithin(db: Db, paths: readonly string[]): Promise<Rule[]> {
  const rows = await db
    .selectFrom('notify_rule as r')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 'r.kato').on('v.valid_to', 'is', null),
    )
    .select(['r.id', 'r.facts', 'r.version'])
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('r.id')
    .execute();
  return rows.map(toRule);
}

/** A rule; with `lock` nobody else changes it until the transaction ends. */
export async function ruleById(db: Db, id: number, { lock = false } = {}): Promise<Rule | undefined> {
  const query = db.selectFrom('notify_rule').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toRule(row);
}

export async function insertRule(trx: Db, facts: RuleFacts, createdBy: string): Promise<number> {
  const { id } = await trx
    .insertInto('notify_rule')
    .values({
      kato: facts.unit,
      enabled: facts.enabled,
      facts: JSON.stringify(facts),
      created_by: createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateRuleRow(trx: Db, id: number, facts: RuleFacts): Promise<void> {
  await trx
    .updateTable('notify_rule')
    .set({
      kato: facts.unit,
      enabled: facts.enabled,
      facts: JSON.stringify(facts),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Who has one of the roles now, and where. */
export async function holdersOf(
  db: Db,
  roles: readonly Role[],
  now: Date,
): Promise<{ personId: number; role: Role; kato: Kato }[]> {
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('access_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['g.person_id', 'g.role', 'g.kato'])
    .where('g.role', 'in', [...roles])
    .where('g.revoked_at', 'is', null)
    .where('g.valid_from', '<=', now)
    .where((eb) => eb.or([eb('g.valid_until', 'is', null), eb('g.valid_until', '>', now)]))
    .where('p.disabled', '=', false)
    .orderBy('g.id')
    .execute();
  return rows.map(({ person_id, role, kato }) => ({ personId: person_id, role, kato }));
}
