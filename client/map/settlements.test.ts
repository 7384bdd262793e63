import { describe, expect, it } from 'vitest';
import { settlementColumnsSchema, settlementPoints } from './settlements.ts';

describe('settlements', () => {
  it('become points at lon, lat with all three names', () => {
    const { features } = settlementPoints({
      names_kk: ['Қарағанды', null],
      names_ru: ['Караганда', 'Темиртау'],
      names_en: ['Karaganda', 'Temirtau'],
      lon: [73.09, 72.96],
      lat: [49.8, 50.05],
      rank: [2, 4],
      population: [500_000, null],
    });
    expect(features.map((f) => f.geometry.coordinates)).toEqual([
      [73.09, 49.8],
      [72.96, 50.05],
    ]);
    expect(features[0]?.properties).toMatchObject({ name_kk: 'Қарағанды', name_ru: 'Караганда', rank: 2 });
    expect(features[1]?.properties).toMatchObject({ name_kk: null, name_en: 'Temirtau', population: 0 });
  });

  it('are refused when a column is missing', () => {
    expect(settlementColumnsSchema.safeParse({ lon: [1], lat: [2] }).success).toBe(false);
  });
});
