/** What a phone or a tracker said once, in SI units; null is not said or said to be unknown. */
export type DeviceReport = {
  deviceId: string;
  /** Device's time, milliseconds since 1970 UTC; the server's when the device did not say. */
  at: number;
  /** Null for a heartbeat. */
  place: { lon: number; lat: number } | null;
  /** False when the device itself doubts the place. */
  valid: boolean;
  speedMs: number | null;
  headingDeg: number | null;
  altitudeM: number | null;
  accuracyM: number | null;
  /** 0 to 1. */
  battery: number | null;
  charging: boolean | null;
  moving: boolean | null;
  /** `sos` and the like. */
  alarm: string | null;
  event: string | null;
};

/** Refused with 400; `error` is for the log and the person who sets the device up. */
export type Parsed = { ok: true; reports: DeviceReport[] } | { ok: false; error: string };

/** A queue that a phone sends after a day without a line is a few hundred; more is not a phone. */
const MOST_REPORTS = 1000;
const MS_PER_KNOT = 1852 / 3600;
/** Smaller numbers are seconds, as Traccar reads them. */
const SECONDS_BELOW = 2 ** 31 - 1;
const ID_LENGTH = 128;

class Bad extends Error {}

/**
 * Reads a request in any of the forms that Traccar clients and OsmAnd send: query, form, JSON object of the background
 * location SDK, JSON array of flat objects. Method and path do not matter.
 * @param query what follows `?`, without it. @param now the server's time in milliseconds.
 * @source Traccar's description of its OsmAnd protocol and the published decoder test.
 */
export function parseOsmAnd(
  request: { query: string; contentType: string | undefined; body: string },
  now: number,
): Parsed {
  try {
    return { ok: true, reports: reportsIn(request, now) };
  } catch (error) {
    if (error instanceof Bad) return { ok: false, error: error.message };
    throw error;
  }
}

function reportsIn(
  { query, contentType = '', body }: { query: string; contentType: string | undefined; body: string },
  now: number,
): DeviceReport[] {
  if (/^\s*application\/json/i.test(contentType)) {
    const told = json(body);
    if (!Array.isArray(told)) return [reportOf(told, now)];
    if (told.length === 0) throw new Bad('The list of reports is empty');
    if (told.length > MOST_REPORTS) throw new Bad(`More than ${MOST_REPORTS} reports in one request`);
    return told.map((one: unknown) => reportOf(one, now));
  }
  const fields = new URLSearchParams(query.length > 0 ? query : body);
  return [fromFlat((name) => fields.get(name), now)];
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Bad('The body is not JSON');
  }
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

function reportOf(told: unknown, now: number): DeviceReport {
  if (!isFields(told)) throw new Bad('A report is a JSON object');
  if ('location' in told && typeof told['location'] !== 'string') return fromNested(told, now);
  if ('device_id' in told && !('id' in told || 'deviceid' in told)) return fromNested(told, now);
  return fromFlat((name) => text(told[name]), now);
}

/** Flat fields: speed in knots, battery in percent. */
function fromFlat(field: (name: string) => string | null, now: number): DeviceReport {
  const speed = known(field('speed'));
  const battery = known(field('batt'));
  const [pairLat, pairLon] = pair(field('location'));
  return {
    deviceId: idOf(field('id') ?? field('deviceid')),
    at: timeOf(field('timestamp'), now),
    place: placeOf(field('lat') ?? pairLat, field('lon') ?? pairLon),
    valid: flag(field('valid')) ?? true,
    speedMs: speed === null ? null : speed * MS_PER_KNOT,
    headingDeg: heading(field('bearing') ?? field('heading')),
    altitudeM: numeric(field('altitude')),
    accuracyM: known(field('accuracy')),
    battery: battery === null ? null : share(battery / 100),
    charging: flag(field('charge')),
    moving: flag(field('motion')),
    alarm: word(field('alarm')),
    event: word(field('event')),
  };
}

/** The background location SDK: speed in m/s, battery from 0 to 1, −1 for what it does not know. */
function fromNested(told: Fields, now: number): DeviceReport {
  const location = fieldsOf(told['location']);
  const coords = fieldsOf(location['coords']);
  const battery = fieldsOf(location['battery']);
  const level = known(text(battery['level']));
  return {
    deviceId: idOf(text(told['device_id'])),
    at: timeOf(text(location['timestamp']), now),
    place: placeOf(text(coords['latitude']), text(coords['longitude'])),
    valid: true,
    speedMs: known(text(coords['speed'])),
    headingDeg: heading(text(coords['heading'])),
    altitudeM: numeric(text(coords['altitude'])),
    accuracyM: known(text(coords['accuracy'])),
    battery: level === null ? null : share(level),
    charging: flag(text(battery['is_charging'])),
    moving: flag(text(location['is_moving'])),
    alarm: word(text(location['alarm']) ?? text(fieldsOf(location['extras'])['alarm'])),
    event: word(text(location['event'])),
  };
}

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

function idOf(value: string | null): string {
  const id = value?.trim() ?? '';
  if (id === '') throw new Bad('The device does not say its id (id, deviceid or device_id)');
  if (id.length > ID_LENGTH) throw new Bad(`An id has ${ID_LENGTH} characters at most`);
  return id;
}

/** A field that is not a number is as good as not sent: one broken sensor must not cost the place. */
function numeric(value: string | null): number | null {
  if (value === null || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Negative is how devices say that they do not know. */
function known(value: string | null): number | null {
  const number = numeric(value);
  return number === null || number < 0 ? null : number;
}

const share = (value: number): number => Math.min(1, value);

function heading(value: string | null): number | null {
  const degrees = known(value);
  return degrees === null ? null : degrees % 360;
}

function flag(value: string | null): boolean | null {
  if (value === null || value === '') return null;
  return /^(true|1)$/i.test(value);
}

const word = (value: string | null): string | null => value?.trim().slice(0, 64) || null;

function pair(value: string | null): [string | null, string | null] {
  if (value === null) return [null, null];
  const parts = value.split(',');
  if (parts.length !== 2) throw new Bad('location is latitude and longitude with a comma between');
  return [parts[0] ?? null, parts[1] ?? null];
}

function placeOf(latText: string | null, lonText: string | null): DeviceReport['place'] {
  if (latText === null && lonText === null) return null;
  const lat = numeric(latText);
  const lon = numeric(lonText);
  if (lat === null || lon === null)
    throw new Bad('Latitude and longitude are two numbers, or both are left out');
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) throw new Bad(`There is no place ${lat}, ${lon} on Earth`);
  return { lon, lat };
}

/** Seconds, milliseconds, ISO 8601, or `yyyy-MM-dd HH:mm:ss` in UTC. */
function timeOf(value: string | null, now: number): number {
  const written = value?.trim() ?? '';
  if (written === '') return now;
  const number = Number(written);
  const at = Number.isFinite(number)
    ? number * (number < SECONDS_BELOW ? 1000 : 1)
    : /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(written)
      ? Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(written) ? written : `${written.replace(' ', 'T')}Z`)
      : Number.NaN;
  if (!(at >= 0 && at <= 8_640_000_000_000)) throw new Bad(`"${written.slice(0, 40)}" is no time`);
  return Math.round(at);
}
