import { expect, it } from 'vitest';
import { appraise } from './appraise.ts';
import { groundOf, type LocationInstance } from './solve.ts';
import { servedOf, waysOf } from './ways.ts';

const PEOPLE = [100, null, 30, 7, 5];
const [WEST, EAST] = [70, 71];

/** Five places and three sites; by road the fourth place is nearer to the farther site, and no way leads to the fifth. */
const instance: LocationInstance = {
  kind: 'location',
  model: 'maximal_covering',
  travel: {
    kind: 'matrix',
    demand: 5,
    sites: 3,
    minutes: Float64Array.from(
      [
        [5, 30, 1],
        [6, 6, 1],
        [40, 25, 1],
        [12, 9, 1],
        [Number.NaN, Number.NaN, 1],
      ].flat(),
    ),
  },
  weight: new Float64Array(5).fill(1),
  target: new Float64Array(5).fill(10),
  need: new Uint8Array(5).fill(1),
  fixed: new Int32Array(3),
  isAllowed: new Uint8Array(3).fill(1),
  cost: new Float64Array(3).fill(1),
  budget: 2,
  busyShare: 0,
};
const answer = appraise(instance, groundOf(instance), Int32Array.from([1, 1, 0]));

it('gives every place to the chosen site that is nearest in time, the first of equals, and says who is late', () => {
  expect([...answer.nearest]).toEqual([0, 0, 1, 1, -1]);
  expect(servedOf(answer, PEOPLE)).toEqual([
    { places: 2, late: 0, people: 100, unknown: 1 },
    { places: 2, late: 1, people: 37, unknown: 0 },
  ]);
});

it('draws a way to every place that there is one to', () => {
  const sites = [WEST, EAST].map((lon) => ({ key: `point:${lon}`, lon, lat: 43, fixed: lon === EAST }));
  const points = PEOPLE.map((_, i) => ({ lon: 70 + i / 10, lat: 43.123456 }));
  expect(waysOf(sites, points, answer)).toEqual({
    sites,
    lonE5: [7_000_000, 7_010_000, 7_020_000, 7_030_000],
    latE5: [4_312_346, 4_312_346, 4_312_346, 4_312_346],
    site: [0, 0, 1, 1],
    late: [0, 0, 1, 0],
  });
});

it('is nearest by the very minutes of the appraisal, whatever is chosen', () => {
  for (const units of [
    [1, 0, 0],
    [0, 1, 1],
    [1, 1, 1],
  ]) {
    const { nearest, minutes, chosen, covers } = appraise(
      instance,
      groundOf(instance),
      Int32Array.from(units),
    );
    const { minutes: matrix } = instance.travel as { minutes: Float64Array };
    nearest.forEach((s, i) => {
      if (s < 0) return expect(minutes[i]).toBe(Infinity);
      expect(matrix[i * 3 + (chosen[s] ?? 0)]).toBe(minutes[i]);
      expect(covers[i] === 0).toBe((minutes[i] ?? 0) > 10);
    });
  }
});
