import { sql, type Kysely } from 'kysely';

const MEASURES = `('video_system', 'video_link', 'alarm_button', 'public_address', 'access_control', 'licensed_guard')`;

/**
 * What is done about gaps, and acts of inspection. PostgreSQL 15 SQL. A facility is named by its number without a reference:
 * an import that is undone brings it back, and what was ordered of it must still be there.
 */
const STATEMENTS = [
  `create table gap_case (
    facility_id bigint not null,
    measure text not null check (measure in ${MEASURES}),
    state text not null check (state in ('open', 'prescribed', 'in_work', 'closed', 'refuted')),
    deadline date,
    data jsonb not null,
    version integer not null check (version > 0),
    told_overdue boolean not null default false,
    primary key (facility_id, measure)
  )`,
  `create index gap_case_deadline on gap_case (deadline) where state in ('prescribed', 'in_work')`,
  `create table gap_case_log (
    facility_id bigint not null,
    measure text not null,
    seq integer not null,
    entry jsonb not null,
    primary key (facility_id, measure, seq),
    foreign key (facility_id, measure) references gap_case on delete cascade
  )`,
  `create table inspection (
    id bigint generated always as identity primary key,
    facility_id bigint not null,
    act text not null,
    inspected_on date not null,
    inspector text not null,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    import_run bigint,
    undone_at timestamptz,
    undone_by text,
    undone_reason text,
    check ((undone_at is null) = (undone_by is null))
  )`,
  `create unique index inspection_act on inspection (facility_id, act) where undone_at is null`,
  `create index inspection_of_import on inspection (import_run) where import_run is not null`,
  // What the inspection's word was before; a word that a younger act had already overtaken was not written.
  `create table inspection_finding (
    inspection_id bigint not null references inspection on delete cascade,
    measure text not null check (measure in ${MEASURES}),
    state text not null check (state in ('working', 'faulty', 'absent')),
    note text not null,
    before jsonb,
    written boolean not null,
    primary key (inspection_id, measure)
  )`,
  `create table inspection_photo (
    id uuid primary key,
    inspection_id bigint not null references inspection on delete cascade,
    name text not null,
    type text not null,
    bytes integer not null check (bytes > 0),
    sha256 bytea not null,
    actor text not null,
    added_at timestamptz not null
  )`,
  `create index inspection_photo_of on inspection_photo (inspection_id)`,
  `create table inspection_photo_chunk (
    photo_id uuid not null references inspection_photo on delete cascade,
    n integer not null,
    data bytea not null,
    primary key (photo_id, n)
  )`,
  `alter table import_run drop constraint import_run_kind_check`,
  `alter table import_run add constraint import_run_kind_check check (kind in ('facilities', 'cameras', 'boundaries',
    'hierarchy', 'settlements', 'populations', 'incidents', 'units', 'inspections'))`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
