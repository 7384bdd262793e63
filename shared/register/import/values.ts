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

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
