import { sql, type Kysely } from 'kysely';

/** Who somebody is at an identity provider, where a grant comes from, and the tokens of programs. */
const STATEMENTS = [
  // The provider never gives a subject to somebody else; a name it does.
  `create table person_identity (
    issuer text not null,
    subject text not null,
    person_id bigint not null references person,
    created_at timestamptz not null,
    primary key (issuer, subject)
  )`,
  `create index person_identity_person on person_identity (person_id)`,
  `alter table access_grant add column source text not null default 'local' check (source in ('local', 'oidc'))`,
  // Of the secret only the SHA-256 is kept; it has 256 random bits, so a slow hash would add nothing.
  `create table api_token (
    id bigint generated always as identity primary key,
    secret_hash bytea not null check (length(secret_hash) = 32),
    name text not null,
    person_id bigint not null references person,
    actions text[] not null check (cardinality(actions) > 0),
    kato text not null references admin_unit,
    reason text not null check (length(btrim(reason)) >= 3),
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    check ((revoked_at is null) = (revoked_by is null))
  )`,
  `create index api_token_kato on api_token (kato, id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
