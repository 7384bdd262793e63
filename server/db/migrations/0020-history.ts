import { sql, type Kysely } from 'kysely';

/**
 * The index of past incidents: one narrow row for each, of ours and – once somebody loads them – of other services. No
 * extension: a cell of a grid stands for the place, a keyed hash for the telephone. PostgreSQL 15 SQL.
 */
const STATEMENTS = [
  // Drawn here and told to nobody: without it the hash of a number cannot be made, and so not guessed.
  `create table history_salt (one boolean primary key default true check (one), salt bytea not null)`,
  `insert into history_salt (salt) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`,
  `create function history_phone_key (digits text) returns bigint language sql stable as $$
    select ('x' || encode(substr(sha256(salt || convert_to(digits, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
    from history_salt
  $$`,
  // 0.005° is 556 m from south to north and some 400 m from west to east; shared/operations/history.ts counts the same.
  `create table past_incident (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    incident_id bigint references incident,
    facility_id bigint,
    phone_key bigint,
    address_key bigint,
    cell bigint generated always as (((lat_e6 + 90000000) / 5000)::bigint * 72000 + (lon_e6 + 180000000) / 5000) stored,
    lat_e6 integer,
    lon_e6 integer,
    kato text not null references admin_unit,
    source text not null check (source in ('police', 'traffic', 'ambulance', 'fire')),
    category text not null,
    number text not null,
    check ((lat_e6 is null) = (lon_e6 is null))
  )`,
  `create unique index past_incident_own on past_incident (incident_id) where incident_id is not null`,
  `create index past_incident_near on past_incident (cell, at) include (id, lat_e6, lon_e6, kato, source)
    where cell is not null`,
  ...['phone_key', 'address_key', 'facility_id'].map(
    (key) =>
      `create index past_incident_${key} on past_incident (${key}, at) include (id, kato, source) where ${key} is not null`,
  ),
  // The one entry that takes an incident off the board without a moment in its columns.
  `create index incident_log_merged on incident_log (((entry ->> 'at')::bigint), incident_id)
    where entry #>> '{event,type}' = 'merged'`,
  // What was reported before. Addresses are indexed when the incident is written next: their key is made by a rule.
  `insert into past_incident (at, incident_id, facility_id, phone_key, lat_e6, lon_e6, kato, source, category, number)
    select received_at, id, facility_id, history_phone_key(right(digits, 10)),
      round((data #>> '{place,lat}')::float8 * 1e6)::int4, round((data #>> '{place,lon}')::float8 * 1e6)::int4,
      kato, 'police', data ->> 'category', number
    from incident, lateral (select case when length(d) >= 6 then d end as digits
      from regexp_replace(data #>> '{caller,phone}', '[^0-9]', '', 'g') as d) as phone
    where state <> 'merged'`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
