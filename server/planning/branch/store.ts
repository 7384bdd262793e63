import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';

/** How many cameras of each facility work and reach a control centre; a facility without one is left out. */
export async function linkedCameras(db: Db, facilities: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; cameras: number }>`
    select facility_id as id, count(*)::int4 as cameras from camera
    where facility_id = any(${[...facilities]}::bigint[]) and linked and working
    group by facility_id`.execute(db);
  return new Map(rows.map(({ id, cameras }) => [id, cameras]));
}
