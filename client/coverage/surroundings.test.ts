import { readFileSync } from 'node:fs';
import { area } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './surroundings.ts';

const text = readFileSync(new URL('../../data/boundaries/admin-1.geojson', import.meta.url), 'utf8');
const { features: regions }: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(text);

describe('the surroundings of a unit', () => {
  it('are nothing without a unit', () => {
    expect(surroundingsOf(null).features).toEqual([]);
  });

  it('and the unit together are the whole world, for every region', () => {
    const world = area({
      type: 'Polygon',
      coordinates: [
        [
          [-180, -85],
          [180, -85],
          [180, 85],
          [-180, 85],
          [-180, -85],
        ],
      ],
    });
    for (const region of regions) {
      const total = area(surroundingsOf(region)) + area(region);
      expect(total / world).toBeCloseTo(1, 6);
    }
  });
});
