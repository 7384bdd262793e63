import type { Random } from '../random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** All of Kazakhstan is UTC+5. */
const OFFSET_MS = 5 * HOUR_MS;

/**
 * How busy each hour of the day is, to an hour of the mean: few reports before dawn, most in the evening. The shape is ours,
 * by use; a centre's own history gives its own.
 */
const HOURS = [
  0.95, 0.8, 0.65, 0.5, 0.4, 0.35, 0.4, 0.6, 0.9, 1, 1.05, 1.1, 1.15, 1.15, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5,
  1.55, 1.5, 1.35, 1.15,
] as const;
const MEAN = HOURS.reduce<number>((sum, hour) => sum + hour, 0) / HOURS.length;
const BUSIEST = Math.max(...HOURS) / MEAN;

/** Hour of the day in Kazakhstan with its fraction, 0 to 24. */
export const hourOfDay = (ms: number): number => ((((ms + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;

/** Milliseconds until the clock of Kazakhstan next shows an hour. */
export const untilHour = (now: number, hour: number): number =>
  ((hour - hourOfDay(now) + 24) % 24 || 24) * HOUR_MS;

/** Day of the week in Kazakhstan, 0 for Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (ms: number): number => (Math.floor((ms + OFFSET_MS) / DAY_MS) + 4) % 7;

/** Reports an hour at a moment, when a day has `perDay` of them. The hours of a day sum to it. */
export const reportsAnHour = (ms: number, perDay: number): number =>
  ((perDay / 24) * (HOURS[Math.floor(hourOfDay(ms))] ?? MEAN)) / MEAN;

/** Milliseconds until something that comes so often by chance comes. */
export const waitMs = (meanMs: number, random: Random): number => -Math.log(1 - random()) * meanMs;

/**
 * The moment of the next report after one: an inhomogeneous Poisson process, by thinning (Lewis and Shedler, 1979).
 * @param perDay more than 0.
 */
export function nextReport(afterMs: number, perDay: number, random: Random): number {
  const most = (perDay / 24) * BUSIEST;
  let at = afterMs;
  do at += waitMs(HOUR_MS / most, random);
  while (random() * most > reportsAnHour(at, perDay));
  return at;
}
