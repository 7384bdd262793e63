import { readFileSync } from 'node:fs';
import {
  area,
  bbox,
  booleanClockwise,
  booleanPointInPolygon,
  difference,
  featureCollection,
  intersect,
  kinks,
  union,
} from '@turf/turf';
import { parse } from 'csv-parse/sync';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';

type Territory = Feature<Polygon | MultiPolygon, { kato: string }>;
type Row = Record<string, string>;

const folder = new URL('./', import.meta.url);
const textOf = (level: 1 | 2): string => readFileSync(new URL(`admin-${level}.geojson`, folder), 'utf8');
const read = (level: 1 | 2): Territory[] => {
  const layer: FeatureCollection<Polygon | MultiPolygon, { kato: string }> = JSON.parse(textOf(level));
  return layer.features;
};

const layers = { 1: read(1), 2: read(2) };
const rows: Row[] = parse(readFileSync(new URL('../hierarchy/hierarchy.csv', folder)), {
  columns: true,
  bom: true,
});
const rowsOf = (level: 1 | 2): Row[] => rows.filter((row) => row['level'] === String(level));
const parentOf = new Map(rows.map((row) => [row['kato'], row['parent_kato']]));
const partsOf = ({ geometry }: Feature<Polygon | MultiPolygon>): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const wholeOf = (territories: Territory[]): Feature<Polygon | MultiPolygon> => {
  const whole = territories.length > 1 ? union(featureCollection(territories)) : territories[0];
  if (!whole) throw new Error('nothing to join');
  return whole;
};
const sumOf = (territories: Territory[]): number =>
  territories.reduce((sum, territory) => sum + area(territory), 0);
const childrenOf = (kato: string): Territory[] =>
  layers[2].filter((child) => parentOf.get(child.properties.kato) === kato);

/** Districts governed from a city that is a unit of its own: the city, by the district. */
const SEAT_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['104100000', '101000000'], // Zhanasemey, from Semey
  ['556000000', '551000000'], // Pavlodar district, from Pavlodar
]);

describe.each([1, 2] as const)('schematic boundaries of level %i', (level) => {
  let whole: Feature<Polygon | MultiPolygon>;
  beforeAll(() => {
    whole = wholeOf(layers[level]);
  });

  it('draws every unit of the hierarchy table once, and nothing else', () => {
    const drawn = layers[level].map(({ properties }) => properties.kato);
    const listed = rowsOf(level).map((row) => row['kato'] ?? '');
    expect(drawn).toEqual(listed.sort((a, b) => a.localeCompare(b)));
    expect(drawn).toHaveLength(level === 1 ? 20 : 228);
  });

  it('leaves no gap and no overlap', () => {
    expect(Math.abs(sumOf(layers[level]) / area(whole) - 1)).toBeLessThan(1e-3);
    expect(partsOf(whole).filter((rings) => rings.length > 1)).toEqual([]);
  });

  it('holds simple rings, wound as RFC 7946 asks', () => {
    const faulty = layers[level].filter((territory) => kinks(territory).features.length > 0);
    expect(faulty.map(({ properties }) => properties.kato)).toEqual([]);
    const turned = layers[level]
      .flatMap(partsOf)
      .filter(
        ([outer = [], ...holes]) => booleanClockwise(outer) || !holes.every((hole) => booleanClockwise(hole)),
      );
    expect(turned).toEqual([]);
  });

  it('keeps one feature a line, four decimals and a small size', () => {
    const text = textOf(level);
    expect(text.split('\n')).toHaveLength(layers[level].length + 3);
    expect(text).not.toMatch(/\d\.\d{5}/);
    expect(text.length).toBeLessThan(500_000);
  });
});

describe('schematic boundaries', () => {
  it('gives every unit an area above zero and near the one in the table', () => {
    const shares = rowsOf(2).flatMap((row) => {
      const territory = layers[2].find(({ properties }) => properties.kato === row['kato']);
      const official = Number(row['area_km2_2024']);
      return territory && official ? [area(territory) / 1e6 / official] : [];
    });
    expect(Math.min(...shares)).toBeGreaterThan(0.25);
    expect(shares.filter((share) => Math.abs(share - 1) < 0.1).length).toBeGreaterThan(0.8 * shares.length);
  });

  it.each(rowsOf(2).map((row) => [row['kato'] ?? '', row] as const))(
    'has the seat of %s where the table says',
    (kato, row) => {
      const seat = [Number(row['lon']), Number(row['lat'])];
      const holders = layers[2].filter((territory) => booleanPointInPolygon(seat, territory));
      expect(holders.map(({ properties }) => properties.kato)).toEqual([SEAT_ELSEWHERE.get(kato) ?? kato]);
    },
  );

  it.each(layers[1].map((parent) => [parent.properties.kato, parent] as const))(
    'makes %s the union of its children',
    (kato, parent) => {
      const joined = wholeOf(childrenOf(kato));
      const common = intersect(featureCollection([parent, joined]));
      expect(common && area(common) / area(parent)).toBeGreaterThan(1 - 1e-6);
      expect(area(joined) / area(parent)).toBeCloseTo(1, 6);
      expect(bbox(joined)).toEqual(bbox(parent));
    },
  );

  it('keeps every child within its parent', () => {
    const straying = layers[1].flatMap((parent) =>
      childrenOf(parent.properties.kato).filter((child) => {
        const beyond = difference(featureCollection([child, parent]));
        return beyond !== null && area(beyond) / area(child) > 1e-6;
      }),
    );
    expect(straying.map(({ properties }) => properties.kato)).toEqual([]);
  });

  it('draws each republican city as one piece without a hole, and has every first-level seat at home', () => {
    const cities = rowsOf(1).filter((row) => row['type'] === 'city_republican');
    const shapes = cities.map((row) => layers[1].find(({ properties }) => properties.kato === row['kato']));
    expect(shapes.map((shape) => shape && partsOf(shape).map((rings) => rings.length))).toEqual([
      [1],
      [1],
      [1],
    ]);
    const homes = rowsOf(1).map((row) => {
      const seat = [Number(row['lon']), Number(row['lat'])];
      return layers[1].find((territory) => booleanPointInPolygon(seat, territory))?.properties.kato;
    });
    expect(homes).toEqual(rowsOf(1).map((row) => row['kato']));
  });

  it('has the seat of each republican city in a district of that city', () => {
    const cities = rowsOf(1).filter((row) => row['type'] === 'city_republican');
    const homeless = cities.filter((row) => {
      const seat = [Number(row['lon']), Number(row['lat'])];
      return !childrenOf(row['kato'] ?? '').some((district) => booleanPointInPolygon(seat, district));
    });
    expect(cities).toHaveLength(3);
    expect(homeless.map((row) => row['kato'])).toEqual([]);
  });

  it('shows no stairs of the grid that the borders were traced from', () => {
    const rings = layers[2].flatMap(partsOf).flat();
    const alongAxis = rings.map((ring) =>
      ring
        .slice(1)
        .map(([lon, lat], k) => (lon === ring[k]?.[0] ? 'meridian' : lat === ring[k]?.[1] ? 'parallel' : '')),
    );
    const steps = alongAxis.flatMap((sides) =>
      sides.filter((side, k) => {
        const before = sides.at(k - 1);
        return side && before && side !== before;
      }),
    );
    expect(steps.length / alongAxis.flat().length).toBeLessThan(1e-3);
  });
});
