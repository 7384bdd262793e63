import { describe, expect, it } from 'vitest';
import { hourOfDay, nextReport, reportsAnHour } from './day.ts';
import { randomFrom } from '../random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = Date.parse('2026-03-09T00:00:00+05:00');

describe('the day', () => {
  it('has as many reports as its rate says, hour by hour in the time of Kazakhstan', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => reportsAnHour(MIDNIGHT + hour * HOUR_MS, 1_440));
    expect(hours.reduce((sum, hour) => sum + hour, 0)).toBeCloseTo(1_440, 6);
    expect(hours.indexOf(Math.max(...hours))).toBe(20);
    expect(hours.indexOf(Math.min(...hours))).toBe(5);
    expect(hourOfDay(MIDNIGHT - HOUR_MS)).toBe(23);
  });

  it('brings reports by chance: as many in a day and in each of its hours as the curve says, within four deviations', () => {
    const random = randomFrom('day');
    const days = 40;
    const counts = Array.from({ length: 24 }, () => 0);
    for (let at = nextReport(MIDNIGHT, 1_440, random); at < MIDNIGHT + days * DAY_MS;) {
      const hour = Math.floor(hourOfDay(at));
      counts[hour] = (counts[hour] ?? 0) + 1;
      at = nextReport(at, 1_440, random);
    }
    counts.forEach((count, hour) => {
      const expected = days * reportsAnHour(MIDNIGHT + hour * HOUR_MS, 1_440);
      expect(Math.abs(count - expected), `hour ${hour}`).toBeLessThan(4 * Math.sqrt(expected));
    });
  });
});
