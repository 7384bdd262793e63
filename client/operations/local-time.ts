import { ZONE_MS } from '../i18n/format.ts';

const DAY_MS = 86_400_000;

/** The moment that a clock in Kazakhstan shows as `2026-11-20` (its beginning) or `2026-11-20T09:30:00`, milliseconds. */
export const momentAt = (local: string): number =>
  Date.parse(local.length > 10 ? `${local}Z` : `${local}T00:00:00Z`) - ZONE_MS;

/** A moment to the second as a clock in Kazakhstan shows it. */
export const localTime = (ms: number): string => new Date(ms + ZONE_MS).toISOString().slice(0, 19);

/** The day of a moment in Kazakhstan. */
export const localDay = (ms: number): string => localTime(ms).slice(0, 10);

/** So many days that end with the day of a moment: the first of them and the last. */
export const lastDays = (days: number, nowMs: number): { from: string; to: string } => ({
  from: localDay(nowMs - (days - 1) * DAY_MS),
  to: localDay(nowMs),
});

/** Both days and all between them: from the first moment on, before the last. */
export const momentsOf = ({ from, to }: { from: string; to: string }): { fromMs: number; toMs: number } => ({
  fromMs: momentAt(from),
  toMs: momentAt(to) + DAY_MS,
});
