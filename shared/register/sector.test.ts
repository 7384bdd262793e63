import { bearing, destination, distance, point } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIXELS_PER_M, rangeM, sectorRing } from './sector.ts';

const camera = fc.record({
  lon: fc.double({ min: 46, max: 88, noNaN: true }),
  lat: fc.double({ min: 40, max: 56, noNaN: true }),
  azimuthDeg: fc.integer({ min: 0, max: 359 }),
  fovDeg: fc.integer({ min: 1, max: 359 }),
  radiusM: fc.double({ min: 1, max: 200, noNaN: true }),
});
const turnDeg = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

describe('the ground a camera looks at', () => {
  it('is a closed ring that begins at the camera and reaches exactly as far as it should', () => {
    fc.assert(
      fc.property(camera, (c) => {
        const ring = sectorRing(c);
        expect(ring[0]).toEqual([c.lon, c.lat]);
        expect(ring.at(-1)).toEqual(ring[0]);
        for (const corner of ring.slice(1, -1)) {
          const reachM = distance(point([c.lon, c.lat]), point(corner), { units: 'meters' });
          expect(Math.abs(reachM - c.radiusM)).toBeLessThan(0.001 * c.radiusM);
        }
      }),
    );
  });

  it('lies between the azimuth less and more half the field of view, whatever the latitude', () => {
    fc.assert(
      fc.property(camera, (c) => {
        const at = point([c.lon, c.lat]);
        const corners = sectorRing(c)
          .slice(1, -1)
          .map((corner) => bearing(at, point(corner)));
        for (const corner of corners) expect(turnDeg(corner, c.azimuthDeg)).toBeLessThan(c.fovDeg / 2 + 0.1);
        expect(turnDeg(corners[0] ?? 0, c.azimuthDeg - c.fovDeg / 2)).toBeLessThan(0.1);
        expect(turnDeg(corners.at(-1) ?? 0, c.azimuthDeg + c.fovDeg / 2)).toBeLessThan(0.1);
      }),
    );
  });

  it('of a camera that looks north ends in the north', () => {
    const ring = sectorRing({ lon: 71.4, lat: 51.1, azimuthDeg: 0, fovDeg: 60, radiusM: 40 });
    const north = destination([71.4, 51.1], 40, 0, { units: 'meters' }).geometry.coordinates;
    const middle = ring[Math.floor(ring.length / 2)] ?? [0, 0];
    expect(middle[0]).toBeCloseTo(north[0] ?? 0, 5);
    expect(middle[1]).toBeCloseTo(north[1] ?? 0, 6);
  });

  it('of a lens that sees all around is a circle without a corner at the camera', () => {
    const ring = sectorRing({ lon: 71.4, lat: 51.1, azimuthDeg: 90, fovDeg: 360, radiusM: 40 });
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(ring).not.toContainEqual([71.4, 51.1]);
  });
});

describe('the range of a camera', () => {
  // IEC/EN 62676-4 worked for a picture of 1920 pixels and a lens of 90 degrees.
  it.each([
    ['detect', 38.4],
    ['observe', 15.36],
    ['recognise', 7.68],
    ['identify', 3.84],
  ] as const)('to %s someone is %d m', (what, metres) => {
    expect(rangeM(1920, 90, PIXELS_PER_M[what])).toBeCloseTo(metres, 6);
  });

  it('stays a length for a fish-eye, where the flat formula has none', () => {
    expect(rangeM(1920, 360, PIXELS_PER_M.detect)).toBeGreaterThan(0);
  });
});
