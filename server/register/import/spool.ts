import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_IMPORT_BYTES } from '../../../shared/register/import/run.ts';

/** A file that was not taken, with the HTTP status that says so. */
export class SpoolError extends Error {
  override name = 'SpoolError';
  readonly status: 400 | 413 | 507;

  constructor(status: SpoolError['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** What the database needs beside the file while it is checked and accepted. */
const SPARE_BYTES = 256 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/**
 * Writes what arrives to a file of its own in `dir`, piece by piece. What does not arrive whole leaves nothing behind.
 * @param announced bytes that the sender says will come; null when it does not say.
 * @throws SpoolError when it is too large, empty, cut off, or the disk is full.
 */
export async function spool(
  dir: string,
  body: Readable,
  announced: number | null,
  maxBytes = MAX_IMPORT_BYTES,
): Promise<{ path: string; bytes: number; hash: string }> {
  const tooLarge = () => new SpoolError(413, `The file is larger than ${megabytes(maxBytes)}`);
  if (announced !== null && announced > maxBytes) throw tooLarge();
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  if (free < (announced ?? 0) + SPARE_BYTES)
    throw new SpoolError(
      507,
      `There is not enough room on the server's disk: ${megabytes(free)} are free, the file needs ${megabytes((announced ?? 0) + SPARE_BYTES)}`,
    );
  const path = join(dir, `${randomUUID()}.import`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(tooLarge());
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if (bytes === 0) throw new SpoolError(400, 'The file is empty');
    if (announced !== null && bytes !== announced)
      throw new SpoolError(400, `The file did not arrive whole: ${bytes} of ${announced} bytes`);
    return { path, bytes, hash: hash.digest('hex') };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new SpoolError(507, "The server's disk is full; the file was not kept");
    throw error;
  }
}
