import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StorageError, WAY_OUT } from './storage-error.ts';

/** The account PostgreSQL runs under. `spawnAs` is empty when that is Node's own. */
export type Account = {
  uid: number;
  gid: number;
  spawnAs: { uid?: number; gid?: number };
};

/**
 * PostgreSQL refuses to run as root. So under root it gets the account that owns the cluster directory, and when there is
 * none yet, `postgres` or `nobody` from /etc/passwd; the directory's ownership is the only record of that choice.
 * @throws StorageError when the cluster belongs to somebody this process cannot act for.
 */
export async function chooseAccount(clusterDir: string): Promise<Account> {
  const [myUid, myGid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1];
  const owner = await stat(clusterDir).catch(() => undefined);
  if (myUid !== 0) {
    if (owner && owner.uid !== myUid) {
      throw new StorageError(
        `The database directory ${clusterDir} belongs to user ${await accountName(owner.uid)}, but this process runs as ` +
          `${currentUser()}. Run it as that user or as root, or set SHOLU_DATA_DIR to another directory.`,
      );
    }
    return { uid: myUid, gid: myGid, spawnAs: {} };
  }
  if (owner?.uid === 0) {
    throw new StorageError(
      `The database directory ${clusterDir} belongs to root, under which PostgreSQL refuses to run. ` +
        `Give it to another user with chown -R. ${WAY_OUT}`,
    );
  }
  const { uid, gid } = owner ?? (await unprivilegedAccount());
  return { uid, gid, spawnAs: { uid, gid } };
}

/** Whether the account may pass through every existing directory on the way to `path`, by their mode bits. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory()) {
    const bit = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
    if ((entry.mode & bit) === 0 && account.uid !== 0) return false;
  }
  return dirname(path) === path || canReach(account, dirname(path));
}

/** The name of the user this process runs as, or its number when it has none (usual in containers). */
export function currentUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}

async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  const entries = await passwd();
  const entry =
    entries.find(({ name }) => name === 'postgres') ?? entries.find(({ name }) => name === 'nobody');
  return entry ?? { uid: 65_534, gid: 65_534 };
}

async function accountName(uid: number): Promise<string> {
  return (await passwd()).find((entry) => entry.uid === uid)?.name ?? String(uid);
}

async function passwd(): Promise<{ name: string; uid: number; gid: number }[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
