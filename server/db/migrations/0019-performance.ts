import { sql, type Kysely } from 'kysely';

const MOMENTS = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'];

/**
 * The stop clock of an incident, in columns that follow `data` by themselves: nobody can write another clock, and figures
 * over millions of incidents need not read what was said of each.
 */
const STATEMENTS = [
  `alter table incident
    add column category text generated always as (data ->> 'category') stored,
    ${MOMENTS.map(
      (moment) =>
        `add column ${moment}_ms bigint generated always as ((data -> 'times' ->> '${moment}')::bigint) stored`,
    ).join(', ')}`,
  // Read in the order of the calls, by territory: the figures of a period never touch the incidents of another.
  `create index incident_figures on incident (received_at)
    include (kato, category, state, t0_ms, t1_ms, t3_ms, t5_ms, t6_ms)`,
  `drop index incident_received`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
