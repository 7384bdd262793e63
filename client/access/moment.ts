import type { I18n } from '../i18n/use-i18n.tsx';

/** All of Kazakhstan is UTC+5. */
const ZONE_MS = 5 * 3_600_000;
const atHome = (iso: string): string => new Date(Date.parse(iso) + ZONE_MS).toISOString();

/** The day of a moment as a person in Kazakhstan says it. */
export const dayOf = ({ date }: Pick<I18n, 'date'>, iso: string): string => date(atHome(iso).slice(0, 10));

/** Day and time of a moment, in Kazakhstan. */
export const momentOf = (i18n: Pick<I18n, 'date' | 'time'>, iso: string): string =>
  `${dayOf(i18n, iso)}, ${i18n.time(Date.parse(iso))}`;

/** The moment at which a day, as `2026-12-31`, is over in Kazakhstan. */
export const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000 - ZONE_MS).toISOString();
