import { sql, type Kysely } from 'kysely';

/** Detectors, wanted vehicles, cases of other services, a source's old secret, and what an alarm is about. */
const STATEMENTS = [
  // The secret before the present one, which is taken until a moment.
  `alter table ingest_source add column previous_hash bytea unique check (octet_length(previous_hash) = 32)`,
  `alter table ingest_source add column previous_until timestamptz`,
  `alter table ingest_source add constraint ingest_source_previous
    check ((previous_hash is null) = (previous_until is null))`,
  // Rows that nobody registered are written by what the source sends.
  `create table detector (
    id bigint generated always as identity primary key,
    source_id bigint not null references ingest_source,
    external_id text not null check (length(external_id) between 1 and 128),
    type text not null,
    facility_id bigint,
    camera_id bigint,
    lon double precision,
    lat double precision,
    kato text not null references admin_unit,
    registered boolean not null,
    enabled boolean not null default true,
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    last_heard_at timestamptz,
    check ((lon is null) = (lat is null)),
    unique (source_id, external_id)
  )`,
  `create index detector_unregistered on detector (source_id) where not registered`,
  // Panels, detectors and wanted vehicles alike: signals of one object speak of the same alarms.
  `alter table alarm add column if not exists object text not null default ''`,
  `update alarm set object = 'panel:' || account_id,
    data = data || jsonb_build_object('object', 'panel:' || account_id) where account_id is not null`,
  `create index alarm_by_object on alarm (object, id) where object <> ''`,
  // Nothing of a person: a plate, a ground from a list, the make and colour of a vehicle, the number of a case.
  `create table wanted_vehicle (
    id bigint generated always as identity primary key,
    plate text not null check (plate ~ '^[A-Z0-9]{2,12}$'),
    kato text not null references admin_unit,
    ground text not null,
    vehicle text not null check (length(vehicle) <= 80),
    case_number text not null check (length(case_number) <= 40),
    since timestamptz not null,
    until timestamptz not null,
    entered_by text not null,
    entered_at timestamptz not null default now(),
    closed_at timestamptz,
    closed_by text,
    closed_reason text,
    check (until > since),
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_reason is null))
  )`,
  `create unique index wanted_vehicle_open on wanted_vehicle (plate, kato) where closed_at is null`,
  // Raised by every change of the list, one writer after another: who follows the list reads it again when it rose.
  `create table wanted_stamp (one boolean primary key default true check (one), change bigint not null)`,
  `insert into wanted_stamp (change) values (0)`,
  `create index wanted_vehicle_kato on wanted_vehicle (kato, id)`,
  // By which number another service knows an incident of ours.
  `create table incident_foreign (
    source_id bigint not null references ingest_source,
    number text not null check (length(number) between 1 and 64),
    incident_id bigint not null references incident,
    at timestamptz not null default now(),
    primary key (source_id, number)
  )`,
  `create index incident_foreign_incident on incident_foreign (incident_id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
