import { z } from 'zod';

/** Kazakhstan has one time since 01.03.2024: UTC+5, without daylight saving. */
const ZONE_MS = 5 * 3_600_000;
const DAY_MS = 86_400_000;

/** When something is sent over and over: each day, one day of the week (1 is Monday), or one day of the month. */
export const scheduleSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), hour: z.number().int().min(0).max(23) }),
  z.strictObject({
    every: z.literal('week'),
    weekday: z.number().int().min(1).max(7),
    hour: z.number().int().min(0).max(23),
  }),
  z.strictObject({
    every: z.literal('month'),
    // The 29th is not in every month.
    day: z.number().int().min(1).max(28, { error: 'A day that every month has: 1 to 28' }),
    hour: z.number().int().min(0).max(23),
  }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** The last moment of the schedule that is not after `nowMs`, epoch ms. */
export function lastDueMs(schedule: Schedule, nowMs: number): number {
  const hourMs = schedule.hour * 3_600_000;
  // A moment of Kazakhstan read as UTC, so that days and months are cut by plain arithmetic.
  const here = nowMs + ZONE_MS - hourMs;
  const today = Math.floor(here / DAY_MS) * DAY_MS;
  switch (schedule.every) {
    case 'day':
      return today + hourMs - ZONE_MS;
    case 'week': {
      const weekday = (new Date(today).getUTCDay() + 6) % 7;
      return today - ((weekday - (schedule.weekday - 1) + 7) % 7) * DAY_MS + hourMs - ZONE_MS;
    }
    case 'month':
    default: {
      const date = new Date(today);
      const back = date.getUTCDate() < schedule.day ? 1 : 0;
      const due = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, schedule.day);
      return due + hourMs - ZONE_MS;
    }
  }
}
