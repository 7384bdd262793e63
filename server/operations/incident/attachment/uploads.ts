import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ATTACHMENT_MAX_BYTES } from '../../../../shared/operations/attachment.ts';
import { spool } from '../../../register/import/spool.ts';

/** A file that has arrived whole and lies beside the database until it is in it. */
export type Arrived = { path: string; bytes: number; hash: string };

/** Where files lie while they arrive: a slow telephone must not hold a transaction open. */
export type Uploads = {
  /**
   * Runs `take` with a file when all of it has arrived, and deletes it afterwards, whatever came of it.
   * @param announced bytes that the sender says will come; null when it does not say.
   * @throws SpoolError when it is too large, empty, cut off, or the disk is full.
   */
  with<Result>(
    body: Readable,
    announced: number | null,
    take: (file: Arrived) => Promise<Result>,
  ): Promise<Result>;
  /** How many files arrive now. */
  count(): number;
};

/**
 * Opens the folder of uploads. Each process has one of its own within it, so that what a process left behind that ended
 * suddenly is known by its number and deleted.
 */
export async function openUploads(parent: string): Promise<Uploads> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent))
    if (Number(name) === process.pid || !isRunning(Number(name)))
      await rm(join(parent, name), { recursive: true, force: true });
  const dir = join(parent, String(process.pid));
  let count = 0;
  return {
    count: () => count,
    with: async (body, announced, take) => {
      count++;
      let path: string | null = null;
      try {
        const file = await spool(dir, body, announced, ATTACHMENT_MAX_BYTES);
        ({ path } = file);
        return await take(file);
      } finally {
        count--;
        if (path !== null) await rm(path, { force: true });
      }
    },
  };
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
