import { execFile, spawn } from 'node:child_process';
import { access, open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { errorCode, StorageError } from './storage-error.ts';

/** A server process that was started here. `exitWords` is what it wrote, once it has ended, else undefined. */
export type Postmaster = { exitWords(): Promise<string | undefined> };

const LOG_MAX_BYTES = 10_000_000;

/** Sized for two cores beside a Node process; given on the command line so that an update of Sholu renews them. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A client that was killed must not keep its query and its locks.
  client_connection_check_interval: '2s',
};

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C in the terminal reaches Node first, and Node can stop it in
 * order. PostgreSQL's own pid file decides whether it may run; the caller waits for the socket or for `exitWords`.
 */
export async function spawnPostmaster(
  place: Place,
  binaries: Binaries,
  socketDir: string,
): Promise<Postmaster> {
  const log = await open(place.logFile, 'a', 0o600);
  const { size } = await log.stat();
  if (size > LOG_MAX_BYTES) await log.truncate();
  const startByte = size > LOG_MAX_BYTES ? 0 : size;
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketDir });
  const child = spawn(
    binaries.postgres,
    ['-D', place.clusterDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...place.account.spawnAs,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { LC_ALL: 'C', ...(await excuseReusedPid(place.clusterDir)) },
    },
  );
  let ended: string | undefined;
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? `code ${code}`}`));
  child.once('error', (error) => (ended = error.message));
  child.unref();
  await log.close();
  return {
    async exitWords() {
      if (ended === undefined) return undefined;
      const written = await readFile(place.logFile);
      return written.subarray(startByte).toString('utf8').trim() || ended;
    },
  };
}

/** What PostgreSQL's pid file says of the running server. */
export async function readPidFile(
  clusterDir: string,
): Promise<{ pid: number; socketDir: string } | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , , socketDir] = text.split('\n');
  return pid ? { pid: Math.abs(Number(pid)), socketDir: socketDir ?? '' } : undefined;
}

/**
 * Fast shutdown: open transactions are rolled back, a checkpoint is written. Resolves when the pid file is gone, which is
 * PostgreSQL's last deed (the process itself may stay a zombie where nobody reaps orphans).
 */
export async function stopPostmaster(clusterDir: string, patienceMs = 60_000): Promise<void> {
  const running = await readPidFile(clusterDir);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const giveUpAt = performance.now() + patienceMs;
  // Whoever waited for it may have started the next one by now: its pid file is another.
  while ((await readPidFile(clusterDir))?.pid === running.pid) {
    if (performance.now() > giveUpAt)
      throw new StorageError(`PostgreSQL (process ${running.pid}) did not stop in ${patienceMs} ms.`);
    await pause(10);
  }
}

/** Whether PostgreSQL's pid file is there: it removes it last. A killed server leaves it too. */
export async function isRunning(clusterDir: string): Promise<boolean> {
  return access(join(clusterDir, 'postmaster.pid')).then(
    () => true,
    () => false,
  );
}

/** Whether a process of that number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * After a power cut or in a restarted container, the pid in a stale pid file may by now be some other process of the same
 * user, and PostgreSQL would refuse to start for ever. PG_GRANDPARENT_PID (made for pg_ctl) names a pid that PostgreSQL
 * does not take for a server; its own checks of the pid file and of shared memory stay in force.
 */
async function excuseReusedPid(clusterDir: string): Promise<{ PG_GRANDPARENT_PID?: string }> {
  const pid = (await readPidFile(clusterDir))?.pid;
  if (pid === undefined || !isAlive(pid)) return {};
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => askPs(pid));
  return basename(command.trim()).startsWith('postgres') ? {} : { PG_GRANDPARENT_PID: String(pid) };
}

/** The program's name where there is no /proc. When ps does not tell either, PostgreSQL is to judge by itself. */
async function askPs(pid: number): Promise<string> {
  const asked = promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']);
  return asked.then(
    ({ stdout }) => stdout,
    () => 'postgres',
  );
}
