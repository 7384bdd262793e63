import { execFile } from 'node:child_process';
import { chown, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { asDirectoryError, type Place } from './place.ts';
import { StorageError, WAY_OUT } from './storage-error.ts';

/** The one role of the embedded server. It needs no password: the socket's directory lets nobody else in. */
export const EMBEDDED_USER = 'sholu';

/**
 * Makes the cluster when it is missing, else checks that these binaries can open it.
 * @throws StorageError when initdb fails (with its own words) or the cluster is of another major version.
 */
export async function prepareCluster(place: Place, binaries: Binaries): Promise<'made' | 'found'> {
  const made = (await entries(place.clusterDir)).length === 0 && (await makeCluster(place, binaries));
  const found = (await readFile(join(place.clusterDir, 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim();
  if (found === undefined) {
    throw new StorageError(
      `${place.clusterDir} holds files but is not a PostgreSQL data directory. ` +
        `Move it away, or set SHOLU_DATA_DIR to another directory.`,
    );
  }
  if (found !== binaries.majorVersion) {
    throw new StorageError(
      `${place.clusterDir} was made by PostgreSQL ${found}, but this Sholu brings PostgreSQL ${binaries.majorVersion}. ` +
        `Start the Sholu that made it and dump the database, then load it into a new SHOLU_DATA_DIR. Nothing was changed.`,
    );
  }
  return made ? 'made' : 'found';
}

/**
 * Runs initdb beside the goal and renames, so that a crash leaves a whole cluster or none, and of two starts at once one
 * wins. The collation is the server's own, so an index stays valid when the machine's C library changes.
 */
async function makeCluster({ home, clusterDir, account }: Place, { initdb }: Binaries): Promise<boolean> {
  const prefix = `${basename(clusterDir)}.making-`;
  const unfinished = await mkdtemp(join(home, prefix));
  try {
    await chown(unfinished, account.uid, account.gid);
    const access = ['--username', EMBEDDED_USER, '--auth-local', 'trust', '--auth-host', 'reject'];
    const text = [
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
    ];
    const options = ['--pgdata', unfinished, '--data-checksums', '--no-instructions', ...access, ...text];
    await promisify(execFile)(initdb, options, { ...account.spawnAs, cwd: '/', env: { LC_ALL: 'C' } });
    await rename(unfinished, clusterDir);
    await syncDirectory(home);
    await removeUnfinished(home, prefix);
    return true;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // A second start at the same moment was faster: its cluster is as good.
    if ((await entries(clusterDir)).length > 0) return false;
    throw initdbError(error, initdb, home);
  }
}

function initdbError(error: unknown, initdb: string, home: string): unknown {
  if (error instanceof Error && 'stderr' in error) {
    const words = String(error.stderr).trim() || error.message;
    return new StorageError(`initdb could not make the database in ${home}. It says:\n${words}\n${WAY_OUT}`, {
      cause: error,
    });
  }
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  if (path === initdb) {
    return new StorageError(`${initdb} does not run on this machine (${String(error)}). ${WAY_OUT}`, {
      cause: error,
    });
  }
  return asDirectoryError(error, home);
}

/** Without this a power cut after the first start could take the rename back, and the cluster with it. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Clusters whose making was killed half-way. */
async function removeUnfinished(home: string, prefix: string): Promise<void> {
  const leftovers = (await entries(home)).filter((name) => name.startsWith(prefix));
  await Promise.all(leftovers.map((name) => rm(join(home, name), { recursive: true, force: true })));
}

async function entries(path: string): Promise<string[]> {
  return readdir(path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : Promise.reject(error),
  );
}
