import { sql, type Kysely } from 'kysely';

/** People, their grants with history, sessions, attempts to sign in, and what is shared across borders. */
const STATEMENTS = [
  `create table person (
    id bigint generated always as identity primary key,
    login text not null unique check (login = lower(login)),
    display_name text not null,
    password_hash text,
    -- A one-time password ends by itself; null for one that the person chose.
    password_until timestamptz,
    must_change boolean not null default false,
    -- Encrypted with the key of the installation. Pending until a first code proves that it arrived.
    totp_secret bytea,
    totp_pending bytea,
    -- The time step of the last code that was taken: a code is good once.
    totp_last_step bigint,
    recovery_hashes text[] not null default '{}',
    demonstration boolean not null default false,
    disabled boolean not null default false,
    created_at timestamptz not null default now(),
    created_by text not null
  )`,
  `create table access_grant (
    id bigint generated always as identity primary key,
    person_id bigint not null references person,
    role text not null,
    kato text not null references admin_unit,
    valid_from timestamptz not null,
    valid_until timestamptz check (valid_until > valid_from),
    reason text not null check (length(btrim(reason)) >= 3),
    granted_by text not null,
    revoked_at timestamptz,
    revoked_by text,
    revoke_reason text,
    check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoke_reason is null))
  )`,
  `create index access_grant_person on access_grant (person_id)`,
  `create index access_grant_kato on access_grant (kato) where revoked_at is null`,
  // Of an id only the SHA-256 is kept: who reads the table cannot be anybody.
  `create table session (
    id bigint generated always as identity primary key,
    id_hash text not null unique,
    previous_hash text,
    rotated_at timestamptz,
    rotate boolean not null default false,
    person_id bigint not null references person,
    stage text not null check (stage in ('totp', 'change', 'in')),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    address text,
    user_agent text,
    revoked_at timestamptz
  )`,
  `create index session_previous on session (previous_hash) where previous_hash is not null`,
  `create index session_person on session (person_id) where revoked_at is null`,
  // By the hash of a login, whether there is such a person or not, so that both are answered alike.
  `create table sign_in_attempt (
    login_hash text primary key,
    failures integer not null,
    last_at timestamptz not null,
    locked_until timestamptz
  )`,
  `create table access_share (
    id bigint generated always as identity primary key,
    object text not null check (object ~ '^[a-z_]+:[0-9A-Za-z-]+$'),
    kato text not null references admin_unit,
    valid_from timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    reason text not null check (length(btrim(reason)) >= 3),
    shared_by text not null,
    revoked_at timestamptz,
    revoked_by text
  )`,
  `create index access_share_object on access_share (object) where revoked_at is null`,
  `create index access_share_kato on access_share (kato) where revoked_at is null`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
