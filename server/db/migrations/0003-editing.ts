import { sql, type Kysely } from 'kysely';

/**
 * Editing by hand: a version on every facility and camera, raised by the database itself whoever writes (imports too),
 * and the history of every field that a person changed.
 */
const STATEMENTS = [
  `alter table facility add column version integer not null default 1`,
  `alter table camera add column version integer not null default 1`,
  `create function raise_version() returns trigger language plpgsql as $$
  begin
    new.version := old.version + 1;
    return new;
  end $$`,
  `create trigger facility_version before update on facility for each row execute function raise_version()`,
  `create trigger camera_version before update on camera for each row execute function raise_version()`,
  `create table register_change (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    reason text not null check (length(btrim(reason)) >= 3),
    object text not null check (object ~ '^(facility|camera):[0-9]+$'),
    object_version integer not null,
    field text not null,
    before jsonb,
    after jsonb,
    undone_by bigint references register_change
  )`,
  `create index register_change_object on register_change (object, id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
