import { sql, type Kysely } from 'kysely';

/** Views that a person keeps under a name, and what is remembered of how they like to work. PostgreSQL 15 SQL. */
const STATEMENTS = [
  // One that was removed stays, so that it can be taken back.
  `create table saved_view (
    id bigint generated always as identity primary key,
    person_id bigint not null references person,
    name text not null,
    workspace text not null,
    search jsonb not null check (jsonb_typeof(search) = 'object'),
    pinned boolean not null default true,
    is_default boolean not null default false,
    place integer not null,
    version integer not null default 1 check (version > 0),
    removed_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index saved_view_person on saved_view (person_id, place) where removed_at is null`,
  // A workspace opens with one view at most.
  `create unique index saved_view_default on saved_view (person_id, workspace)
    where is_default and removed_at is null`,
  `create table person_preference (
    person_id bigint primary key references person,
    facts jsonb not null check (jsonb_typeof(facts) = 'object')
  )`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
