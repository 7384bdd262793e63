import { sql, type Kysely } from 'kysely';

/** Editions of an operator's road data, roads that are closed for a time, and accepted calibrations. PostgreSQL 15 SQL. */
const STATEMENTS = [
  `create table road_edition (
    id bigint generated always as identity primary key,
    file_name text not null,
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- What the file itself says its data is of.
    data_at timestamptz,
    ways integer not null check (ways > 0),
    imported_at timestamptz not null,
    actor text not null
  )`,
  // As a list of [lon, lat]; from_at until before to_at, and not once it is ended.
  `create table road_closure (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    line jsonb not null check (jsonb_typeof(line) = 'array'),
    from_at timestamptz not null,
    to_at timestamptz check (to_at > from_at),
    reason text not null,
    actor text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    check ((ended_at is null) = (ended_by is null))
  )`,
  `create index road_closure_standing on road_closure (from_at) where ended_at is null`,
  `create index road_closure_kato on road_closure (kato, id)`,
  // How many times as long a way takes as was reckoned. The last of a kind is in force; 1 puts one out of force.
  `create table travel_calibration (
    id bigint generated always as identity primary key,
    basis text not null check (basis in ('estimate', 'roads')),
    kind text not null check (kind in ('urban', 'rural')),
    hours text not null check (hours in ('day', 'night')),
    factor double precision not null check (factor between 0.2 and 5),
    trips integer not null check (trips >= 0),
    from_at timestamptz,
    to_at timestamptz,
    accepted_at timestamptz not null,
    actor text not null,
    reason text not null
  )`,
  `create index travel_calibration_in_force on travel_calibration (basis, kind, hours, id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
