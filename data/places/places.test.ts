import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, distance } from '@turf/turf';
import { parse } from 'csv-parse/sync';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';

type Row = Record<string, string>;
type Areal = Feature<Polygon | MultiPolygon>;

const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const rows = (path: string): Row[] => parse(text(path), { columns: true, bom: true });
const isAreal = (found: Feature): found is Areal => found.geometry.type.endsWith('Polygon');
const areas = (path: string) => (JSON.parse(text(path)) as FeatureCollection).features.filter(isAreal);

const settlements = rows('settlements.csv');
const units = new Map(rows('../hierarchy/hierarchy.csv').map((row) => [row['kato'] ?? '', row]));
const districts = new Map(
  areas('../boundaries/admin-2.geojson').map((area) => [area.properties?.['kato'], area]),
);
const waters = areas('../basemap/water.geojson');
const at = (row: Row): [number, number] => [Number(row['lon']), Number(row['lat'])];

/** KATO of the second-level unit that a settlement's unit is or belongs to. */
function secondLevel(kato: string): string {
  const unit = units.get(kato);
  return unit?.['level'] === '3' ? (unit['parent_kato'] ?? '') : kato;
}

const isCity = ({ type }: Row) => type === 'city_administration' || type === 'city_republican';

describe('the settlements', () => {
  test('hold every city, under the names of the hierarchy', () => {
    const cities = [...units.values()].filter(isCity);
    expect(cities).toHaveLength(39 + 3);
    for (const city of cities) {
      const found = settlements.find(
        (row) => distance(at(row), at(city)) < 15 && city['name_kk']?.startsWith(row['name_kk'] ?? '–'),
      );
      expect(found, city['name_en']).toBeDefined();
      expect(['capital', 'republican_city', 'regional_city']).toContain(found?.['kind']);
    }
  });

  test('hold the seat of each of the twenty regions as a city', () => {
    const regions = [...units.values()].filter(({ level }) => level === '1');
    expect(regions).toHaveLength(20);
    for (const region of regions) {
      const seat = settlements.find((row) => Number(row['rank']) <= 3 && distance(at(row), at(region)) < 15);
      expect(seat, region['name_en']).toBeDefined();
    }
  });

  test('belong to units of the hierarchy and lie on their ground, out of every lake', () => {
    for (const row of settlements) {
      const ground = districts.get(secondLevel(row['kato'] ?? ''));
      expect(units.has(row['kato'] ?? ''), row['name_en']).toBe(true);
      expect(ground && booleanPointInPolygon(at(row), ground), `${row['name_en']} ${row['kato']}`).toBe(true);
      expect(
        waters.some((water) => booleanPointInPolygon(at(row), water)),
        row['name_en'],
      ).toBe(false);
    }
  });

  test('leave no second-level unit without an inhabited point', () => {
    const served = new Set(settlements.map((row) => secondLevel(row['kato'] ?? '')));
    expect(districts.size).toBe(228);
    expect([...districts.keys()].filter((kato) => !served.has(kato))).toEqual([]);
  });

  test('are listed once: no two of one name within ten kilometres, no two at one point', () => {
    for (const [i, one] of settlements.entries())
      for (const other of settlements.slice(i + 1)) {
        const km = distance(at(one), at(other));
        expect(km, `${one['name_en']}, ${other['name_en']}`).toBeGreaterThan(0.2);
        if (one['name_kk'] === other['name_kk'] && one['kind'] === other['kind'])
          expect(km, one['name_kk']).toBeGreaterThan(10);
      }
  });

  test('have a Kazakh, a Russian and an English name, each in its own letters', () => {
    for (const { name_kk = '', name_ru = '', name_en = '' } of settlements) {
      expect(name_kk).toMatch(/^[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -]+$/i);
      expect(name_ru).toMatch(/^[а-яёқғңөұүһәі -]+$/i);
      expect(name_en).toMatch(/^[a-z' -]+$/i);
    }
  });

  test('give no Kyrgyz spelling for Kazakh: ч and long vowels do not stand beside ө, ү or ң', () => {
    const kokshetau = settlements.find(({ kato }) => kato === '111000000');
    expect(kokshetau?.['name_kk']).toBe('Көкшетау');
    for (const { name_kk = '' } of settlements)
      if (/[өүң]/i.test(name_kk)) expect(name_kk).not.toMatch(/ч|өө|үү|оо|уу/i);
  });

  test('rank the capital first, then republican cities, seats of regions, cities, towns', () => {
    const ranksOf = (kind: string) =>
      new Set(settlements.filter((row) => row['kind'] === kind).map(({ rank }) => Number(rank)));
    expect([...ranksOf('capital')]).toEqual([1]);
    expect([...ranksOf('republican_city')]).toEqual([2]);
    expect(ranksOf('regional_city')).toEqual(new Set([3, 4]));
    expect([...ranksOf('town')]).toEqual([5]);
    expect(settlements.filter(({ rank }) => rank === '3')).toHaveLength(17);
  });
});

test('the map labels are the settlements in columns of one length, most important first', () => {
  const columns = JSON.parse(text('../basemap/places.json')) as Record<string, (string | number)[]>;
  const shown = settlements.filter(({ kind }) => kind !== 'city_district' && kind !== 'district');
  expect(Object.keys(columns)).toEqual([
    'names_kk',
    'names_ru',
    'names_en',
    'lon',
    'lat',
    'rank',
    'population',
  ]);
  for (const [name, column] of Object.entries(columns)) expect(column.length, name).toBe(shown.length);
  expect(columns['names_kk']?.slice(0, 1)).toEqual(['Астана']);
  expect(new Set(columns['names_en'])).toEqual(new Set(shown.map(({ name_en }) => name_en)));
});
