import { distance } from '@turf/turf';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { greatCircleM } from './distance.ts';

it('a degree of the meridian is the same everywhere', () => {
  expect(greatCircleM(70, 50, 70, 51)).toBeCloseTo((6_371_008.8 * Math.PI) / 180, 3);
});

it('agrees with turf between any two places', () => {
  const lon = fc.double({ min: -180, max: 180, noNaN: true });
  const lat = fc.double({ min: -90, max: 90, noNaN: true });
  fc.assert(
    fc.property(lon, lat, lon, lat, (lonA, latA, lonB, latB) => {
      const peer = distance([lonA, latA], [lonB, latB], { units: 'meters' });
      expect(Math.abs(greatCircleM(lonA, latA, lonB, latB) - peer)).toBeLessThan(1);
    }),
  );
});
