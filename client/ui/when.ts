/** What a field asks for: a day, a time of day of 24 hours, or a day and a time. */
export type WhenKind = 'day' | 'time' | 'moment';

/** As a field's value is kept – `2026-11-28`, `09:30`, `2026-11-28T09:30` –; '' for none. */
export type When = string;

const DAYS = [
  /^(?<d>\d\d?)[ .,/-]+(?<m>\d\d?)[ .,/-]+(?<y>\d{4}|\d\d)$/,
  /^(?<y>\d{4})-(?<m>\d\d?)-(?<d>\d\d?)$/,
  /^(?<d>\d\d)(?<m>\d\d)(?<y>\d{4})$/,
];
const TIME = /^(?<hour>\d\d?)[ :.,-]?(?<minute>\d\d)$/;
const MOMENT = /^(?<day>.*[^ T,])[ T,]+(?<time>\d\d?[:.]?\d\d)$|^(?<days>\d{8})(?<times>\d{4})$/;

/** As a value is read and written in Kazakhstan: `28.11.2026`, `09:30`, `28.11.2026 09:30`. */
export function whenText(value: When): string {
  const [day = '', ...time] = value.split('T');
  return [day.split('-').toReversed().join('.'), ...time].join(' ');
}

/**
 * The value of what somebody wrote: other signs between the numbers, or none; the year first, too.
 * @param isDone nobody writes on: a year of two figures is one of this century.
 * @returns null for what is no day or no time.
 */
export function readWhen(kind: WhenKind, text: string, isDone: boolean): When | null {
  const said = text.trim();
  if (kind === 'day') return readDay(said, isDone);
  if (kind === 'time') return readTime(said);
  const { day, time, days = day, times = time } = MOMENT.exec(said)?.groups ?? {};
  const [onDay, at] = [readDay(days ?? '', true), readTime(times ?? '')];
  return onDay === null || at === null ? null : `${onDay}T${at}`;
}

function readDay(text: string, isDone: boolean): string | null {
  const { d = '', m = '', y = '' } = DAYS.map((form) => form.exec(text)).find((found) => found)?.groups ?? {};
  const year = y.length === 2 && isDone ? `20${y}` : y;
  const iso = `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(at.getTime()) && dayOf(at) === iso ? iso : null;
}

function readTime(text: string): string | null {
  const { hour = '24', minute = '' } = TIME.exec(text)?.groups ?? {};
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

const PARTS = {
  day: ['day', 'month', 'year'],
  time: ['hour', 'minute'],
  moment: ['day', 'month', 'year', 'hour', 'minute'],
} as const;
const STEP_MS = { day: 86_400_000, hour: 3_600_000, minute: 60_000 };

/**
 * A value with the part of it that stands at a place of its text one more or one less: the last day of a month stays one, a
 * time of day goes round.
 * @returns the value, and which of the numbers of its text has changed.
 */
export function stepWhen(
  kind: WhenKind,
  value: When,
  place: number,
  by: 1 | -1,
): { value: When; number: number } {
  const number = whenText(value).slice(0, place).replaceAll(/\d/g, '').length;
  const part = PARTS[kind][number] ?? 'minute';
  const at = new Date(kind === 'time' ? `2000-01-01T${value}Z` : kind === 'day' ? value : `${value}Z`);
  if (part === 'month' || part === 'year') {
    const months = part === 'month' ? by : 12 * by;
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate();
    at.setUTCMonth(at.getUTCMonth() + months, Math.min(at.getUTCDate(), last));
  } else {
    at.setTime(at.getTime() + by * STEP_MS[part]);
  }
  const time = at.toISOString().slice(11, 16);
  return { value: kind === 'time' ? time : kind === 'day' ? dayOf(at) : `${dayOf(at)}T${time}`, number };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
