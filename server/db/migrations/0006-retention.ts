import { sql, type Kysely } from 'kysely';

/** Legal holds: what is held keeps its personal data whatever its age; a hold without object holds everything. */
const STATEMENTS = [
  `create table legal_hold (
    id bigint generated always as identity primary key,
    object text check (object ~ '^[a-z_]+:[^:]+$'),
    reason text not null check (length(btrim(reason)) >= 3),
    placed_by text not null,
    placed_at timestamptz not null default now(),
    lifted_by text,
    lifted_at timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
  )`,
  `create unique index legal_hold_in_force on legal_hold (object) nulls not distinct where lifted_at is null`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
