import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { parseUnits } from './units.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const units = parseUnits(read('hierarchy.csv'), read('aliases.csv'));

test('the committed table holds 303 units: the Republic, 20, 228 and 54', () => {
  expect([0, 1, 2, 3].map((level) => units.filter((u) => u.level === level).length)).toEqual([
    1, 20, 228, 54,
  ]);
});

test('the second level is 170 districts, 39 city administrations and 19 districts of republican cities', () => {
  const ofType = (type: string): number => units.filter((u) => u.level === 2 && u.type === type).length;
  expect(['district', 'city_administration', 'city_district'].map(ofType)).toEqual([170, 39, 19]);
});

test('every unit lies one level below its parent', () => {
  const tree = buildTree(units);
  expect(tree.units.every((u, i) => u.level === tree.depth[i])).toBe(true);
});

test('a seat and a label lie in the bounding box of Kazakhstan', () => {
  const points = units.flatMap((u) => [
    ...(u.seat ? [[u.seat.lon, u.seat.lat] as const] : []),
    ...(u.label ? [u.label] : []),
  ]);
  expect(points.length).toBeGreaterThan(500);
  expect(points.filter(([lon, lat]) => lon < 46.4 || lon > 87.4 || lat < 40.5 || lat > 55.5)).toEqual([]);
});

test('a population always has its date and quality', () => {
  const counted = units.flatMap((u) => u.population ?? []);
  expect(counted.length).toBeGreaterThan(20);
  expect(counted.filter((p) => p.date === null || p.quality === null)).toEqual([]);
});

test('first-level units have the ISO code of their KATO digits and, as an alias, the old letter code', () => {
  const regions = units.filter((u) => u.level === 1);
  expect(regions.every((u) => u.isoCode === `KZ-${u.kato.slice(0, 2)}`)).toBe(true);
  const oldCodes = units.flatMap((u) => u.aliases.filter((a) => /^KZ-[A-Z]{3}$/.test(a)));
  expect(new Set(oldCodes).size).toBe(oldCodes.length);
  // The three regions founded in 2022 never had one; Baikonyr, a city of the second level, has.
  const without = regions.filter((u) => !u.aliases.some((a) => oldCodes.includes(a))).map((u) => u.kato);
  expect(without).toEqual(['100000000', '330000000', '620000000']);
});

test('old names lead to the units of today', () => {
  const unitsCalled = (alias: string): string[] =>
    units.filter((u) => u.aliases.includes(alias)).map((u) => u.kato);
  expect(unitsCalled('Чиилийский район')).toEqual(['435200000']);
  expect(unitsCalled('Саркандский район')).toEqual(['334800000']);
  expect(unitsCalled('Таран')).toEqual(['396400000']);
  expect(unitsCalled('Капчагай')).toEqual(['191000000']);
  expect(unitsCalled('Nur-Sultan')).toEqual(['710000000']);
});

test('no unit has the same alias twice or its own name as an alias', () => {
  const doubled = units.filter(
    (u) =>
      new Set([...u.aliases, ...Object.values(u.name)]).size <
      u.aliases.length + new Set(Object.values(u.name)).size,
  );
  expect(doubled.map((u) => [u.kato, u.aliases])).toEqual([]);
});

test('an alias of an unknown unit and an unreadable cell are refused by name', () => {
  expect(() => parseUnits(read('hierarchy.csv'), 'kato,alias\n999999999,Nowhere\n')).toThrow(
    'The alias "Nowhere" names an unknown unit of territory 999999999',
  );
  expect(() => parseUnits(read('hierarchy.csv').replace('71.44598', 'east'), 'kato,alias\n')).toThrow(/lon/);
});
