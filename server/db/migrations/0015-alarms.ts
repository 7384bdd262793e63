import { sql, type Kysely } from 'kysely';

/** Panels by account, what they said, and the alarms that came of it. */
const STATEMENTS = [
  `create table alarm_account (
    id bigint generated always as identity primary key,
    source_id bigint not null references ingest_source,
    account text not null check (account ~ '^[0-9A-F]{3,16}$'),
    facility_id bigint not null,
    sealed_key bytea,
    supervision_s integer check (supervision_s between 30 and 604800),
    enabled boolean not null default true,
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    unique (source_id, account)
  )`,
  // Written once a second for every panel that was heard.
  `create table alarm_account_line (
    account_id bigint primary key references alarm_account,
    last_heard_at timestamptz,
    lost_at timestamptz
  ) with (fillfactor = 40)`,
  // What questions are asked by stands in columns; the rest of an alarm is read as a whole.
  `create table alarm (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    class text not null,
    zone text not null,
    state text not null check (state in ('raised', 'acknowledged', 'shelved', 'closed')),
    raised_at timestamptz not null,
    source_id bigint references ingest_source,
    account_id bigint references alarm_account,
    facility_id bigint,
    incident_id bigint references incident,
    data jsonb not null check (jsonb_typeof(data) = 'object')
  )`,
  `create index alarm_standing on alarm (kato, id) where state <> 'closed'`,
  `create index alarm_of_account on alarm (account_id, class, zone) where state <> 'closed'`,
  `create index alarm_of_facility on alarm (facility_id, id) where facility_id is not null`,
  `create index alarm_raised on alarm (raised_at)`,
  `create table alarm_log (
    alarm_id bigint not null references alarm,
    seq integer not null check (seq > 0),
    entry jsonb not null,
    primary key (alarm_id, seq)
  )`,
  // Every frame that said something, once; `frame` tells a retry.
  `create table panel_event (
    id bigint generated always as identity primary key,
    source_id bigint not null references ingest_source,
    account_id bigint references alarm_account,
    frame text not null,
    part integer not null check (part > 0),
    received_at timestamptz not null,
    happened_at timestamptz,
    code text not null,
    what text not null check (what in ('raised', 'restored', 'cancelled', 'logged')),
    class text,
    zone text not null,
    area text not null,
    person text not null,
    encrypted boolean not null,
    alarm_id bigint references alarm,
    incident_id bigint references incident
  )`,
  `create index panel_event_frame on panel_event (account_id, frame, received_at)`,
  `create index panel_event_account on panel_event (account_id, id)`,
  ...['alarm_log', 'panel_event'].map(
    (table) => `create trigger ${table}_kept before update or delete on ${table}
      for each row execute function keep_log()`,
  ),
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
