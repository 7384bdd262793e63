import { sql, type Kysely } from 'kysely';

/** What sends to this server, how much of it was taken, and devices that are known by a name of their source's. */
const STATEMENTS = [
  `create table ingest_source (
    id bigint generated always as identity primary key,
    kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
    name text not null,
    kato text not null references admin_unit,
    secret_hash bytea unique check (octet_length(secret_hash) = 32),
    settings jsonb not null check (jsonb_typeof(settings) = 'object'),
    per_minute integer not null check (per_minute > 0),
    enabled boolean not null default true,
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    created_by text not null
  )`,
  `create index ingest_source_kato on ingest_source (kato)`,
  // The positions of telephones have one source, the server's own; of two servers that start at once one makes it.
  `create unique index ingest_source_osmand on ingest_source (kind) where kind = 'osmand'`,
  // A receiver's line leads to one source, or nobody knew whose panel called.
  `create unique index ingest_source_line on ingest_source ((settings ->> 'line')) where kind = 'dc09'`,
  // Written once a second, so no index on what changes.
  `create table ingest_source_count (
    source_id bigint primary key references ingest_source,
    last_heard_at timestamptz not null,
    accepted bigint not null default 0,
    duplicate bigint not null default 0,
    quarantined bigint not null default 0,
    refused bigint not null default 0
  ) with (fillfactor = 40)`,
  `alter table ingest_refused add column source_id bigint references ingest_source`,
  `alter table ingest_refused add column outcome text not null default 'refused'
    check (outcome in ('quarantined', 'refused'))`,
  `create index ingest_refused_source on ingest_refused (source_id, id)`,
  `alter table ingest_device alter column secret_hash drop not null`,
  `alter table ingest_device add column source_id bigint references ingest_source`,
  `alter table ingest_device add column external_id text check (length(external_id) between 1 and 128)`,
  `alter table ingest_device add constraint ingest_device_known
    check ((secret_hash is null) = (source_id is not null) and (source_id is null) = (external_id is null))`,
  `create unique index ingest_device_external on ingest_device (source_id, external_id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
