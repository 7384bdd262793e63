import { courseOf, isOnEarth, type TrackerFix } from './fix.ts';

/** What a sentence of NMEA 0183 says. `time` is a time of day, hhmmss as it stands there. */
export type NmeaSentence =
  /** `fix` is null when the receiver has none. */
  | { type: 'rmc'; time: string; fix: TrackerFix | null }
  | { type: 'gga'; time: string; quality: number; hdop: number | null }
  | { type: 'other' };

export type NmeaParsed =
  | { ok: true; sentence: NmeaSentence }
  | { ok: false; problem: 'not_a_frame' | 'crc' | 'unreadable' };

/** The standard allows 82; receivers with more satellites write longer ones. */
export const MOST_SENTENCE_CHARS = 160;
const MS_PER_KNOT = 1852 / 3600;
const SENTENCE = /^\$([A-Z]{2})([A-Z]{3}),([\x20-\x7e]*)\*([0-9A-F]{2})$/i;

/**
 * Reads a sentence, `$` to check sum, of any talker (GP, GL, GN …). Without a check sum it is none: a letter that was lost in
 * a coordinate is another place.
 */
export function parseNmea(line: string): NmeaParsed {
  const text = line.trim();
  const match = text.length <= MOST_SENTENCE_CHARS ? SENTENCE.exec(text) : null;
  if (!match) return { ok: false, problem: 'not_a_frame' };
  if (xorOf(text.slice(1, text.lastIndexOf('*'))) !== Number.parseInt(match[4] ?? '', 16))
    return { ok: false, problem: 'crc' };
  const fields = (match[3] ?? '').split(',');
  const kind = match[2]?.toUpperCase();
  const sentence = kind === 'RMC' ? rmc(fields) : kind === 'GGA' ? gga(fields) : ({ type: 'other' } as const);
  return sentence ? { ok: true, sentence } : { ok: false, problem: 'unreadable' };
}

function xorOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i);
  return sum;
}

/** time, status, lat, N/S, lon, E/W, knots, course, date … */
function rmc(fields: readonly string[]): NmeaSentence | null {
  const [time = '', status, latText = '', north, lonText = '', east, knots = '', course = '', date = ''] =
    fields;
  if (status === 'V') return { type: 'rmc', time, fix: null };
  const lat = degrees(latText, 2, north, 'N', 'S');
  const lon = degrees(lonText, 3, east, 'E', 'W');
  const at = momentOf(date, time);
  if (status !== 'A' || lat === null || lon === null || at === null || !isOnEarth(lon, lat)) return null;
  const speed = knots === '' ? Number.NaN : Number(knots);
  return {
    type: 'rmc',
    time,
    fix: {
      at,
      lon,
      lat,
      headingDeg: course === '' ? null : courseOf(Number(course)),
      speedMs: speed >= 0 && Number.isFinite(speed) ? speed * MS_PER_KNOT : null,
      accuracyM: null,
    },
  };
}

/** time, lat, N/S, lon, E/W, quality, satellites, HDOP … */
function gga(fields: readonly string[]): NmeaSentence | null {
  const quality = Number(fields[5] ?? '');
  if (!/^\d$/.test(fields[5] ?? '')) return null;
  const hdop = Number.parseFloat(fields[7] ?? '');
  return { type: 'gga', time: fields[0] ?? '', quality, hdop: hdop >= 0 ? hdop : null };
}

/** `ddmm.mmmm` of so many digits of degrees. */
function degrees(
  text: string,
  digits: number,
  side: string | undefined,
  plus: string,
  minus: string,
): number | null {
  if (!new RegExp(`^\\d{${digits}}[0-5]\\d(\\.\\d+)?$`).test(text)) return null;
  if (side !== plus && side !== minus) return null;
  const value = Number(text.slice(0, digits)) + Number(text.slice(digits)) / 60;
  return side === plus ? value : -value;
}

/** `ddmmyy` and `hhmmss.sss` in UTC. Years of two digits are those of satellites: 1980 to 2079. */
function momentOf(date: string, time: string): number | null {
  const day = /^(\d\d)(\d\d)(\d\d)$/.exec(date);
  const clock = /^(\d\d)(\d\d)(\d\d)(\.\d{1,6})?$/.exec(time);
  if (!day || !clock) return null;
  const [, d = 0, month = 0, yy = 0] = day.map(Number);
  const [, hour = 0, minute = 0, second = 0] = clock.map(Number);
  const year = yy < 80 ? 2000 + yy : 1900 + yy;
  const at = Date.UTC(year, month - 1, d, hour, minute, second);
  const back = new Date(at);
  const isReal =
    back.getUTCDate() === d && back.getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
  return isReal ? at + Math.round(Number(clock[4] ?? 0) * 1_000) : null;
}
