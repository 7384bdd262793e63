import { expect, it } from 'vitest';
import { nearestUnits } from './near-units.ts';
import type { UnitFix } from './unit-fix.ts';

const PLACE = { lon: 76.9, lat: 43.2 };
const fix = (lat: number): UnitFix => ({ lon: 76.9, lat, headingDeg: null, atMs: 1_000 });
const fixes: Record<string, UnitFix | null> = {
  far: fix(43.5),
  second: fix(43.22),
  first: fix(43.19),
  third: fix(43.25),
  unknown: null,
};
const near = (count: number) =>
  nearestUnits(Object.keys(fixes), (name) => fixes[name] ?? null, PLACE, 4_000, { count, distanceM: 20_000 });

it('names the nearest first, nobody beyond the distance and nobody of whom nothing is known', () => {
  expect(near(5).map(({ row }) => row)).toEqual(['first', 'second', 'third']);
  expect(near(2).map(({ row }) => row)).toEqual(['first', 'second']);
  expect(near(1)[0]?.distanceM).toBeCloseTo(1_112, 0);
  expect(near(1)[0]?.ageMs).toBe(3_000);
});
