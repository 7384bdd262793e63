import { sql, type Kysely } from 'kysely';

/**
 * Imports in steps: rows of a file are set aside and checked, then taken into the register in one transaction that keeps
 * what stood before. PostgreSQL 15 SQL, no extension.
 */
const STATEMENTS = [
  `alter table import_run drop constraint import_run_kind_check`,
  `alter table import_run rename column rows_written to rows_good`,
  `alter table import_run rename column finished_at to accepted_at`,
  `alter table import_run
    alter column rows_read set default 0,
    alter column rows_good set default 0,
    add check (kind in ('facilities', 'cameras', 'boundaries', 'hierarchy', 'settlements', 'populations')),
    add column status text not null default 'accepted' check (status in ('receiving', 'checking', 'checked',
      'accepting', 'accepted', 'undoing', 'undone', 'discarded', 'interrupted', 'failed')),
    add column file_bytes bigint not null default 0,
    add column path text,
    add column spooled boolean not null default false,
    add column content_hash text,
    add column format text not null default '',
    add column header jsonb not null default '{}',
    add column options jsonb not null default '{}',
    add column allowed_paths text[],
    add column progress real not null default 1 check (progress between 0 and 1),
    add column last_row integer not null default 0,
    add column staged boolean not null default false,
    add column rows_bad integer not null default 0,
    add column warnings integer not null default 0,
    add column problems_kept integer not null default 0,
    add column created integer not null default 0,
    add column updated integer not null default 0,
    add column unchanged integer not null default 0,
    add column replaced integer not null default 0,
    add column trouble jsonb,
    add column wish jsonb,
    add column undone_at timestamptz`,
  `create index import_run_accepted on import_run (kind, accepted_at) where status = 'accepted'`,
  `create table import_problem (
    id bigint generated always as identity,
    run_id bigint not null references import_run on delete cascade,
    row integer not null,
    column_name text not null,
    value text not null,
    severity text not null check (severity in ('error', 'warning')),
    code text not null,
    params jsonb not null,
    primary key (run_id, id)
  )`,
  // Rows of a file that passed the check of their own; evidence is [{measure, source, state, observed_on}].
  `create table import_facility (
    run_id bigint not null references import_run on delete cascade,
    row integer not null,
    external_id text not null, type text not null,
    name_kk text not null, name_ru text not null, name_en text not null, kato text not null,
    settlement_kk text, settlement_ru text, settlement_en text,
    lon double precision not null, lat double precision not null, people integer, learners integer,
    place_kind text not null, owner text not null, evidence jsonb not null,
    primary key (run_id, row)
  )`,
  `create index import_facility_external_id on import_facility (run_id, external_id)`,
  `create table import_camera (
    run_id bigint not null references import_run on delete cascade,
    row integer not null,
    external_id text not null, owner text not null, facility_external_id text, kato text not null,
    lon double precision not null, lat double precision not null, azimuth_deg smallint, fov_deg smallint,
    linked boolean not null, working boolean not null, technical_class text not null, traffic boolean not null,
    primary key (run_id, row)
  )`,
  `create index import_camera_external_id on import_camera (run_id, external_id)`,
  // What an accepted import did to each row of the register. A retired row has left its table, so that no query can show
  // it by mistake; as JSON it outlives columns that come later.
  `create table import_deed (
    run_id bigint not null references import_run on delete cascade,
    object text not null check (object in ('facility', 'camera', 'evidence', 'source')),
    object_id bigint not null,
    key text not null default '',
    deed text not null check (deed in ('created', 'updated', 'retired')),
    before jsonb check ((before is null) = (deed = 'created')),
    version_after integer,
    primary key (run_id, object, deed, object_id, key)
  )`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
