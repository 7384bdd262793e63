import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** A facility as the check of its place needs it. */
export type FacilityPlace = {
  id: number;
  externalId: string;
  name: Name;
  kato: Kato;
  lon: number;
  lat: number;
};

/** The places of all facilities, by number. */
export async function facilityPlaces(db: Db): Promise<FacilityPlace[]> {
  const rows = await db
    .selectFrom('facility')
    .select(['id', 'external_id', 'name_kk', 'name_ru', 'name_en', 'kato', 'lon', 'lat'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    kato: row.kato,
    lon: row.lon,
    lat: row.lat,
  }));
}
