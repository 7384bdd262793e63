import { sql, type Kysely } from 'kysely';

/** Incidents, tasks, units, their logs, and newer versions of playbooks. PostgreSQL 15 SQL, no extension. */
const STATEMENTS = [
  // Locked by whoever takes a number, so that the numbers of a centre have no gaps.
  `create table incident_counter (
    centre text not null references admin_unit,
    year integer not null,
    last integer not null check (last > 0),
    primary key (centre, year)
  )`,
  `create sequence incident_id`,
  `create sequence task_id`,
  // What questions are asked by stands in columns; the rest of an incident is read as a whole.
  `create table incident (
    id bigint primary key,
    number text not null unique,
    kato text not null references admin_unit,
    state text not null,
    facility_id bigint,
    received_at timestamptz not null,
    closed_at timestamptz,
    data jsonb not null check (jsonb_typeof(data) = 'object')
  )`,
  `create index incident_kato on incident (kato, id)`,
  `create index incident_open on incident (id) where state not in ('closed', 'merged')`,
  `create index incident_facility on incident (facility_id, id) where facility_id is not null`,
  `create index incident_received on incident (received_at)`,
  `create index incident_closed on incident (closed_at, id) where closed_at is not null`,
  `create table incident_log (
    incident_id bigint not null references incident,
    seq integer not null check (seq > 0),
    entry jsonb not null,
    primary key (incident_id, seq)
  )`,
  `create table police_unit (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    call_sign text not null,
    demonstration boolean not null,
    data jsonb not null,
    unique (kato, call_sign)
  )`,
  `create table police_unit_log (
    unit_id bigint not null references police_unit,
    seq integer not null check (seq > 0),
    entry jsonb not null,
    primary key (unit_id, seq)
  )`,
  `create table task (
    id bigint primary key,
    incident_id bigint not null references incident,
    unit_id bigint not null references police_unit,
    state text not null,
    assigned_at timestamptz not null,
    escalated_at timestamptz,
    data jsonb not null
  )`,
  `create index task_incident on task (incident_id, id)`,
  `create index task_unit on task (unit_id, assigned_at)`,
  `create index task_waiting on task (id) where state = 'assigned' and escalated_at is null`,
  `create table playbook_version (
    id text not null,
    version integer not null check (version > 0),
    data jsonb not null,
    author text not null,
    at timestamptz not null default now(),
    primary key (id, version)
  )`,
  // Only the expiry of personal data may touch a log, and only what an entry says.
  `create function keep_log() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and current_setting('sholu.expiring', true) = 'on' then
      return new;
    end if;
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op);
  end $$`,
  ...['incident_log', 'police_unit_log'].map(
    (table) => `create trigger ${table}_kept before update or delete on ${table}
      for each row execute function keep_log()`,
  ),
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
