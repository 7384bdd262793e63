import fc from 'fast-check';
import { expect, it } from 'vitest';
import { originAt } from './moving-points-origin.ts';

const { fround } = Math;
/** CSS pixels of the world at the map's largest zoom. */
const WORLD_PX = 512 * 2 ** 18;
const TURN = 2 * Math.PI;
/** The whole world on a screen of one pixel. */
const WORLD = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const mercator = (lon: number, lat: number): [number, number] => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / TURN,
];
const place = fc.tuple(
  fc.double({ min: 46, max: 88, noNaN: true }),
  fc.double({ min: 40, max: 56, noNaN: true }),
);

it('an origin is a place that 24 bits hold, and the matrix sets out from it', () => {
  fc.assert(
    fc.property(place, ([lon, lat]) => {
      const { origin, matrix } = originAt(lon, lat, WORLD);
      const [x, y] = mercator(...origin);
      expect(origin).toEqual(origin.map(fround));
      expect(Math.abs(origin[0] - lon)).toBeLessThan(1e-5);
      expect([matrix[12], matrix[13]]).toEqual([fround(x), fround(y)]);
    }),
  );
});

it('a matrix of a near view loses nothing of its translation, which one counted from the edge of the world would', () => {
  const [x, y] = mercator(76.945, 43.238);
  const near = [WORLD_PX, 0, 0, 0, 0, WORLD_PX, 0, 0, 0, 0, 1, 0, -x * WORLD_PX, -y * WORLD_PX, 0, 1];
  const { origin, matrix } = originAt(76.945, 43.238, near);
  const [ox, oy] = mercator(...origin);
  expect(matrix[12]).toBeCloseTo((ox - x) * WORLD_PX, 2);
  expect(matrix[13]).toBeCloseTo((oy - y) * WORLD_PX, 2);
  expect(Math.abs(fround(x * WORLD_PX) - x * WORLD_PX)).toBeGreaterThan(0.5);
});
