import { z } from 'zod';
import type { FeatureCollection, Point } from 'geojson';

/** Settlements as the base map's file keeps them: columns of equal length, degrees, people. */
export const settlementColumnsSchema = z.object({
  names_kk: z.array(z.string().nullable()),
  names_ru: z.array(z.string().nullable()),
  names_en: z.array(z.string().nullable()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  rank: z.array(z.number()),
  population: z.array(z.number().nullable()),
});
type SettlementColumns = z.infer<typeof settlementColumnsSchema>;

/** Turns the columns into points with `name_kk`, `name_ru`, `name_en`, `rank` and `population`. */
export function settlementPoints(columns: SettlementColumns): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: columns.lon.map((lon, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, columns.lat[i] ?? 0] },
      properties: {
        name_kk: columns.names_kk[i] ?? null,
        name_ru: columns.names_ru[i] ?? null,
        name_en: columns.names_en[i] ?? null,
        rank: columns.rank[i] ?? 9,
        population: columns.population[i] ?? 0,
      },
    })),
  };
}
