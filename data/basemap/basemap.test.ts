import { readFileSync } from 'node:fs';
import { area, booleanPointInPolygon } from '@turf/turf';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import { describe, expect, test } from 'vitest';

type Areal = Feature<Polygon | MultiPolygon>;
type Linear = Feature<LineString | MultiLineString>;

const isAreal = (found: Feature): found is Areal => found.geometry.type.endsWith('Polygon');
const isLinear = (found: Feature): found is Linear => found.geometry.type.endsWith('LineString');
const isPoint = (found: Feature): found is Feature<Point> => found.geometry.type === 'Point';
const KAZAKH = /^[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -]+$/i;
/** The last decimal of the files, about ten metres. */
const LAST_DECIMAL_DEG = 0.0001;

function read(path: string): { text: string; features: Feature[] } {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  return { text, features: (JSON.parse(text) as FeatureCollection).features };
}

const land = read('land.geojson');
const water = read('water.geojson');
const countries = land.features.filter(isAreal);
const waters = water.features.filter(isAreal);
const country = (iso: string) => countries.find(({ properties }) => properties?.['iso'] === iso);
const km2 = (key: string) =>
  waters.filter(({ properties }) => properties?.['key'] === key).reduce((sum, part) => sum + area(part), 0) /
  1e6;

function vertices(shape: Areal): string[] {
  const { geometry } = shape;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings.flat().map(String);
}

describe('the land of the base map', () => {
  test('holds Kazakhstan and every country that touches it or its sea', () => {
    const isos = countries.map(({ properties }) => properties?.['iso']);
    expect(isos).toEqual(
      expect.arrayContaining(['KZ', 'RU', 'CN', 'KG', 'UZ', 'TM', 'MN', 'TJ', 'AZ', 'IR']),
    );
    expect(new Set(isos).size).toBe(isos.length);
  });

  test('gives Kazakhstan its official area within one per cent', () => {
    const shape = country('KZ');
    const share = shape ? area(shape) / 1e6 / 2_724_902 : 0;
    expect(Math.abs(share - 1)).toBeLessThan(0.01);
  });

  test.each(['RU', 'CN', 'KG', 'UZ', 'TM'])('joins Kazakhstan and %s vertex by vertex', (iso) => {
    const [home, neighbour] = [country('KZ'), country(iso)];
    if (!home || !neighbour) throw new Error(`${iso} is missing`);
    const theirs = new Set(vertices(neighbour));
    expect(vertices(home).filter((vertex) => theirs.has(vertex)).length).toBeGreaterThan(40);
  });

  test('runs along the outer border of the boundaries of the regions', () => {
    const home = country('KZ');
    const { features } = read('../boundaries/admin-1.geojson');
    if (!home) throw new Error('Kazakhstan is missing');
    const border = features
      .filter(isAreal)
      .flatMap((region) => vertices(region).map((v) => v.split(',').map(Number)));
    const off = vertices(home).filter((vertex) => {
      const [lon = 0, lat = 0] = vertex.split(',').map(Number);
      return !border.some(([x = 0, y = 0]) => Math.hypot(x - lon, y - lat) < 1.5 * LAST_DECIMAL_DEG);
    });
    expect(off.length / vertices(home).length).toBeLessThan(0.02);
  });

  test('sets each country name on the land of that country', () => {
    const labels = land.features.filter(isPoint);
    expect(labels.length).toBeGreaterThan(10);
    for (const { properties, geometry } of labels) {
      const shape = country(String(properties?.['iso']));
      expect(shape && booleanPointInPolygon(geometry, shape), String(properties?.['name_en'])).toBe(true);
    }
  });
});

describe('the waters of the base map', () => {
  test.each([
    ['caspian', 340_000, 420_000],
    ['aral-north', 2_500, 4_500],
    ['aral-south', 1_500, 8_000],
    ['balkhash', 14_000, 22_000],
    ['zaysan', 1_800, 6_000],
    ['alakol', 2_000, 3_200],
    ['tengiz', 1_000, 1_800],
  ])('shows %s in its real size', (key, least, most) => {
    expect(km2(key)).toBeGreaterThan(least);
    expect(km2(key)).toBeLessThan(most);
  });

  test('leaves the dry east of the Aral dry and the islands of the Caspian above water', () => {
    const isWet = (lon: number, lat: number) =>
      waters.some((shape) => booleanPointInPolygon([lon, lat], shape));
    expect(isWet(59.7, 44.8)).toBe(false);
    expect(isWet(51, 42)).toBe(true);
    expect(isWet(50.55, 44.62)).toBe(false);
  });

  test('draws the Caspian where no country is', () => {
    const sea = waters.find(({ properties }) => properties?.['key'] === 'caspian');
    const home = country('KZ');
    if (!sea || !home) throw new Error('The Caspian or Kazakhstan is missing');
    const shore = new Set(vertices(home));
    expect(vertices(sea).filter((vertex) => shore.has(vertex)).length).toBeGreaterThan(300);
  });

  test('names the great rivers along their lines', () => {
    const named = new Map(
      water.features.filter(isLinear).map(({ properties }) => [properties?.['name_kk'], properties]),
    );
    for (const name of ['Ертіс', 'Есіл', 'Тобыл', 'Сырдария', 'Іле', 'Жайық', 'Шу', 'Талас'])
      expect(named.get(name), name).toMatchObject({ kind: 'river', part: 'shape' });
  });

  test('sets the name of every named sea and lake in its water', () => {
    for (const { properties, geometry } of water.features.filter(isPoint)) {
      const own = waters.filter((shape) => shape.properties?.['key'] === properties?.['key']);
      expect(
        own.some((shape) => booleanPointInPolygon(geometry, shape)),
        String(properties?.['key']),
      ).toBe(true);
    }
  });
});

test('the names of the base map in Kazakh use the Kazakh alphabet only', () => {
  const names = [...land.features, ...water.features].map((f) => String(f.properties?.['name_kk'] ?? ''));
  expect(names.filter((name) => name !== '' && !KAZAKH.test(name))).toEqual([]);
});

test('the base map stays small, one feature to a line', () => {
  for (const { text, features } of [land, water]) {
    expect(text.length).toBeLessThan(500_000);
    expect(text.trimEnd().split('\n').length).toBe(features.length + 2);
  }
});
