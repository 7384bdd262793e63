import { expect, test } from 'vitest';
import { halfSideM, isHidden, metresFrom, perimeter, placeAt } from './footprint.ts';
import { sitingProblem, type Scene } from './siting.ts';
import { groundRangeM, sees } from './view.ts';
import { randomFrom } from '../../random.ts';

const LENS = { fovDeg: 90, widthPx: 1920, costKzt: 1 };
const view = (azimuthDeg: number, heightM = 1.5) => ({ ...LENS, azimuthDeg, heightM });

test('a class reaches as far as its pixels do, less what the height takes', () => {
  expect(groundRangeM(view(0), 'detect')).toBeCloseTo(38.4, 9);
  expect(groundRangeM(view(0), 'identify')).toBeCloseTo(3.84, 9);
  expect(groundRangeM(view(0, 5.5), 'identify')).toBe(0);
  expect(groundRangeM(view(0, 4.5), 'recognise')).toBeCloseTo(Math.sqrt(7.68 ** 2 - 9), 9);
});

test('what is beside the angle or beyond the range is not seen', () => {
  expect(sees(view(350), [0, 0], [5, 20], 'detect')).toBe(true);
  expect(sees(view(180), [0, 0], [5, 20], 'detect')).toBe(false);
  expect(sees(view(45), [0, 0], [0, 30], 'detect')).toBe(true);
  expect(sees(view(46), [0, 0], [0, 30], 'detect')).toBe(false);
  expect(sees(view(0), [0, 0], [0, 38.5], 'detect')).toBe(false);
});

test('a wall hides what is behind it, as points along the line say', () => {
  const random = randomFrom('walls');
  for (let n = 0; n < 500; n++) {
    const at = () => [random() * 60 - 30, random() * 60 - 30] as const;
    const [a, b, half] = [at(), at(), 10];
    const inside = Array.from({ length: 2_001 }, (_, k) => k / 2_000).some(
      (t) => Math.max(Math.abs(a[0] + t * (b[0] - a[0])), Math.abs(a[1] + t * (b[1] - a[1]))) < half - 0.05,
    );
    if (inside) expect(isHidden(a, b, half)).toBe(true);
    else expect(isHidden(a, b, half - 0.1)).toBe(false);
  }
});

test('points of the walls lie a metre before them, about five metres from each other', () => {
  const half = halfSideM(600);
  expect(half * 2).toBeCloseTo(Math.sqrt(1_800), 9);
  for (const [east, north] of perimeter(half))
    expect(Math.max(Math.abs(east), Math.abs(north))).toBeCloseTo(half + 1, 9);
  expect(perimeter(half)).toHaveLength(4 * Math.round((2 * half + 2) / 5));
  expect([halfSideM(null), halfSideM(1e6)].map((side) => Math.round((2 * side) ** 2))).toEqual([300, 6_000]);
});

test('a pole between two buildings sees both, and its mounts bear one camera each', () => {
  const origin = { lon: 71.4, lat: 51.1 };
  const scene = (east: number): Scene => ({
    ...placeAt(origin, [east, 0]),
    half: 10,
    points: [{ at: [0, 11], target: 'entrance', weight: 1, sight: 'detect', cameras: 1 }],
  });
  const { problem, candidates } = sitingProblem({
    scenes: [scene(-15), scene(15)],
    poles: [placeAt(origin, [0, 30])],
    existing: [{ ...placeAt(origin, [-15, 20]), view: view(180) }],
    lenses: [LENS],
    azimuthStepDeg: 90,
    heightM: 1.5,
    mounts: 2,
    limit: { kind: 'budget', budgetKzt: 5 },
  });
  expect(metresFrom(origin, placeAt(origin, [3, 4]).lon, placeAt(origin, [3, 4]).lat)[0]).toBeCloseTo(3, 6);
  const [existing, ...own] = candidates;
  expect(existing).toMatchObject({ lens: -1, pole: -1 });
  expect(problem.fixed[0]).toBe(1);
  const covered = (j: number) => [
    ...problem.cover.demandOf.subarray(problem.cover.demandStart[j], problem.cover.demandStart[j + 1]),
  ];
  // Only the direction south sees the two entrances; once for each mount.
  expect(own.map(({ azimuthDeg }) => azimuthDeg)).toEqual([180, 180]);
  expect([covered(0), covered(1), covered(2)]).toEqual([[0], [0, 1], [0, 1]]);
  expect([...(problem.slot ?? [])]).toEqual([-1, 0, 1]);
});
