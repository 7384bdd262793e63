import { ZONE_MS } from '../i18n/format.ts';

const DAY_MS = 86_400_000;

/** The moment at which a day, as `2026-12-31`, begins in Kazakhstan. */
export const startOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - ZONE_MS).toISOString();

/** The moment at which a day, as `2026-12-31`, is over in Kazakhstan. */
export const endOfDay = (day: string): string => new Date(Date.parse(startOfDay(day)) + DAY_MS).toISOString();
