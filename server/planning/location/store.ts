import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** Past incidents of a cell of the history's grid, about 200 m wide: where they were in the mean, and how many. */
export type IncidentCell = { lon: number; lat: number; count: number };

/** What the police were called to in some units of territory; incidents without a place are not in it. */
export async function incidentCells(
  db: Db,
  katos: readonly Kato[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<IncidentCell[]> {
  const { rows } = await sql<IncidentCell>`
    select avg(lon_e6)::float8 / 1e6 as lon, avg(lat_e6)::float8 / 1e6 as lat, count(*)::int4 as count
    from past_incident
    where source = 'police' and cell is not null and kato = any(${[...katos]}::text[])
      and at >= ${new Date(fromMs)} and at < ${new Date(toMs)}
    group by cell order by cell`.execute(db);
  return rows;
}
