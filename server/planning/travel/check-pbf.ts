import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { UsageError } from '../../command-line.ts';

/** What a file of roads says of itself, and what is in it. */
export type RoadFile = { bytes: number; sha256: string; dataAtMs: number | null; ways: number };

/** Limits of the format: https://wiki.openstreetmap.org/wiki/PBF_Format. */
const MOST_HEADER_BYTES = 64 * 1024;
const MOST_BLOB_BYTES = 32 * 1024 * 1024;
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const decompress = promisify(inflate);

const damaged = (what: string): UsageError =>
  new UsageError(
    `The file is not whole: ${what}. Fetch it again and compare its size. The former roads stay as they are.`,
  );

/**
 * Reads an `.osm.pbf` from end to end: every piece of it must be whole and unpack, and there must be roads.
 * @throws UsageError in a sentence that says what is wrong with it.
 */
export async function checkRoadFile(path: string): Promise<RoadFile> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.message}`,
    );
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new UsageError(`${path} is not a file`);
    if (stat.size === 0) throw new UsageError(`${path} is empty`);
    return await readPieces(file, stat.size);
  } finally {
    await file.close();
  }
}

async function readPieces(file: FileHandle, bytes: number): Promise<RoadFile> {
  const hash = createHash('sha256');
  let at = 0;
  let dataAtMs: number | null = null;
  let ways = 0;
  const take = async (length: number): Promise<Buffer> => {
    if (at + length > bytes) throw damaged(`it ends in the middle, at ${bytes.toLocaleString('en')} bytes`);
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, at);
    if (bytesRead !== length) throw damaged('it became shorter while it was read');
    hash.update(buffer);
    at += length;
    return buffer;
  };
  for (let piece = 0; ; piece++) {
    if (at === bytes) break;
    const size = (await take(4)).readUInt32BE();
    if (size === 0 || size > MOST_HEADER_BYTES)
      throw piece === 0 ? notOsm() : damaged(`piece ${piece + 1} has no header`);
    const { type, length } = understood(piece, await take(size), readBlobHeader);
    if (piece === 0 && type !== 'OSMHeader') throw notOsm();
    if (length > MOST_BLOB_BYTES) throw damaged(`piece ${piece + 1} is larger than the format allows`);
    const data = await unpack(piece, await take(length));
    if (type === 'OSMHeader') dataAtMs = understood(piece, data, readHeader);
    else if (type === 'OSMData') ways += understood(piece, data, countRoads);
  }
  if (ways === 0)
    throw new UsageError(
      'There are no roads in the file: no way of it is tagged as a highway. The former roads stay as they are.',
    );
  return { bytes, sha256: hash.digest('hex'), dataAtMs, ways };
}

const notOsm = (): UsageError =>
  new UsageError(
    'This is not an .osm.pbf file: it does not begin as one. The former roads stay as they are.',
  );

function understood<Result>(piece: number, data: Uint8Array, read: (pbf: PbfReader) => Result): Result {
  try {
    return read(new PbfReader(data));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw piece === 0 ? notOsm() : damaged(`piece ${piece + 1} cannot be understood`);
  }
}

const readBlobHeader = (pbf: PbfReader): { type: string; length: number } =>
  pbf.readFields(
    (tag, header, reader) => {
      if (tag === 1) header.type = reader.readString();
      else if (tag === 3) header.length = reader.readVarint();
    },
    { type: '', length: 0 },
  );

async function unpack(piece: number, data: Uint8Array): Promise<Uint8Array> {
  const { raw, zlib, other } = understood(piece, data, (pbf) =>
    pbf.readFields<{ raw: Uint8Array | null; zlib: Uint8Array | null; other: boolean }>(
      (tag, blob, reader) => {
        if (tag === 1) blob.raw = reader.readBytes();
        else if (tag === 3) blob.zlib = reader.readBytes();
        else if (tag >= 4 && tag <= 7) blob.other = true;
      },
      { raw: null, zlib: null, other: false },
    ),
  );
  if (raw) return raw;
  if (zlib)
    return decompress(zlib, { maxOutputLength: MOST_BLOB_BYTES }).catch(() => {
      throw damaged(`piece ${piece + 1} cannot be unpacked`);
    });
  throw other
    ? new UsageError(
        'The file is packed with something other than zlib. Save it again with `osmium cat -f pbf`.',
      )
    : damaged(`piece ${piece + 1} is empty`);
}

/** The moment of the data, or null. @throws UsageError for a file with a history, or of a later format. */
function readHeader(pbf: PbfReader): number | null {
  return pbf.readFields<{ atMs: number | null }>(
    (tag, found, reader) => {
      if (tag === 32) found.atMs = reader.readVarint(true) * 1000;
      if (tag !== 4) return;
      const feature = reader.readString();
      if (!KNOWN_FEATURES.has(feature))
        throw new UsageError(
          `The file needs "${feature}", which is not understood here. Give a plain extract, as .osm.pbf.`,
        );
    },
    { atMs: null },
  ).atMs;
}

/** How many ways of a block are roads. */
function countRoads(pbf: PbfReader): number {
  let highway = -1;
  let strings = 0;
  let roads = 0;
  const groups: Uint8Array[] = [];
  pbf.readFields((tag, _, reader) => {
    if (tag === 1)
      reader.readMessage((inner, _table, table) => {
        if (inner !== 1) return;
        if (table.readString() === 'highway') highway = strings;
        strings++;
      }, null);
    else if (tag === 2) groups.push(reader.readBytes());
  }, null);
  if (highway < 0) return 0;
  for (const group of groups)
    new PbfReader(group).readFields((tag, _, reader) => {
      if (tag === 3)
        reader.readMessage((inner, _way, way) => {
          if (inner === 2 && way.readPackedVarint().includes(highway)) roads++;
        }, null);
    }, null);
  return roads;
}
