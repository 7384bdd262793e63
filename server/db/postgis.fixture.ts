import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { chooseAccount } from './account.ts';

const run = promisify(execFile);
/** Where Debian and its like put PostgreSQL 15 and its extensions. */
const BIN = '/usr/lib/postgresql/15/bin';
const POSTGIS = '/usr/share/postgresql/15/extension/postgis.control';
/** Good for the peer: all points in memory, no time for compiling queries, nothing waits for the disk. */
const SETTINGS = ['shared_buffers=256MB', 'work_mem=64MB', 'jit=off', 'fsync=off', 'listen_addresses='];
const CONNECTIONS = 2;

/** What PostGIS on this machine lacks, in words; null when nothing. */
export const missingPostgis = (): string | null =>
  [`${BIN}/postgres`, POSTGIS].find((path) => !existsSync(path)) ?? null;

/**
 * Runs the server until the pipe from this process closes, then removes the directory. The pipe closes whenever this process
 * ends, by kill -9 too. `sh -c KEEPER sh DIRECTORY COMMAND…`
 */
const KEEPER = `dir=$1; shift
"$@" >"$dir/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$dir"`;
const START_MS = 30_000;

/**
 * Starts Debian's PostgreSQL 15 with PostGIS on a directory of its own and connects to it; it ends with this process.
 * @throws Error with what the server wrote when it does not answer.
 */
export async function startPostgis(): Promise<{ pool: Pool; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sholu-postgis-'));
  const data = join(dir, 'data');
  const { uid, gid, spawnAs } = await chooseAccount(data);
  await chown(dir, uid, gid);
  const options = { ...spawnAs, cwd: '/' };
  await run(`${BIN}/initdb`, ['-D', data, '-U', 'bench', '-A', 'trust', '-N', '-E', 'UTF8'], options);
  const settings = [...SETTINGS, `unix_socket_directories=${dir}`].flatMap((setting) => ['-c', setting]);
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', dir, `${BIN}/postgres`, '-D', data, ...settings], {
    ...options,
    // A session of its own: what stops a whole group of processes would leave the directory.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(keeper, 'exit');
  const pool = new Pool({ host: dir, user: 'bench', database: 'postgres', max: CONNECTIONS });
  const stop = async (): Promise<void> => {
    await pool.end();
    keeper.stdin.end();
    await ended;
  };
  const giveUpAt = performance.now() + START_MS;
  for (;;) {
    const error = await pool.query('create extension postgis').then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error === null) return { pool, stop };
    if (performance.now() > giveUpAt) {
      const words = await readFile(join(dir, 'log'), 'utf8');
      await stop();
      throw new Error(`PostgreSQL with PostGIS does not start. It says:\n${words}`, { cause: error });
    }
    await pause(100);
  }
}
