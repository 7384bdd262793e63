import { sql, type Kysely } from 'kysely';

/** Who gets the report of which territory by e-mail, when, and what became of each. PostgreSQL 15 SQL. */
const STATEMENTS = [
  // \`planned_until\` is the last moment of the schedule for which mails were made: what is before it is nobody's any more.
  `create table report_rule (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    enabled boolean not null,
    facts jsonb not null check (jsonb_typeof(facts) = 'object'),
    version integer not null default 1 check (version > 0),
    planned_until timestamptz not null,
    created_at timestamptz not null default now(),
    created_by text not null
  )`,
  `create index report_rule_kato on report_rule (kato)`,
  // One person gets one report of one moment once; \`uid\` is the same for every attempt.
  `create table report_mail (
    id bigint generated always as identity primary key,
    uid uuid not null unique default gen_random_uuid(),
    rule_id bigint not null references report_rule,
    person_id bigint not null references person,
    of timestamptz not null,
    state text not null check (state in ('waiting', 'sending', 'sent', 'dead', 'withheld')),
    attempts integer not null default 0,
    due_at timestamptz not null,
    sent_at timestamptz,
    failure text,
    answer text not null default '',
    unique (rule_id, person_id, of)
  )`,
  `create index report_mail_due on report_mail (due_at) where state in ('waiting', 'sending')`,
  `create index report_mail_of on report_mail (of)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
