import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResting, ROTATIONS, rotationName, shiftAt, shiftOf } from './duty.ts';
import { NINE } from './incident.fixture.ts';
import type { DutyPlan } from './schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 20 November 2026, a Friday, 00:00 in Kazakhstan. */
const MIDNIGHT = NINE - 9 * HOUR;
const hours = (fromMin: number, toMin: number, days = [1, 2, 3, 4, 5, 6, 7]): DutyPlan => ({
  kind: 'hours',
  fromMin,
  toMin,
  days,
});

describe('a shift by hours of the day', () => {
  it('is the one under way, also past midnight, else the next', () => {
    const day = hours(480, 1200);
    expect(shiftAt(day, NINE)).toEqual({ from: MIDNIGHT + 8 * HOUR, to: MIDNIGHT + 20 * HOUR });
    expect(shiftAt(day, MIDNIGHT + 20 * HOUR).from).toBe(MIDNIGHT + DAY + 8 * HOUR);
    const night = hours(1200, 480);
    expect(shiftAt(night, MIDNIGHT + HOUR)).toEqual({ from: MIDNIGHT - 4 * HOUR, to: MIDNIGHT + 8 * HOUR });
    expect(shiftAt(night, NINE).from).toBe(MIDNIGHT + 20 * HOUR);
  });

  it('begins on its days alone, by ISO 8601', () => {
    expect(shiftAt(hours(480, 1200, [5]), NINE).from).toBe(MIDNIGHT + 8 * HOUR);
    expect(shiftAt(hours(480, 1200, [4]), NINE).from).toBe(MIDNIGHT + 6 * DAY + 8 * HOUR);
    expect(shiftAt(hours(0, 0, [6]), NINE)).toEqual({ from: MIDNIGHT + DAY, to: MIDNIGHT + 2 * DAY });
  });
});

describe('a rotation', () => {
  it('day, night, 48 hours of rest: from eight to twenty, from twenty to eight, and again on the fifth day', () => {
    const start = MIDNIGHT + 8 * HOUR;
    const plan: DutyPlan = { kind: 'rotation', start, cycle: [...ROTATIONS.day_night_48] };
    expect(shiftAt(plan, start - DAY)).toEqual({ from: start, to: start + 12 * HOUR });
    expect(shiftAt(plan, start + 13 * HOUR)).toEqual({ from: start + 36 * HOUR, to: start + 48 * HOUR });
    expect(shiftAt(plan, start + 50 * HOUR).from).toBe(start + 4 * DAY);
    expect(rotationName(plan.cycle)).toBe('day_night_48');
    expect(rotationName([{ workMin: 60, restMin: 60 }])).toBeNull();
  });
});

describe('a plan, whatever it is', () => {
  const plans = fc.oneof(
    fc.record({
      kind: fc.constant('hours' as const),
      fromMin: fc.integer({ min: 0, max: 1439 }),
      toMin: fc.integer({ min: 0, max: 1439 }),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    }),
    fc.record({
      kind: fc.constant('rotation' as const),
      start: fc.integer({ min: 0, max: 2 * NINE }),
      cycle: fc.array(
        fc.record({
          workMin: fc.integer({ min: 30, max: 2880 }),
          restMin: fc.integer({ min: 0, max: 20_160 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );
  it('has a shift that is not over, the very one for the whole of it, and none between', () => {
    fc.assert(
      fc.property(
        plans,
        fc.integer({ min: 0, max: 2 * NINE }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (plan, at, share) => {
          const shift = shiftAt(plan, at);
          expect(shift.to).toBeGreaterThan(at);
          expect(shift.from).toBeLessThan(shift.to);
          const within = Math.floor(shift.from + share * (shift.to - shift.from - 1));
          if (within >= at) expect(shiftAt(plan, within)).toEqual(shift);
          expect(isResting({ shift: null, duty: plan }, at)).toBe(at < shift.from);
        },
      ),
    );
  });
});

describe('a unit', () => {
  it('without a plan is on duty round the clock; an extra shift goes before the plan', () => {
    expect(isResting({ shift: null, duty: null }, NINE)).toBe(false);
    const extra = { from: NINE - HOUR, to: NINE + HOUR };
    expect(shiftOf({ shift: extra, duty: hours(1200, 480) }, NINE)).toEqual(extra);
    expect(isResting({ shift: extra, duty: hours(1200, 480) }, NINE + 2 * HOUR)).toBe(true);
  });
});
