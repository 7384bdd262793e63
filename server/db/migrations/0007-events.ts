import { sql, type Kysely } from 'kysely';

/** The event log, keys of commands, devices that send positions, and positions. PostgreSQL 15 SQL, no extension. */
const STATEMENTS = [
  // The row of a stream is the lock that makes its numbers gap-free; a sequence would leave gaps after a rollback.
  `create table event_stream (stream text primary key, seq bigint not null)`,
  `insert into event_stream values ('main', 0)`,
  `create table event (
    stream text not null references event_stream default 'main',
    seq bigint not null,
    at timestamptz not null default clock_timestamp(),
    kind text not null check (kind ~ '^[a-z_]+([.][a-z_]+)+$'),
    kato text references admin_unit,
    path text,
    object text not null,
    version integer,
    data jsonb not null,
    key text,
    origin text unique,
    primary key (stream, seq),
    check ((kato is null) = (path is null))
  )`,
  `create index event_object on event (object, seq)`,
  `create table command (
    key text not null,
    person text not null,
    fingerprint text not null,
    answer jsonb,
    at timestamptz not null default now(),
    primary key (key, person)
  )`,
  `create index command_at on command (at)`,

  `create table ingest_device (
    id bigint generated always as identity primary key,
    secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
    name text not null,
    unit_id bigint not null,
    kato text not null references admin_unit,
    source text not null check (source in ('vehicle_tracker', 'radio', 'phone', 'browser', 'manual')),
    enabled boolean not null default true,
    created_at timestamptz not null default now()
  )`,
  `create table ingest_refused (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    address text not null,
    reason text not null,
    sample text not null
  )`,
  // No index on what changes: an update stays on its page, and the table stays as small as it began.
  `create table unit_position (
    unit_id bigint primary key,
    lon double precision not null, lat double precision not null,
    heading_deg real, speed_ms real, accuracy_m real,
    at timestamptz not null,
    received_at timestamptz not null,
    source text not null
  ) with (fillfactor = 40)`,
  `create table position_history (
    unit_id bigint not null,
    at timestamptz not null,
    lon double precision not null, lat double precision not null,
    heading_deg real, speed_ms real,
    source text not null
  ) partition by range (at)`,
  `create index position_history_unit on position_history (unit_id, at)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
