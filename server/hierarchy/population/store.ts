import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { PopulationRow } from '../../../shared/hierarchy/settlement.ts';
import type { Db } from '../../db/schema.ts';

/**
 * Sets the populations of units of today and keeps in the history what they said before. A unit that says the same
 * already is left alone.
 * @returns the codes of the units that changed.
 */
export async function setPopulations(
  trx: Db,
  rows: readonly PopulationRow[],
  actor: string,
): Promise<Kato[]> {
  const { rows: changed } = await sql<{ kato: Kato }>`
    with given as (
      select * from unnest(${rows.map((r) => r.kato)}::text[], ${rows.map((r) => r.population)}::integer[],
        ${rows.map((r) => r.date)}::text[], ${rows.map((r) => r.quality || null)}::text[])
        as given (kato, population, date, quality)
    ), differing as (
      select unit.kato, unit.population, unit.population_date, unit.population_quality
      from admin_unit_version as unit join given on given.kato = unit.kato
      where unit.valid_to is null
        and (unit.population, unit.population_date, unit.population_quality)
          is distinct from (given.population, given.date, given.quality)
    ), kept as (
      insert into population_history (kato, population, population_date, population_quality, actor)
      select kato, population, population_date, population_quality, ${actor} from differing
    )
    update admin_unit_version as unit
    set population = given.population, population_date = given.date, population_quality = given.quality
    from given join differing on differing.kato = given.kato
    where unit.kato = given.kato and unit.valid_to is null
    returning unit.kato`.execute(trx);
  return changed.map(({ kato }) => kato).toSorted();
}

/** What a unit's population was before, the latest first. */
export async function populationHistory(db: Db, kato: Kato) {
  return db
    .selectFrom('population_history')
    .select([
      'population',
      'population_date as date',
      'population_quality as quality',
      'replaced_at as replacedAt',
    ])
    .where('kato', '=', kato)
    .orderBy('id', 'desc')
    .execute();
}
