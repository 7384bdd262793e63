import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fileError } from './file-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

const CHUNK_BYTES = 1024 * 1024;
/** So much of a file that is not UTF-8 is looked at to tell what it is. */
const SAMPLE_BYTES = 4 * CHUNK_BYTES;
const LINE_FEED = 10;

/**
 * Tells the encoding of a text by reading all of it once: by the mark at its start, else UTF-8 when every byte is valid,
 * else Windows-1251 when that makes Russian or Kazakh of it.
 * @throws ImportFileError naming the row of bytes that no text has, or that are of another encoding.
 */
export async function textEncoding(path: string): Promise<Encoding> {
  let row = 1;
  let mark: Encoding | null | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let brokenRow: number | null = null;
  const sample: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    mark ??= markOf(chunk);
    if (mark === 'utf-16le' || mark === 'utf-16be') return mark;
    const nul = chunk.indexOf(0);
    if (nul >= 0) throw fileError('nul-bytes', {}, { row: row + linesIn(chunk.subarray(0, nul)) });
    if (brokenRow === null) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = wholeCharacters(bytes);
      if (isUtf8(bytes.subarray(0, end))) rest = bytes.subarray(end);
      else brokenRow = row + linesIn(bytes.subarray(0, firstInvalid(bytes)));
    }
    if (brokenRow !== null && sample.length * CHUNK_BYTES < SAMPLE_BYTES) sample.push(chunk);
    row += linesIn(chunk);
  }
  if (brokenRow === null && rest.length === 0) return 'utf-8';
  const at = { row: brokenRow ?? row };
  if (mark === 'utf-8') throw fileError('encoding-broken', {}, at);
  return singleByteEncoding(Buffer.concat(sample.length > 0 ? sample : [rest]), at);
}

function markOf(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
}

/** Length of bytes without the beginning of a UTF-8 character at their end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0)
      return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Where the first bytes that are no UTF-8 stand, by halving. */
function firstInvalid(bytes: Buffer): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, wholeCharacters(part)))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

/** Encodings of Cyrillic that old programs write; only the first is read. */
const SINGLE_BYTE = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'] as const;
/** Letters that make up three quarters of Russian text, and of Kazakh without its own letters. */
const COMMON_LETTERS = /[оаеинтсрвлкмдпуы]/i;
const CYRILLIC_TEXT = /[А-яЁёІіЎў№«»“”„‘’–—…•°\u00a0§]/;

function singleByteEncoding(sample: Buffer, at: { row: number }): Encoding {
  const count = new Float64Array(128);
  let high = 0;
  let pairs = 0;
  let before = 0;
  for (const byte of sample) {
    if (byte >= 0x80) {
      high++;
      count[byte - 0x80] = (count[byte - 0x80] ?? 0) + 1;
      if (byte < 0xc0 && before >= 0xd0 && before <= 0xd3) pairs++;
    }
    before = byte;
  }
  if (pairs * 4 > high) throw fileError('encoding-broken', {}, at);
  const share = (encoding: string, letters: RegExp): number => {
    const texts = new TextDecoder(encoding).decode(Uint8Array.from(count, (_, i) => i + 0x80));
    return count.reduce((sum, n, i) => sum + (letters.test(texts[i] ?? '') ? n : 0), 0) / high;
  };
  const [best] = SINGLE_BYTE.map((encoding) => ({
    encoding,
    common: share(encoding, COMMON_LETTERS),
  })).toSorted((a, b) => b.common - a.common);
  if (best?.encoding === 'windows-1251' && share(best.encoding, CYRILLIC_TEXT) >= 0.9) return best.encoding;
  const guess =
    best && best.encoding !== 'windows-1251' && best.common > 0.5 ? best.encoding.toUpperCase() : '?';
  throw fileError('encoding-unknown', { guess }, at);
}

/** The bytes of a text in UTF-8, whatever it is written in. `bytesRead` counts those of the file. */
export function utf8Of(path: string, encoding: Encoding): { stream: Readable; bytesRead: () => number } {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const stream = encoding === 'utf-8' ? source : Readable.from(recoded(source, encoding));
  return { stream, bytesRead: () => source.bytesRead };
}

async function* recoded(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let row = 1;
  const decode = (chunk?: Buffer): Buffer => {
    try {
      return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch (cause) {
      throw fileError('encoding-broken', {}, { row, cause });
    }
  };
  for await (const chunk of source) {
    const bytes = decode(chunk);
    row += linesIn(bytes);
    if (bytes.length > 0) yield bytes;
  }
  const last = decode();
  if (last.length > 0) yield last;
}
