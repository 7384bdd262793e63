import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Starts Debian's PostgreSQL 15 with PostGIS on a directory of its own and connects to it. */
export async function startPostgis(): Promise<{ pool: Pool; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sholu-postgis-'));
  const data = join(dir, 'data');
  const { uid, gid, spawnAs } = await chooseAccount(data);
  await chown(dir, uid, gid);
  const options = { ...spawnAs, cwd: dir };
  await run(`${BIN}/initdb`, ['-D', data, '-U', 'bench', '-A', 'trust', '-N', '-E', 'UTF8'], options);
  const settings = [...SETTINGS, `unix_socket_directories=${dir}`]
    .map((setting) => `-c ${setting}`)
    .join(' ');
  await run(`${BIN}/pg_ctl`, ['-D', data, '-w', '-l', join(dir, 'log'), '-o', settings, 'start'], options);
  const pool = new Pool({ host: dir, user: 'bench', database: 'postgres', max: CONNECTIONS });
  await pool.query('create extension postgis');
  return {
    pool,
    stop: async () => {
      await pool.end();
      await run(`${BIN}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop'], options);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
