import { sql, type Kysely } from 'kysely';

/** Targets of arrival that differ from the defaults, when places were last reached, and alarms of voids. */
const STATEMENTS = [
  `create table void_rule (
    category text not null check (category in ('kindergarten', 'school', 'college', 'settlement')),
    kind text not null check (kind in ('urban', 'rural')),
    target_s integer not null check (target_s between 60 and 7200),
    alarm_after_s integer check (alarm_after_s between 60 and 86400),
    primary key (category, kind)
  )`,
  // Of places that somebody has reached at least once: null while one is reached, else since when nobody does.
  `create table void_place (
    place text primary key check (place ~ '^[a-z]+:[1-9][0-9]*$'),
    since timestamptz
  ) with (fillfactor = 60)`,
  `create table void_alarm (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    raised_at timestamptz not null,
    since timestamptz not null,
    places jsonb not null check (jsonb_typeof(places) = 'array'),
    most integer not null check (most > 0),
    closed_at timestamptz check (closed_at >= raised_at)
  )`,
  // Of several servers one raises it.
  `create unique index void_alarm_standing on void_alarm (kato) where closed_at is null`,
  `create index void_alarm_raised on void_alarm (kato, raised_at)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
