import { fileError } from './file-error.ts';
import { MAX_ROW_BYTES } from './limits.ts';

/** A feature of a file, its text not yet parsed; features are counted from 1. */
export type FeatureText = { n: number; text: string };

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Space, tab, line feed, carriage return, and the three bytes of the mark of UTF-8. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);
/** Names of members that matter are shorter. */
const MAX_NAME_BYTES = 64;

/**
 * Cuts the features out of a GeoJSON FeatureCollection in UTF-8 without holding more than one of them.
 * @throws ImportFileError naming the feature in which the structure breaks or the file ends.
 */
export async function* geojsonFeatures(source: AsyncIterable<Buffer>): AsyncGenerator<FeatureText> {
  /** Open braces and brackets: 1 in the collection, 2 in the list of features, more in a feature. */
  let depth = 0;
  let inString = false;
  let escaped = false;
  let where: 'before' | 'features' | 'after' = 'before';
  let needsComma = false;
  let n = 0;
  let member = '';
  let name: number[] = [];
  /** Pieces of a feature that began in an earlier chunk. */
  let pieces: Buffer[] = [];
  let length = 0;

  const broken = () => fileError('geojson-broken', {}, { row: n + 1 });
  const notFeatures = (found: string) => fileError('geojson-not-features', { found: found.slice(0, 60) });
  const nameText = (): string => Buffer.from(name).toString();

  for await (const chunk of source) {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 1 && member === 'type' && where === 'before' && nameText() !== 'FeatureCollection')
            throw notFeatures(nameText());
        } else if (depth === 1 && name.length < MAX_NAME_BYTES) name.push(byte);
        continue;
      }
      switch (byte) {
        case QUOTE:
          if (depth === 0 || (depth === 2 && where === 'features')) throw broken();
          inString = true;
          name = [];
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (depth === 0 && (n > 0 || where !== 'before')) throw broken();
          if (depth === 1 && byte === OPEN_BRACKET && member === 'features' && where === 'before')
            where = 'features';
          else if (depth === 2 && where === 'features') {
            if (needsComma || byte !== OPEN_BRACE) throw broken();
            start = i;
          }
          depth++;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          depth--;
          if (depth < 0) throw broken();
          if (where === 'features' && depth === 1) {
            if (byte !== CLOSE_BRACKET) throw broken();
            where = 'after';
          } else if (where === 'features' && depth === 2) {
            pieces.push(chunk.subarray(start, i + 1));
            const text = Buffer.concat(pieces).toString();
            [pieces, length, needsComma] = [[], 0, true];
            if (text.length > MAX_ROW_BYTES) throw tooLong(n + 1);
            n++;
            yield { n, text };
          }
          break;
        case COLON:
          if (depth === 1) member = nameText();
          break;
        case COMMA:
          if (depth === 1) member = '';
          else if (depth === 2 && where === 'features') {
            if (!needsComma) throw broken();
            needsComma = false;
          }
          break;
        default:
          if ((depth === 0 || (depth === 2 && where === 'features')) && !BLANK.has(byte)) throw broken();
      }
    }
    if (where === 'features' && depth > 2) {
      pieces.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > MAX_ROW_BYTES) throw tooLong(n + 1);
    }
  }
  if (depth > 0 || inString) throw fileError('geojson-cut', {}, { row: n + 1 });
  if (where === 'before') throw notFeatures('JSON');
}

const tooLong = (row: number) => fileError('feature-too-long', { max: MAX_ROW_BYTES / 1024 }, { row });
