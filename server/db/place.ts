import { createHash } from 'node:crypto';
import {
  chmod,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canReach, chooseAccount, currentUser } from './account.ts';
import { errorCode, StorageError, WAY_OUT } from './storage-error.ts';

/** Where one embedded PostgreSQL lives. `home` is the data directory itself, save where the account cannot reach that. */
export type Place = { home: string; clusterDir: string; logFile: string; account: Account };

/** Used under root when the data directory lies where no other account can go, such as below /root. */
const ROOT_FALLBACK = '/var/lib/sholu';

/** Linux allows 107 bytes for the path of a socket, macOS 103; PostgreSQL appends the file name. */
const SOCKET_PATH_MAX_BYTES = 103 - '/.s.PGSQL.5432'.length;

/**
 * Makes the data directory when it is missing and decides where in it, and under which account, PostgreSQL lives.
 * @throws StorageError naming the path and the user when the directory cannot be made, read or reached.
 */
export async function findPlace(dataDir: string, fallbackBase = ROOT_FALLBACK): Promise<Place> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
    const home = await realpath(dataDir);
    const clusterDir = await linkTarget(join(home, 'postgres'));
    const account = await chooseAccount(clusterDir);
    if (account.spawnAs.uid !== undefined) await letPass(home);
    if (await canReach(account, dirname(clusterDir))) return placeAt(clusterDir, account);
    return placeAt(await moveOut(join(home, 'postgres'), account, fallbackBase), account);
  } catch (error) {
    throw asDirectoryError(error, dataDir);
  }
}

/**
 * The directory of the unix socket, mode 0700 and the account's own: who cannot enter it cannot log in. Lies in the home,
 * or in the temporary directory when the home's path is too long for a socket.
 */
export async function makeSocketDir({ home, account }: Place): Promise<string> {
  const inside = join(home, 'socket');
  const short = join(tmpdir(), `sholu-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  const socketDir = Buffer.byteLength(inside) <= SOCKET_PATH_MAX_BYTES ? inside : short;
  try {
    await mkdir(socketDir, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) =>
      error.code === 'EEXIST' ? undefined : Promise.reject(error),
    );
    // Its maker may have been killed, or may just be, between making it and giving it away.
    if ((await lstat(socketDir)).uid === process.getuid?.())
      await lchown(socketDir, account.uid, account.gid);
  } catch (error) {
    throw asDirectoryError(error, socketDir);
  }
  // The name in the temporary directory can be foretold, so somebody else may have made it first.
  const made = await lstat(socketDir);
  if (!made.isDirectory() || made.uid !== account.uid || (made.mode & 0o077) !== 0) {
    throw new StorageError(
      `${socketDir} is not a directory that only PostgreSQL's user may enter. Remove it and start again.`,
    );
  }
  return socketDir;
}

/** Turns a file system error into words for the operator; other errors stay as they are. */
export function asDirectoryError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  const reason = DIRECTORY_TROUBLES[code];
  if (reason === undefined || error instanceof StorageError) return error;
  return new StorageError(
    `The data directory ${path} cannot be used by user ${currentUser()}: ${reason}. ` +
      `Set SHOLU_DATA_DIR to a directory this user may write. ${WAY_OUT}`,
    { cause: error },
  );
}

const DIRECTORY_TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'something on that path is not a directory',
  EEXIST: 'a file of that name is in the way',
};

function placeAt(clusterDir: string, account: Account): Place {
  const home = dirname(clusterDir);
  return { home, clusterDir, logFile: join(home, 'postgres.log'), account };
}

/** Others may pass through the data directory, not list it; the cluster in it stays closed to all but its account. */
async function letPass(home: string): Promise<void> {
  const { mode } = await stat(home);
  if ((mode & 0o011) !== 0o011) await chmod(home, (mode & 0o7777) | 0o011);
}

async function linkTarget(path: string): Promise<string> {
  return readlink(path).catch(() => path);
}

/** Makes a home the account can reach and leaves a link to its cluster in the data directory. */
async function moveOut(link: string, account: Account, fallbackBase: string): Promise<string> {
  const unreachable = new StorageError(
    `PostgreSQL does not run as root, and its user (number ${account.uid}) cannot reach ${link}. ` +
      `Set SHOLU_DATA_DIR to a directory that others may pass through, such as ${ROOT_FALLBACK}. ${WAY_OUT}`,
  );
  if (await stat(link).catch(() => undefined)) throw unreachable;
  await mkdir(fallbackBase, { recursive: true, mode: 0o755 });
  if (!(await canReach(account, fallbackBase))) throw unreachable;
  const home = await mkdtemp(join(fallbackBase, 'data-'));
  await chmod(home, 0o711);
  try {
    await symlink(join(home, 'postgres'), link);
    return join(home, 'postgres');
  } catch {
    // A second start at the same moment has made the link first.
    await rm(home, { recursive: true });
    return readlink(link);
  }
}
