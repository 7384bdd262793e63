import { sql, type Kysely } from 'kysely';

/** Editions of the hierarchy that were applied, settlements, earlier populations. PostgreSQL 15 SQL, no extension. */
const STATEMENTS = [
  `create table hierarchy_edition (
    id bigint generated always as identity primary key,
    date date not null,
    file_name text not null,
    actor text not null,
    applied_at timestamptz not null default now(),
    undone_at timestamptz,
    opened text[] not null,
    closed text[] not null
  )`,
  // Rows that an edition moved from a closed unit to another, so that its undo can move them back.
  `create table hierarchy_move (
    edition_id bigint not null references hierarchy_edition on delete cascade,
    table_name text not null check (table_name in ('facility', 'camera', 'control_centre', 'settlement')),
    row_id bigint not null,
    from_kato text not null references admin_unit,
    to_kato text not null references admin_unit,
    primary key (edition_id, table_name, row_id)
  )`,
  `create table settlement (
    id bigint primary key,
    name_kk text not null, name_ru text not null, name_en text not null,
    lon double precision not null check (lon between -180 and 180),
    lat double precision not null check (lat between -90 and 90),
    population integer check (population >= 0),
    kind text not null,
    kato text not null references admin_unit,
    rank smallint not null,
    source text not null
  )`,
  `create index settlement_kato on settlement (kato)`,
  // A population is no change of identity: the version is updated in place and what it said is kept here.
  `create table population_history (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    population integer,
    population_date text,
    population_quality text,
    replaced_at timestamptz not null default now(),
    actor text not null
  )`,
  `create index population_history_kato on population_history (kato, id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
