import { sql, type Kysely } from 'kysely';

/** Who is notified of what, where, and every message with what became of it. PostgreSQL 15 SQL. */
const STATEMENTS = [
  // What questions are asked by stands in columns; the rest of a rule is read as a whole.
  `create table notify_rule (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    enabled boolean not null,
    facts jsonb not null check (jsonb_typeof(facts) = 'object'),
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    created_by text not null
  )`,
  `create index notify_rule_kato on notify_rule (kato)`,
  `create table notify_contact (
    person_id bigint primary key references person,
    email text,
    language text not null check (language in ('kk', 'ru', 'en'))
  )`,
  // A webhook has the rights of the person who owns it, in its own territory.
  `create table notify_webhook (
    id bigint generated always as identity primary key,
    name text not null,
    url text not null,
    kato text not null references admin_unit,
    sealed_secret bytea not null,
    owner_id bigint not null references person,
    enabled boolean not null default true,
    version integer not null default 1 check (version > 0)
  )`,
  // Up to where the event log was read. What happened before there was anybody to notify is nobody's news.
  `create table notify_cursor (one boolean primary key default true check (one), seq bigint not null)`,
  `insert into notify_cursor (seq) select coalesce(max(seq), 0) from event_stream where stream = 'main'`,
  // \`uid\` is the same for every attempt: by it a receiver knows what it has already.
  `create table notify_delivery (
    id bigint generated always as identity primary key,
    uid uuid not null unique default gen_random_uuid(),
    channel text not null check (channel in ('app', 'email', 'webhook')),
    person_id bigint references person,
    webhook_id bigint references notify_webhook,
    rule_id bigint not null references notify_rule,
    subject text not null,
    kato text not null references admin_unit,
    events jsonb not null check (jsonb_typeof(events) = 'array'),
    urgency smallint not null,
    floor smallint not null,
    state text not null check (state in ('waiting', 'sending', 'sent', 'dead', 'withheld')),
    attempts integer not null default 0,
    made_at timestamptz not null,
    due_at timestamptz not null,
    sent_at timestamptz,
    read_at timestamptz,
    failure text,
    answer text not null default '',
    check ((channel = 'webhook') = (webhook_id is not null) and (channel = 'webhook') = (person_id is null))
  )`,
  `create index notify_delivery_due on notify_delivery (urgency, due_at) where state = 'waiting'`,
  `create index notify_delivery_sending on notify_delivery (id) where state = 'sending'`,
  `create index notify_delivery_state on notify_delivery (state, id)`,
  `create index notify_delivery_subject on notify_delivery (subject, id)`,
  `create index notify_delivery_notices on notify_delivery (person_id, id) where channel = 'app' and state = 'sent'`,
  `create index notify_delivery_email on notify_delivery (id) where channel = 'email'`,
  `create index notify_delivery_made on notify_delivery (made_at)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
