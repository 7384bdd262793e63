import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { legBetween, placeAt, type LonLat } from './geodesic.ts';
import { gridLines, gridStepM } from './grid.ts';
import { frameOnGround, pageOf, SCALES, sheetProjection, type Sheet } from './print-frame.ts';

const sheet = fc.record<Sheet>({
  middle: fc.tuple(
    fc.double({ min: 47, max: 87, noNaN: true }),
    fc.double({ min: 41, max: 55, noNaN: true }),
  ),
  scale: fc.constantFrom(...SCALES),
  paper: fc.constantFrom('a4', 'a3'),
  orientation: fc.constantFrom('portrait', 'landscape'),
});

it('ten centimetres of any sheet are as much ground as its scale says, in every direction', () => {
  fc.assert(
    fc.property(sheet, fc.double({ min: 0, max: 360, noNaN: true }), (asked, bearingDeg) => {
      const { map } = pageOf(asked);
      const there = placeAt(asked.middle, bearingDeg, asked.scale / 20);
      const [x, y] = sheetProjection(asked).toPage(there);
      const mm = Math.hypot(x - map.x - map.w / 2, y - map.y - map.h / 2);
      // 50 mm from the middle: a hundredth of a millimetre is less than a printer's dot.
      expect(Math.abs(mm - 50)).toBeLessThan(0.01);
    }),
  );
});

it('the edge of the widest sheet is 0.06 % too large, and no more', () => {
  const widest: Sheet = { middle: [67, 48], scale: 1_000_000, paper: 'a3', orientation: 'landscape' };
  const { map } = pageOf(widest);
  const { toPlace } = sheetProjection(widest);
  const [a, b] = [toPlace(map.x, map.y + map.h / 2), toPlace(map.x, map.y + map.h / 2 + 10)];
  expect(legBetween(a, b).lengthM / 10_000).toBeCloseTo(1 / 1.0005, 4);
});

it('the frame on the ground has the corners of the sheet, and north is up', () => {
  const asked: Sheet = { middle: [76.9, 43.25], scale: 10_000, paper: 'a4', orientation: 'portrait' };
  const ground = frameOnGround(asked);
  const corner = (i: number): LonLat => ground[i * 8] ?? [0, 0];
  // 186 by 239 mm of paper.
  expect(legBetween(corner(0), corner(1)).lengthM).toBeCloseTo(1_860, 0);
  expect(legBetween(corner(1), corner(2)).lengthM).toBeCloseTo(2_390, 0);
  expect(corner(0)[1]).toBeGreaterThan(corner(3)[1]);
});

it('lines of the grid are whole kilometres apart and named as MGRS names them', () => {
  const asked: Sheet = { middle: [76.9459, 43.23714], scale: 25_000, paper: 'a4', orientation: 'portrait' };
  const lines = gridLines(frameOnGround(asked), asked.middle, { stepM: gridStepM(25_000), notation: 'mgrs' });
  const norths = lines.filter(({ runs }) => runs === 'north');
  expect(norths.map(({ label }) => label)).toEqual(['FH 56', 'FH 57', 'FH 58', 'FH 59', 'FH 60']);
  const [first, second] = norths;
  const apart = legBetween(first?.path[8] ?? [0, 0], second?.path[8] ?? [0, 0]).lengthM;
  // The grid's scale 158 km beside the middle meridian is 0.9999.
  expect(apart).toBeGreaterThan(999.5);
  expect(apart).toBeLessThan(1_000.6);
});
