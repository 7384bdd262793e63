import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleM } from './distance.ts';
import { addressKey, cellsWithin, metresPerE6, phoneDigits, toE6 } from './history.ts';
import { NO_ADDRESS } from './schema.ts';

it('two writings of a telephone number are one, an internal number is none', () => {
  const same = ['+7 701 000 00 01', '8 (701) 000-00-01', '7010000001', '87010000001'].map(phoneDigits);
  expect(new Set(same)).toEqual(new Set(['7010000001']));
  expect(['', '102', 'жоқ', '1-23-45'].map(phoneDigits)).toEqual([null, null, null, null]);
});

it('two writings of an address are one, in its own territory; a settlement alone is none', () => {
  const abai = { ...NO_ADDRESS, settlement: 'Алматы', street: 'Абай даңғылы', house: '10' };
  const other = { ...abai, street: 'даңғылы АБАЙ' };
  expect(addressKey('750000000', other)).toBe(addressKey('750000000', abai));
  expect(addressKey('610000000', abai)).not.toBe(addressKey('750000000', abai));
  expect(addressKey('750000000', { ...abai, house: '11' })).not.toBe(addressKey('750000000', abai));
  expect(addressKey('750000000', { ...NO_ADDRESS, settlement: 'Алматы' })).toBeNull();
  expect(addressKey('750000000', { ...NO_ADDRESS, commonName: 'ТРЦ Мега' })).not.toBeNull();
});

describe('the grid', () => {
  const place = {
    lon: fc.double({ min: 46, max: 88, noNaN: true }),
    lat: fc.double({ min: 40, max: 56, noNaN: true }),
  };

  it('has the cell of every place that lies within a radius', () => {
    const step = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.record(place), fc.integer({ min: 50, max: 2_000 }), step, step, (at, radiusM, x, y) => {
        const metres = metresPerE6(at.lat);
        const length = Math.max(1, Math.hypot(x, y));
        const there = {
          lon: at.lon + ((x / length) * radiusM * 0.999) / metres.lon / 1e6,
          lat: at.lat + ((y / length) * radiusM * 0.999) / metres.lat / 1e6,
        };
        // The very cell that the database computes of the place.
        const row = Math.trunc((toE6(there.lat) + 90_000_000) / 2_000);
        const column = Math.trunc((toE6(there.lon) + 180_000_000) / 2_000);
        const { whole, edge } = cellsWithin(at, radiusM);
        expect([...whole, ...edge]).toContain(row * 180_000 + column);
      }),
    );
  });

  it('has only cells that lie in a circle whole among those that need no measuring', () => {
    fc.assert(
      fc.property(fc.record(place), fc.integer({ min: 50, max: 2_000 }), (at, radiusM) => {
        const metres = metresPerE6(at.lat);
        for (const cell of cellsWithin(at, radiusM).whole)
          for (const [north, east] of [
            [0, 0],
            [0, 1_999],
            [1_999, 0],
            [1_999, 1_999],
          ] as const) {
            const latE6 = Math.floor(cell / 180_000) * 2_000 - 90_000_000 + north;
            const lonE6 = (cell % 180_000) * 2_000 - 180_000_000 + east;
            const y = (latE6 - toE6(at.lat)) * metres.lat;
            const x = (lonE6 - toE6(at.lon)) * metres.lon;
            expect(Math.hypot(x, y)).toBeLessThanOrEqual(radiusM);
          }
      }),
    );
  });

  it('measures short distances as the great circle does, to a metre in two kilometres', () => {
    fc.assert(
      fc.property(fc.record(place), fc.integer({ min: -20_000, max: 20_000 }), (at, e6) => {
        const metres = metresPerE6(at.lat);
        const flat = Math.hypot(e6 * 0.6 * metres.lat, e6 * 0.6 * metres.lon);
        const round = greatCircleM(at.lon, at.lat, at.lon + (e6 * 0.6) / 1e6, at.lat + (e6 * 0.6) / 1e6);
        expect(Math.abs(flat - round)).toBeLessThan(2);
      }),
    );
  });
});
