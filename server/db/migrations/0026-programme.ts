import { sql, type Kysely } from 'kysely';

/** Prices of measures and saved equipment programmes. PostgreSQL 15 SQL. */
const STATEMENTS = [
  // A row is never changed: the newest of a unit and measure holds, and its number is the version of the table. A row without
  // prices gives the measure back to the unit above.
  `create table planning_price (
    version integer generated always as identity primary key,
    kato text not null references admin_unit,
    measure text not null,
    tenge bigint check (tenge > 0),
    yearly_tenge bigint check (yearly_tenge >= 0),
    source text,
    as_of date,
    estimate boolean,
    created_at timestamptz not null default now(),
    created_by text not null,
    check (num_nulls(tenge, yearly_tenge, source, as_of, estimate) in (0, 5))
  )`,
  `create index planning_price_newest on planning_price (kato, measure, version desc)`,
  `create table planning_programme (
    id bigint generated always as identity primary key,
    kato text not null references admin_unit,
    name text not null,
    input jsonb not null check (jsonb_typeof(input) = 'object'),
    result jsonb not null check (jsonb_typeof(result) = 'object'),
    purchases jsonb not null check (jsonb_typeof(purchases) = 'array'),
    price_version integer not null,
    as_of date,
    created_at timestamptz not null default now(),
    created_by text not null,
    deleted_at timestamptz
  )`,
  `create index planning_programme_kato on planning_programme (kato, id)`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
