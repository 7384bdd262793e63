/** Spaces of every kind that people and spreadsheets group digits with. */
const SPACES = /[\s\u00a0\u202f']/g;

/** A decimal number written with a point or a comma, as `71,43`, `71.43°` or `7.143E1`; null when it is none. */
export function decimalOf(text: string): number | null {
  const plain = text.replace(SPACES, '').replace(/°$/, '').replace(',', '.').replace('−', '-');
  return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** A long number that a spreadsheet has written as `6,11E+08`: its digits are gone. */
export const isRounded = (text: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(text.trim());

/** Day 25,569 of spreadsheets is 1970-01-01; 73,051 is the last day of 2099. */
const EPOCH_SERIAL = 25_569;
const LAST_SERIAL = 73_051;
const DAY_MS = 86_400_000;

/**
 * An ISO date from `2026-11-21`, `21.11.2026` (either with a time behind it) or the serial number of a spreadsheet;
 * null when it is none, or no day of the calendar.
 */
export function dateOf(text: string): string | null {
  const [day = ''] = text.trim().split(/[T\s]/, 1);
  const serial = /^\d{5}([.,]\d+)?$/.test(day) ? Math.floor(Number(day.replace(',', '.'))) : null;
  if (serial !== null)
    return serial < EPOCH_SERIAL || serial > LAST_SERIAL ? null : isoDay((serial - EPOCH_SERIAL) * DAY_MS);
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day) ?? [];
  const iso = y === '' ? day : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const time = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) : NaN;
  return !Number.isNaN(time) && isoDay(time) === iso ? iso : null;
}

const TIME = /^[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/;
const HOUR_MS = 3_600_000;
/** All of Kazakhstan is UTC+5. */
const ZONE_MS = 5 * HOUR_MS;

/**
 * Milliseconds since 1970 of a day as `dateOf` reads it with a time behind it – midnight without one –, by the time of
 * Kazakhstan unless a zone is written; null when it is none.
 */
export function momentOf(text: string): number | null {
  const iso = dateOf(text);
  if (iso === null) return null;
  const dayMs = Date.parse(iso) - ZONE_MS;
  const [day = ''] = text.trim().split(/[T\s]/, 1);
  const rest = text.trim().slice(day.length);
  if (rest === '') {
    const fraction = /^\d{5}[.,]/.test(day) ? Number(day.replace(',', '.')) % 1 : 0;
    return dayMs + Math.round((fraction * DAY_MS) / 1_000) * 1_000;
  }
  const [all, h = '', m = '', s = '0', zone = ''] = TIME.exec(rest) ?? [];
  const [hour, minute, second] = [Number(h), Number(m), Number(s)];
  if (all === undefined || hour > 23 || minute > 59 || second > 59) return null;
  return (
    dayMs + hour * HOUR_MS + minute * 60_000 + second * 1_000 + (zone === '' ? 0 : ZONE_MS - offsetMs(zone))
  );
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
