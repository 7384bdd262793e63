import { SaxesParser } from 'saxes';
import { courseOf, isOnEarth, type TrackerFix } from './fix.ts';

/** An event of Cursor-on-Target 2.0, as far as it concerns us, or the first message of a client that says who it is. */
export type CotMessage =
  | {
      type: 'event';
      uid: string;
      /** `a-f-G-U-C`: a friendly unit on the ground. */
      kind: string;
      /** After it the event is no longer true, milliseconds. */
      staleMs: number;
      fix: TrackerFix;
    }
  | { type: 'auth'; password: string };

export type CotParsed = { ok: true; message: CotMessage } | { ok: false; error: string };

/** Details of drawings and photographs are larger; they are not for us. */
export const MOST_COT_CHARS = 65_536;
const MOST_DEPTH = 32;
/** How CoT writes that an error is not known. */
const UNKNOWN_ERROR = 9_999_999;
const MOST_UID_CHARS = 128;

class Bad extends Error {}
type Attributes = Readonly<Record<string, string>>;

/**
 * Reads one `<event>` or one `<auth>`. There are no entities but XML's own five: a document type is refused, so nothing can
 * grow.
 */
export function parseCot(xml: string): CotParsed {
  try {
    return { ok: true, message: messageOf(elementsOf(xml)) };
  } catch (error) {
    if (error instanceof Bad) return { ok: false, error: error.message };
    throw error;
  }
}

type Element = { path: string; attributes: Attributes };

function elementsOf(xml: string): Element[] {
  if (xml.length > MOST_COT_CHARS) throw new Bad('it is too long');
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const elements: Element[] = [];
  const open: string[] = [];
  parser.on('error', () => {
    throw new Bad('it is not well-formed XML');
  });
  parser.on('doctype', () => {
    throw new Bad('it has a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MOST_DEPTH) throw new Bad('it is nested too deep');
    open.push(name);
    elements.push({ path: open.join('/'), attributes });
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return elements;
}

function messageOf(elements: readonly Element[]): CotMessage {
  const at = (path: string): Attributes | undefined =>
    elements.find((element) => element.path === path)?.attributes;
  const auth = at('auth/cot');
  if (auth) return { type: 'auth', password: auth['password'] ?? '' };
  const event = at('event');
  const point = at('event/point');
  if (!event) throw new Bad('it is not an event');
  if (!point) throw new Bad('it has no point');
  const uid = event['uid']?.trim() ?? '';
  const kind = event['type'] ?? '';
  if (uid === '' || uid.length > MOST_UID_CHARS) throw new Bad('it has no uid');
  if (!/^[\w.-]{1,64}$/.test(kind)) throw new Bad('it has no type');
  const lon = numberOf(point['lon'], 'lon');
  const lat = numberOf(point['lat'], 'lat');
  if (!isOnEarth(lon, lat)) throw new Bad('its point is not on Earth');
  const error = numberOf(point['ce'] ?? String(UNKNOWN_ERROR), 'ce');
  const track = at('event/detail/track');
  const speed = Number(track?.['speed'] ?? Number.NaN);
  return {
    type: 'event',
    uid,
    kind,
    staleMs: momentOf(event['stale'], 'stale'),
    fix: {
      at: momentOf(event['time'], 'time'),
      lon,
      lat,
      headingDeg: track?.['course'] === undefined ? null : courseOf(Number(track['course'])),
      speedMs: speed >= 0 && Number.isFinite(speed) ? speed : null,
      accuracyM: error >= 0 && error < UNKNOWN_ERROR ? error : null,
    },
  };
}

function numberOf(text: string | undefined, name: string): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new Bad(`its ${name} is no number`);
  return value;
}

/** ISO 8601 in UTC; nothing else is CoT. */
function momentOf(text: string | undefined, name: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text ?? '')
    ? Date.parse(text ?? '')
    : Number.NaN;
  if (!(at >= 0 && at <= 8_640_000_000_000)) throw new Bad(`its ${name} is no time`);
  return at;
}

/** What an event's type says: a friendly on the ground, a call for help, a sign of life, or what is not for us. */
export function cotMeaning(kind: string): 'position' | 'emergency' | 'ping' | 'other' {
  if (/^a-f-G(-|$)/.test(kind)) return 'position';
  if (/^b-a-o-(tbl|pan|opn)(-|$)/.test(kind)) return 'emergency';
  return kind === 't-x-c-t' ? 'ping' : 'other';
}

/** A piece of a stream: a whole element, or what is none. */
export type CotPiece = { type: 'xml'; text: string } | { type: 'noise'; sample: string };

const BEGIN = /<(event|auth)[\s>/]/g;
const SAMPLE_CHARS = 64;

/**
 * Cuts a stream into events, however it is chopped on the way; one that is never finished or too long is noise, and the next
 * begins where its name stands. It never holds more than one event's characters and a tag.
 */
export function createCotSplitter(): { push(chunk: string): CotPiece[] } {
  let held = '';
  return {
    push: (chunk) => {
      held += chunk;
      const pieces: CotPiece[] = [];
      const drop = (text: string): void => {
        const rest = text.replaceAll(/<\?xml[^>]*\?>/g, '').trim();
        if (rest !== '') pieces.push({ type: 'noise', sample: rest.slice(0, SAMPLE_CHARS) });
      };
      for (;;) {
        BEGIN.lastIndex = 0;
        const begin = BEGIN.exec(held);
        if (!begin) {
          // The beginning of a tag may be cut in two.
          const tail = Math.max(
            0,
            held.length - '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'.length,
          );
          const lastOpen = held.lastIndexOf('<');
          const keep = lastOpen >= tail ? lastOpen : held.length;
          drop(held.slice(0, keep));
          held = held.slice(keep);
          return pieces;
        }
        drop(held.slice(0, begin.index));
        held = held.slice(begin.index);
        const closing = `</${begin[1] ?? ''}>`;
        const end = held.indexOf(closing);
        BEGIN.lastIndex = 1;
        const next = BEGIN.exec(held);
        if (next && (end < 0 || next.index < end)) {
          drop(held.slice(0, next.index));
          held = held.slice(next.index);
          continue;
        }
        if (end < 0) {
          if (held.length > MOST_COT_CHARS) {
            drop(held);
            held = '';
          }
          return pieces;
        }
        pieces.push({ type: 'xml', text: held.slice(0, end + closing.length) });
        held = held.slice(end + closing.length);
      }
    },
  };
}
