import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem } from '../../../shared/register/import/problem.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import { MAX_IMPORT_BYTES, type ImportProblem } from '../../../shared/register/import/run.ts';

/** A file that was not taken, with the HTTP status that says so. */
export class SpoolError extends Error {
  override name = 'SpoolError';
  readonly status: 400 | 413 | 507;
  readonly problem: ImportProblem;

  constructor(status: SpoolError['status'], found: ImportProblem) {
    super(problemText(found, 'en'));
    this.status = status;
    this.problem = found;
  }
}

/** What the database needs beside the file while it is checked and accepted. */
const SPARE_BYTES = 256 * 1024 * 1024;

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** A file is called so while it arrives: which process receives it, which is how one left behind is known. */
const partialName = (path: string): string => `${path}.${process.pid}.part`;
const PARTIAL = /\.(\d+)\.part$/;

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
  const tooLarge = () =>
    new SpoolError(413, problem('error', 'upload-too-large', { max: megabytes(maxBytes) }));
  const full = (freeBytes: number) =>
    new SpoolError(
      507,
      problem('error', 'disk-full', {
        free: megabytes(freeBytes),
        needed: megabytes((announced ?? 0) + SPARE_BYTES),
      }),
    );
  if (announced !== null && announced > maxBytes) throw tooLarge();
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  if (free < (announced ?? 0) + SPARE_BYTES) throw full(free);
  const path = join(dir, `${randomUUID()}.import`);
  const partial = partialName(path);
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
    await pipeline(body, counted, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    if (bytes === 0) throw new SpoolError(400, problem('error', 'file-empty', {}));
    if (announced !== null && bytes !== announced)
      throw new SpoolError(400, problem('error', 'upload-cut', { got: bytes, total: announced }));
    await rename(partial, path);
    return { path, bytes, hash: hash.digest('hex') };
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw full(0);
    throw error;
  }
}

/** Deletes what a process that ended suddenly had received of a file; the command line may run beside a server. */
export async function dropPartial(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = Number(PARTIAL.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isRunning(pid)) await rm(join(dir, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
