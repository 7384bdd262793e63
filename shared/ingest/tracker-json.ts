import { courseOf, isOnEarth, type TrackerFix } from './fix.ts';

/** How positions come by MQTT: `topic` names where the tracker's id stands, `owntracks/+/{id}`; without it the payload does. */
export type TrackerJson = {
  topic: string;
  format: 'owntracks' | 'flat';
  /** Of flat messages; OwnTracks has km/h. */
  speedUnit: 'ms' | 'kmh' | 'knots';
};

export type TrackerParsed =
  | { ok: true; id: string; fix: TrackerFix }
  /** A message of OwnTracks that is no position: a will, a transition, a card. */
  | { ok: true; id: string; fix: null }
  | { ok: false; error: string };

const MS_PER = { ms: 1, kmh: 1 / 3.6, knots: 1852 / 3600 } as const;
export const MOST_PAYLOAD_CHARS = 16_384;
const MOST_ID_CHARS = 128;
/** Smaller numbers are seconds. */
const SECONDS_BELOW = 2 ** 31;

class Bad extends Error {}
type Fields = Readonly<Record<string, unknown>>;

/** The filter that a broker is asked for: `{id}` is any one level. */
export const filterOf = (topic: string): string => topic.replace('{id}', '+');

/** The id that stands in a topic; null when the pattern names none or the topic is another. */
export function idInTopic(pattern: string, topic: string): string | null {
  const wanted = pattern.split('/');
  const levels = topic.split('/');
  const at = wanted.indexOf('{id}');
  return at >= 0 && levels.length >= wanted.length ? (levels[at] ?? null) : null;
}

/** Reads a message of a tracker. @param now the server's time for a message that has none, milliseconds. */
export function parseTrackerJson(
  settings: TrackerJson,
  { topic, payload }: { topic: string; payload: string },
  now: number,
): TrackerParsed {
  try {
    return parsed(settings, topic, payload, now);
  } catch (error) {
    if (error instanceof Bad) return { ok: false, error: error.message };
    throw error;
  }
}

function parsed(settings: TrackerJson, topic: string, payload: string, now: number): TrackerParsed {
  if (payload.length > MOST_PAYLOAD_CHARS) throw new Bad('it is too long');
  const fields = fieldsOf(payload);
  const written =
    idInTopic(settings.topic, topic) ?? word(fields['id'] ?? fields['deviceid'] ?? fields['tid']);
  const id = written?.trim() ?? '';
  if (id === '' || id.length > MOST_ID_CHARS) throw new Bad('it does not say whose it is');
  const isOwn = settings.format === 'owntracks';
  const kind = fields['_type'];
  if (isOwn && kind !== 'location') {
    if (typeof kind !== 'string') throw new Bad('it has no _type');
    return { ok: true, id, fix: null };
  }
  const lon = numeric(fields['lon'] ?? fields['lng'] ?? fields['longitude']);
  const lat = numeric(fields['lat'] ?? fields['latitude']);
  if (lon === null || lat === null || !isOnEarth(lon, lat)) throw new Bad('it has no place on Earth');
  const speed = numeric(isOwn ? fields['vel'] : fields['speed']);
  const course = numeric(fields['cog'] ?? fields['bearing'] ?? fields['heading'] ?? fields['course']);
  const accuracy = numeric(fields['acc'] ?? fields['accuracy']);
  const fix: TrackerFix = {
    at: timeOf(isOwn ? fields['tst'] : (fields['timestamp'] ?? fields['time'] ?? fields['ts']), now),
    lon,
    lat,
    headingDeg: course === null ? null : courseOf(course),
    speedMs: speed !== null && speed >= 0 ? speed * MS_PER[isOwn ? 'kmh' : settings.speedUnit] : null,
    accuracyM: accuracy !== null && accuracy >= 0 ? accuracy : null,
  };
  return { ok: true, id, fix };
}

function fieldsOf(payload: string): Fields {
  let told: unknown;
  try {
    told = JSON.parse(payload);
  } catch {
    throw new Bad('it is not JSON');
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told)) throw new Bad('it is not an object');
  return told as Fields;
}

const word = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

function numeric(value: unknown): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Seconds, milliseconds or ISO 8601; absent is now. */
function timeOf(value: unknown, now: number): number {
  if (value === undefined || value === null) return now;
  const number = numeric(value);
  const at =
    number === null
      ? Date.parse(typeof value === 'string' ? value : '')
      : number * (number < SECONDS_BELOW ? 1_000 : 1);
  if (!(at >= 0 && at <= 8_640_000_000_000)) throw new Bad('its time is none');
  return Math.round(at);
}
