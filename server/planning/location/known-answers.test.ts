import { describe, expect, test } from 'vitest';
import { readGraph, readMatrix } from './instance.fixture.ts';
import { solveMilp } from '../milp/solve.ts';
import { coverWithin } from '../../../shared/planning/location/cover.ts';
import { FIRST_COVER } from '../../../shared/planning/location/gains.ts';
import type { Tools } from '../../../shared/planning/location/milp.ts';
import { solveCentre } from '../../../shared/planning/location/p-centre.ts';
import { solveBackupCovering, solveSetCovering } from '../../../shared/planning/location/set-covering.ts';
import { solveCovering } from '../../../shared/planning/location/solve-covering.ts';
import { solveMedian } from '../../../shared/planning/location/solve-median.ts';
import { travelRows } from '../../../shared/planning/location/travel.ts';

/** Each has its proof: the solver's bound meets what was found. */
const tools: Tools = { report: () => {}, secondsLeft: () => 60, milp: solveMilp };

describe('San Francisco, 205 census tracts and 16 stores (PySAL spopt)', () => {
  const { travel, weight } = readMatrix('sf-205x16.csv');
  const rows = travelRows(travel);
  const cover = coverWithin(rows, new Float64Array(205).fill(5_000));
  const free = {
    most: new Int32Array(16).fill(1),
    fixed: new Int32Array(16),
    cost: new Float64Array(16).fill(1),
  };
  const sitesOf = (units: Int32Array): string[] => [...units].flatMap((n, j) => (n > 0 ? [`d${j + 1}`] : []));

  test('eight stores cover everybody within 5 km; at best 145 tracts twice, as trying all sets of eight says', async () => {
    const problem = { cover, need: new Uint8Array(205).fill(1), ...free };
    expect(await solveSetCovering(problem, tools)).toMatchObject({ figure: 8, bound: 8 });
    const { backup } = await solveBackupCovering(problem, new Float64Array(205).fill(1), tools);
    const masks = Array.from({ length: 205 }, (_, i) =>
      cover.siteOf
        .subarray(cover.siteStart[i], cover.siteStart[i + 1])
        .reduce((mask, j) => mask | (1 << j), 0),
    );
    const isTwice = (set: number): boolean => (set & (set - 1)) !== 0;
    let most = 0;
    for (let set = 0; set < 1 << 16; set++)
      if (set.toString(2).replaceAll('0', '').length === 8 && masks.every((mask) => (mask & set) !== 0))
        most = Math.max(most, masks.filter((mask) => isTwice(mask & set)).length);
    expect([backup.figure, backup.bound, most]).toEqual([145, 145, 145]);
  });

  test('four stores cover 875,247 people', async () => {
    const problem = {
      cover,
      weight,
      gains: [FIRST_COVER],
      classOf: new Uint8Array(205),
      budget: 4,
      slot: null,
      ...free,
    };
    const { units, figure, bound } = await solveCovering(problem, tools);
    expect({ sites: sitesOf(units), figure }).toEqual({ sites: ['d2', 'd8', 'd9', 'd12'], figure: 875_247 });
    expect(bound).toBeCloseTo(875_247, 4);
  });

  const all = { isFixed: new Uint8Array(16), isAllowed: new Uint8Array(16).fill(1) };

  test('four stores are 2,848,268,129.71 person-metres away', async () => {
    const { units, figure, bound } = await solveMedian({ rows, weight, number: 4, ...all }, tools);
    expect(sitesOf(units)).toEqual(['d2', 'd8', 'd9', 'd12']);
    expect(figure).toBeCloseTo(2_848_268_129.7145, 3);
    expect(bound).toBeCloseTo(figure, 3);
  });

  test('from four stores nobody is farther than 7,403.0638 m', async () => {
    const { units, figure, bound } = await solveCentre({ rows, number: 4, ...all }, tools);
    expect(sitesOf(units).length).toBeLessThanOrEqual(4);
    expect(figure).toBeCloseTo(7_403.0638, 4);
    expect(bound).toBe(figure);
  });
});

test.each([
  ['pmed1.csv', 5, 5819],
  ['pmed5.csv', 33, 1355],
])('OR-Library %s: %i medians, %i', async (file, number, optimum) => {
  const { travel, weight } = readGraph(file);
  const all = { isFixed: new Uint8Array(100), isAllowed: new Uint8Array(100).fill(1) };
  const { figure, bound } = await solveMedian({ rows: travelRows(travel), weight, number, ...all }, tools);
  expect(figure).toBe(optimum);
  expect(bound).toBeCloseTo(optimum, 6);
});
