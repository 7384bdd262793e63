import type { Language } from '../../shared/hierarchy/schema.ts';
import { KK_TABLES } from './kk-tables.ts';

/** All of Kazakhstan keeps UTC+5 since 1 March 2024; the screen shows its time whatever the machine's zone is. */
const ZONE = 'Etc/GMT-5';
export const ZONE_MS = 5 * 3_600_000;

/** ICU locale of a language, only for the languages that browsers really know. */
const LOCALE = { ru: 'ru', en: 'en-GB' } as const;

const numberFormats = {
  ru: new Intl.NumberFormat(LOCALE.ru, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 1 }),
};

const dateFormats = {
  ru: new Intl.DateTimeFormat(LOCALE.ru, { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(LOCALE.en, { dateStyle: 'long', timeZone: 'UTC' }),
};

const timeFormat = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: ZONE });

/** A number with at most one decimal, digits grouped as the language does: 9 986 in kk and ru, 9,986 in en. */
export function formatNumber(language: Language, value: number): string {
  if (language !== 'kk') return numberFormats[language].format(value);
  const [whole = '0', fraction] = String(Math.round(Math.abs(value) * 10) / 10).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, KK_TABLES.group);
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? KK_TABLES.decimal + fraction : ''}`;
}

/**
 * A share from 0 to 1 as a percentage. Rounding never reaches 0 or 100 by itself: 0.9996 is "99.9 %",
 * because "100 %" must mean all of them and "0 %" none.
 * @param digits decimals, 0 or 1.
 */
export function formatPercent(language: Language, share: number, digits: 0 | 1 = 0): string {
  const step = digits === 0 ? 1 : 0.1;
  const rounded = Number((share * 100).toFixed(digits));
  const honest =
    share > 0 && rounded === 0
      ? step
      : share < 1 && rounded === 100
        ? Number((100 - step).toFixed(digits))
        : rounded;
  return `${formatNumber(language, honest)}${language === 'en' ? '' : '\u00a0'}%`;
}

/** An ISO date, or an ISO month as sources print it ("2023-04"); anything else is given back as it came. */
export function formatDate(language: Language, iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  if (!match) return iso;
  const [, year = '', month = '', day] = match;
  if (day === undefined) return `${month}.${year}`;
  if (language !== 'kk') return dateFormats[language].format(new Date(`${iso}T00:00:00Z`));
  return `${year} ж. ${Number(day)} ${KK_TABLES.monthsLong[Number(month) - 1] ?? month}`;
}

/** Time of day in Kazakhstan, HH:MM:SS, of a moment in milliseconds since 1970. */
export function formatTime(momentMs: number): string {
  return timeFormat.format(momentMs);
}

/** Day in Kazakhstan of a moment as ISO 8601 writes it. */
export function formatDay(language: Language, iso: string): string {
  return formatDate(language, new Date(Date.parse(iso) + ZONE_MS).toISOString().slice(0, 10));
}

/** Day and time of day in Kazakhstan of a moment as ISO 8601 writes it. */
export function formatMoment(language: Language, iso: string): string {
  return `${formatDay(language, iso)}, ${formatTime(Date.parse(iso))}`;
}
