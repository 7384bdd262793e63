import { sql, type Kysely } from 'kysely';

/** What-if branches: a picture as of a moment, and the changes that somebody makes of it. PostgreSQL 15 SQL. */
const STATEMENTS = [
  `create table plan_branch (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    name text not null,
    basis text not null check (basis in ('posts', 'now')),
    -- The picture that it stands on, and the changes in order, as shared/planning/branch reads them.
    picture jsonb not null,
    changes jsonb not null,
    change_count integer not null,
    version integer not null default 1,
    -- Whoever may plan in its territory sees it; otherwise its author alone.
    shared boolean not null default false,
    created_by text not null,
    created_at timestamptz not null,
    updated_by text not null,
    updated_at timestamptz not null,
    -- It is in no list any more; the audit names it still.
    archived_at timestamptz
  )`,
  `create index plan_branch_kato on plan_branch (kato, updated_at desc) where archived_at is null`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
