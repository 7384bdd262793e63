import { sql, type Kysely } from 'kysely';

/** Imports of past incidents and of units, whose rows are set aside as their domain has them. PostgreSQL 15 SQL. */
const STATEMENTS = [
  `alter table import_run drop constraint import_run_kind_check`,
  `alter table import_run add constraint import_run_kind_check check (kind in ('facilities', 'cameras', 'boundaries',
    'hierarchy', 'settlements', 'populations', 'incidents', 'units'))`,
  `alter table import_deed drop constraint import_deed_object_check`,
  `alter table import_deed add constraint import_deed_object_check check (object in ('facility', 'camera', 'evidence',
    'source', 'past_incident', 'unit'))`,
  // `external_id` is what tells two rows of a file apart; `data` as the domain of the kind reads it.
  `create table import_row (
    run_id bigint not null references import_run on delete cascade,
    row integer not null,
    external_id text not null,
    kato text not null,
    data jsonb not null,
    primary key (run_id, row)
  )`,
  `create index import_row_external_id on import_row (run_id, external_id)`,
  // A number of another system is told once by its service.
  `create unique index past_incident_foreign on past_incident (source, number) where incident_id is null`,
  // 0.002°: shared/operations/history.ts counts the same and says why. The former cells held six times what was asked for.
  `drop index past_incident_near`,
  `alter table past_incident drop column cell`,
  `alter table past_incident add column cell bigint generated always as
    (((lat_e6 + 90000000) / 2000)::bigint * 180000 + (lon_e6 + 180000000) / 2000) stored`,
  // The day in Kazakhstan, from 1970 on, and the service in one number: what a search counts by. Made of text for each row
  // that is found, it was most of what a search cost.
  `alter table past_incident add column day_key integer generated always as (
    ((at at time zone interval '5 hours')::date - date '1970-01-01') * 4
    + case source when 'police' then 0 when 'traffic' then 1 when 'ambulance' then 2 else 3 end) stored`,
  `create index past_incident_near on past_incident (cell, at) include (id, lat_e6, lon_e6, kato, day_key)
    where cell is not null`,
  ...['phone_key', 'address_key', 'facility_id'].flatMap((key) => [
    `drop index past_incident_${key}`,
    `create index past_incident_${key} on past_incident (${key}, at) include (id, kato, day_key) where ${key} is not null`,
  ]),
  // What was kept of callers of other systems leaves by its age.
  `create index past_incident_foreign_caller on past_incident (at) where incident_id is null and phone_key is not null`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
