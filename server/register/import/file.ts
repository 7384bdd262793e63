import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileError } from './read/file-error.ts';
import type { RunRow } from './run/store.ts';

/** SHA-256 of a file, hexadecimal, and its size in bytes. */
export async function fingerprint(path: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  const stream = createReadStream(path);
  await pipeline(stream, hash);
  return { hash: hash.digest('hex'), bytes: stream.bytesRead };
}

/**
 * Where the file of an import lies, when it is still the file that the import began with.
 * @throws ImportFileError `file-gone`, `file-changed`.
 */
export async function sameFile({
  path,
  content_hash,
}: Pick<RunRow, 'path' | 'content_hash'>): Promise<string> {
  if (path === null) throw fileError('file-gone', {});
  const found = await fingerprint(path).catch((cause: unknown) => {
    throw fileError('file-gone', {}, { cause });
  });
  if (found.hash !== content_hash) throw fileError('file-changed', {});
  return path;
}
