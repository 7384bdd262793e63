import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastDueMs, type Schedule } from './schedule.ts';

const at = (text: string): number => Date.parse(text);

it.each([
  [{ every: 'day', hour: 8 }, '2026-11-27T02:59:59Z', '2026-11-26T03:00:00Z'],
  [{ every: 'day', hour: 8 }, '2026-11-27T03:00:00Z', '2026-11-27T03:00:00Z'],
  // One in the morning in Kazakhstan is the evening before in UTC.
  [{ every: 'day', hour: 1 }, '2026-11-26T21:00:00Z', '2026-11-26T20:00:00Z'],
  // The 27th of November 2026 is a Friday.
  [{ every: 'week', weekday: 1, hour: 9 }, '2026-11-27T12:00:00Z', '2026-11-23T04:00:00Z'],
  [{ every: 'week', weekday: 5, hour: 9 }, '2026-11-27T03:00:00Z', '2026-11-20T04:00:00Z'],
  [{ every: 'month', day: 1, hour: 0 }, '2026-11-30T19:00:00Z', '2026-11-30T19:00:00Z'],
  [{ every: 'month', day: 28, hour: 10 }, '2027-01-10T00:00:00Z', '2026-12-28T05:00:00Z'],
] as const)('%j before %s was due at %s', (schedule, now, due) => {
  expect(new Date(lastDueMs(schedule, at(now))).toISOString()).toBe(new Date(at(due)).toISOString());
});

const hour = fc.integer({ min: 0, max: 23 });
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), hour }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }), hour }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 28 }), hour }),
);

it('is never in the future, never long ago, and is due at itself', () => {
  const longest = { day: 1, week: 7, month: 31 };
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 4_000_000_000_000 }), (schedule, now) => {
      const due = lastDueMs(schedule, now);
      expect(due).toBeLessThanOrEqual(now);
      expect(now - due).toBeLessThan(longest[schedule.every] * 86_400_000);
      expect(lastDueMs(schedule, due)).toBe(due);
      expect(lastDueMs(schedule, due - 1)).toBeLessThan(due);
    }),
    { seed: 7, numRuns: 300 },
  );
});
