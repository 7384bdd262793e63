import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drive, turnDeg, type Body } from './motion.ts';
import { bearing, between, lengthM, moved, routeTo } from './route.ts';
import { randomFrom } from '../random.ts';
import { DETOUR } from '../operations/eta.ts';

const FROM = { lon: 68.5, lat: 42.3 };
const places = fc.record({
  eastM: fc.integer({ min: -40_000, max: 40_000 }),
  northM: fc.integer({ min: -40_000, max: 40_000 }),
  seed: fc.string(),
});

describe('a way by streets', () => {
  it('leads from its beginning to its end and is longer than the straight line by the detour of the estimates', () => {
    fc.assert(
      fc.property(places, ({ eastM, northM, seed }) => {
        const to = moved(FROM, eastM, northM);
        const straightM = between(FROM, to);
        fc.pre(straightM > 200);
        const route = routeTo(FROM, to, randomFrom(seed));
        expect(route.points[0]).toEqual(FROM);
        expect(route.points.at(-1)).toEqual(to);
        expect(lengthM(route) / straightM).toBeGreaterThan(DETOUR.likely * 0.98);
        expect(lengthM(route) / straightM).toBeLessThan(DETOUR.likely * 1.02);
      }),
    );
  });
});

describe('a drive', () => {
  it('arrives, never jumps, never turns on the spot, is never faster than it may, and heads where it goes', () => {
    fc.assert(
      fc.property(
        places,
        fc.double({ min: 1.3, max: 22.3, noNaN: true }),
        ({ eastM, northM, seed }, topMs) => {
          const to = moved(FROM, eastM / 10, northM / 10);
          const route = routeTo(FROM, to, randomFrom(seed));
          const body: Body = { spot: FROM, headingDeg: 0, speedMs: 0 };
          const inTimeS = (3 * lengthM(route)) / topMs + 120;
          let s = 0;
          for (; s < inTimeS; s++) {
            const before = { ...body };
            const arrived = drive(body, route, 1, topMs);
            expect(between(before.spot, body.spot)).toBeLessThanOrEqual(topMs + 0.01);
            expect(Math.abs(turnDeg(before.headingDeg, body.headingDeg))).toBeLessThanOrEqual(30.01);
            expect(body.speedMs).toBeLessThanOrEqual(topMs + 1e-9);
            if (between(before.spot, body.spot) > 1)
              expect(Math.abs(turnDeg(bearing(before.spot, body.spot), body.headingDeg))).toBeLessThan(1);
            if (arrived) break;
          }
          expect(between(body.spot, to)).toBeLessThan(10);
          expect(s).toBeLessThan(inTimeS);
        },
      ),
      { numRuns: 60 },
    );
  });
});
