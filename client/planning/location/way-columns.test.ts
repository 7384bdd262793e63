import { expect, it } from 'vitest';
import { countWays, wayColumns } from './way-columns.ts';
import { THEMES } from '../../theme.ts';

const ways = {
  sites: [
    { key: 'point:1', lon: 70, lat: 43, fixed: false },
    { key: 'post:71.00000,43.00000', lon: 71, lat: 43, fixed: true },
  ],
  lonE5: [7_010_000, 7_110_000, 7_190_000],
  latE5: [4_310_000, 4_310_000, 4_310_001],
  site: [0, 1, 1],
  late: [0, 0, 1],
};
const night = THEMES.night;

it('lays ways out by who comes and whether in time', () => {
  expect(countWays(ways)).toEqual({ new: 1, fixed: 1, late: 1 });
  const { count, from, to, colours } = wayColumns(ways, night, null);
  expect(count).toBe(3);
  expect([...from.subarray(6)]).toEqual([71, 43, 0]);
  expect([...to.subarray(6)]).toEqual([71.9, 43.10001, 0]);
  expect(new Set([0, 1, 2].map((i) => String(colours.subarray(4 * i, 4 * i + 3)))).size).toBe(3);
  expect(colours[3]).toBe(colours[11]);
});

it('lights the ways of one post, and leaves all alike when it is not among them', () => {
  const { colours, widths } = wayColumns(ways, night, 'point:1');
  expect(colours[3]).toBeGreaterThan(colours[7] ?? 0);
  expect(widths[0]).toBeGreaterThan(widths[1] ?? 0);
  expect(wayColumns(ways, night, 'point:9')).toEqual(wayColumns(ways, night, null));
});
