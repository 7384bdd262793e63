import { sql, type Kysely } from 'kysely';

/** Content of incidents' files, the end of a share as it was told, and units that call for help. */
const STATEMENTS = [
  `create table attachment (
    id uuid primary key,
    incident_id bigint not null references incident,
    type text not null,
    bytes integer not null check (bytes > 0),
    sha256 bytea not null check (octet_length(sha256) = 32),
    at timestamptz not null default now(),
    actor text not null,
    -- When its content was taken out by the retention rule.
    expired_at timestamptz
  )`,
  `create index attachment_incident on attachment (incident_id)`,
  // In pieces, so that nobody ever holds a whole file in memory; photographs do not compress any further.
  `create table attachment_chunk (
    attachment_id uuid not null references attachment,
    n integer not null,
    data bytea not null,
    primary key (attachment_id, n)
  )`,
  `alter table attachment_chunk alter column data set storage external`,
  // A share ends by hand or by the clock; screens are told of either, once.
  `alter table access_share add column closed_at timestamptz`,
  `update access_share set closed_at = now() where revoked_at is not null or valid_until <= now()`,
  `create unique index access_share_open on access_share (object, kato) where closed_at is null`,
  `create index access_share_due on access_share (valid_until) where closed_at is null`,
  `create index police_unit_sos on police_unit (id) where data #>> '{sos,at}' is not null`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
