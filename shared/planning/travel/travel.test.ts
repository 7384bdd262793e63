import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, ENOUGH_TRIPS, NO_CALIBRATION, type Trip } from './calibration.ts';
import { closedAreas, closureSchema, isClosedAt } from './closure.ts';
import { createEstimate } from './estimate.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { etaOf } from '../../operations/eta.ts';
import { reachM } from '../../operations/reach.ts';

const TURKISTAN = { lon: 68.25, lat: 43.3, kind: 'urban' } as const;
const VILLAGE = { lon: 68.6, lat: 43.4, kind: 'rural' } as const;

describe('the estimate of travel time', () => {
  it('is that of the recommendation and of the watch for voids', async () => {
    const question = { from: [TURKISTAN], to: [VILLAGE], type: 'patrol_car', hours: 'night' } as const;
    const { seconds, basis } = await createEstimate().matrix(question);
    const straightM = greatCircleM(TURKISTAN.lon, TURKISTAN.lat, VILLAGE.lon, VILLAGE.lat);
    const eta = etaOf(straightM, 'patrol_car', 'rural', 'night');
    expect(seconds[0]).toBeCloseTo(eta.likelyS, 6);
    expect((seconds[0] ?? 0) * (basis.band?.low ?? 0)).toBeCloseTo(eta.lowS, 6);
    expect((seconds[0] ?? 0) * (basis.band?.high ?? 0)).toBeCloseTo(eta.highS, 6);
  });

  it('draws circles of its reach, the band of them around the likely one', async () => {
    const { list } = await createEstimate().isochrones({
      from: TURKISTAN,
      minutes: [5, 10],
      type: 'patrol_car',
      hours: 'day',
    });
    for (const { minutes, area, low, high } of list) {
      const radii = [low, area, high].map((one) =>
        (one?.[0]?.[0] ?? []).map(([lon = 0, lat = 0]) =>
          greatCircleM(TURKISTAN.lon, TURKISTAN.lat, lon, lat),
        ),
      );
      const likely = reachM('patrol_car', 'urban', minutes * 60, 'day');
      const expected = [(likely * 1.3) / 1.4, likely, (likely * 1.3) / 1.2];
      radii.forEach((radius, i) => {
        expect(Math.min(...radius)).toBeCloseTo(expected[i] ?? 0, 3);
        expect(Math.max(...radius)).toBeCloseTo(expected[i] ?? 0, 3);
      });
    }
  });

  it('takes as much longer as an accepted calibration says, and there alone', async () => {
    const calibration = { ...NO_CALIBRATION, urban: { day: 1.5, night: 1 } };
    const ask = async (hours: 'day' | 'night') => {
      const question = { from: [VILLAGE], to: [TURKISTAN, VILLAGE], type: 'patrol_car', hours } as const;
      const [before, after] = await Promise.all(
        [createEstimate(), createEstimate(calibration)].map((time) => time.matrix(question)),
      );
      return (after?.seconds[0] ?? 0) / (before?.seconds[0] ?? 1);
    };
    expect(await ask('day')).toBeCloseTo(1.5, 9);
    expect(await ask('night')).toBe(1);
  });
});

const trip = (ratio: number, more: Partial<Trip> = {}): Trip => ({
  kind: 'urban',
  hours: 'day',
  straightM: 2_000,
  reckonedS: 300,
  observedS: 300 * ratio,
  ...more,
});
const urbanByDay = (trips: readonly Trip[]) => calibrate(trips)[0];

describe('what own tracks say', () => {
  it('says nothing of fewer than thirty drives', () => {
    const few = Array.from({ length: ENOUGH_TRIPS - 1 }, () => trip(1.4));
    expect(urbanByDay(few)).toMatchObject({ n: 29, enough: false, factor: null, quartiles: null });
    expect(urbanByDay([...few, trip(1.4)])?.factor).toBeCloseTo(1.4, 9);
  });

  it('keeps kinds of place and hours apart, and leaves out what was no drive', () => {
    const trips = Array.from({ length: 40 }, () => [
      trip(1.2),
      trip(2, { kind: 'rural', hours: 'night' }),
      trip(1.2, { straightM: 50 }),
      trip(0.1),
      trip(20),
    ]).flat();
    const findings = calibrate(trips);
    expect(findings.map(({ kind, hours, n, leftOut }) => [kind, hours, n, leftOut])).toEqual([
      ['urban', 'day', 40, 120],
      ['urban', 'night', 0, 0],
      ['rural', 'day', 0, 0],
      ['rural', 'night', 40, 0],
    ]);
    expect(findings[0]?.factor).toBeCloseTo(1.2, 9);
    expect(findings[3]?.factor).toBeCloseTo(2, 9);
  });

  it('bears a third of the drives being wrong without moving beyond the good ones', () => {
    const ratio = fc.double({ min: 0.9, max: 1.3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(ratio, { minLength: 40, maxLength: 60 }),
        fc.array(fc.double({ min: 0.2, max: 5.9, noNaN: true }), { maxLength: 19 }),
        (good, wrong) => {
          const found = urbanByDay([...wrong, ...good].map((one) => trip(one)));
          expect(found?.factor).toBeGreaterThanOrEqual(Math.min(...good) - 1e-9);
          expect(found?.factor).toBeLessThanOrEqual(Math.max(...good) + 1e-9);
        },
      ),
    );
  });
});

describe('a closed road', () => {
  const closure = { unit: '615800000', line: [[68.25, 43.3]], fromMs: 10, toMs: 20, reason: 'works' };

  it('is closed from its beginning until before its end, and not once it was ended', () => {
    const at = (atMs: number, endedAtMs: number | null = null) =>
      isClosedAt({ fromMs: 10, toMs: 20, endedAtMs }, atMs);
    expect([9, 10, 19, 20].map((ms) => at(ms))).toEqual([false, true, true, false]);
    expect([14, 15].map((ms) => at(ms, 15))).toEqual([true, false]);
  });

  it('is refused when it opens before it closes, has no reason, or is longer than 20 km', () => {
    const problems = (more: object): string[] =>
      closureSchema.safeParse({ ...closure, ...more }).error?.issues.map(({ message }) => message) ?? [];
    expect(problems({})).toEqual([]);
    expect(problems({ toMs: 10 })).toEqual(['A road is opened after it was closed']);
    expect(problems({ reason: ' x ' })).toEqual(['Say why, in three letters or more']);
    expect(problems({ line: [] })).toEqual(['At least one point']);
    expect(
      problems({
        line: [
          [68, 43],
          [69, 43],
        ],
      }),
    ).toEqual(['A closed road is 20 km long at most']);
  });

  it('is an area along each stretch that stops short of the crossings, or around its only place', () => {
    const line = [
      [68.25, 43.3],
      [68.26, 43.3],
      [68.26, 43.31],
    ] as const;
    const rings = closedAreas(line);
    expect(rings).toHaveLength(2);
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1));
      for (const [lon, lat] of ring)
        expect(Math.min(...line.map((end) => greatCircleM(end[0], end[1], lon, lat)))).toBeGreaterThan(20);
    }
    const [around = []] = closedAreas([[68.25, 43.3]]);
    for (const [lon, lat] of around)
      expect(greatCircleM(68.25, 43.3, lon, lat)).toBeCloseTo(Math.hypot(12, 12), 0);
    expect(closedAreas([])).toEqual([]);
  });
});
