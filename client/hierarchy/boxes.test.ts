import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { boxesOf, boxOf } from './boxes.ts';

const unit = (
  kato: string,
  parentKato: string | null,
  level: 0 | 1 | 2 | 3,
  lon: number,
  lat: number,
): AdminUnit => ({
  kato,
  parentKato,
  level,
  type: level === 0 ? 'country' : level === 1 ? 'region' : level === 2 ? 'district' : 'town',
  name: { kk: kato, ru: kato, en: kato },
  aliases: [],
  isoCode: null,
  seat: { nameRu: null, lon, lat, kind: 'seat' },
  label: null,
  areaKm2: null,
  population: null,
  validFrom: '2022-06-08',
  validTo: null,
  source: 'made for this test',
  note: null,
});

const tree = buildTree([
  unit('000000000', null, 0, 71, 51),
  unit('610000000', '000000000', 1, 68, 43),
  unit('611000000', '610000000', 2, 68.2, 43.3),
  unit('611000100', '611000000', 3, 68.25, 43.29),
]);

const square = (kato: string, west: number, south: number, sideDeg: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { kato },
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, south],
          [west + sideDeg, south],
          [west + sideDeg, south + sideDeg],
          [west, south],
        ],
      ],
    ],
  },
});

const boxes = boxesOf([square('610000000', 66, 41, 5), square('611000000', 68, 43, 1)]);

describe('the box of a unit', () => {
  it('is that of its polygon', () => {
    expect(boxOf(tree, boxes, '611000000')).toEqual([68, 43, 69, 44]);
  });

  it('of the Republic holds all polygons', () => {
    expect(boxOf(tree, boxes, '000000000')).toEqual([66, 41, 71, 46]);
  });

  it('of a town without a polygon lies around its seat', () => {
    const [west = 0, south = 0, east = 0, north = 0] = boxOf(tree, boxes, '611000100') ?? [];
    expect([(west + east) / 2, (south + north) / 2]).toEqual([68.25, 43.29]);
  });

  it('of the schematic boundaries lies inside Kazakhstan for all 248 polygons', () => {
    const read = (level: 1 | 2): GeoJSON.Feature[] => {
      const file = new URL(`../../data/boundaries/admin-${level}.geojson`, import.meta.url);
      const collection: GeoJSON.FeatureCollection = JSON.parse(readFileSync(file, 'utf8'));
      return collection.features;
    };
    const all = boxesOf([...read(1), ...read(2)]);
    expect(all.size).toBe(248);
    for (const [west, south, east, north] of all.values()) {
      expect(west).toBeGreaterThan(46);
      expect(south).toBeGreaterThan(40);
      expect(east).toBeLessThan(88);
      expect(north).toBeLessThan(56);
    }
  });
});
