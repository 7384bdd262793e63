import { spawn } from 'node:child_process';
import { chown, lstat, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chooseAccount } from './account.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { makePool } from './pool.ts';
import { isAlive, isRunning, readPidFile } from './postmaster.ts';
import type { Mode } from './seat.ts';
import { startChild } from './test-child.ts';
import { silentLog } from './test-database.ts';
import { makeSuiteDir, makeTestDir } from './test-data-dir.ts';

const asRoot = process.getuid?.() === 0;

async function start(dataDir: string, mode: Mode = 'own'): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, log: silentLog, mode });
  onTestFinished(() => server.stop());
  return server;
}

async function ask(server: EmbeddedServer, query: string): Promise<unknown> {
  const pool = makePool(server.connection, silentLog);
  try {
    const { rows } = await pool.query<{ value: unknown }>(`select ${query} as value`);
    return rows[0]?.value;
  } finally {
    await pool.end();
  }
}

describe('the embedded server', () => {
  let dataDir: string;
  beforeAll(async () => {
    const { dir, remove } = await makeSuiteDir();
    dataDir = dir;
    return remove;
  });

  it('makes a durable UTF-8 database that listens only on a socket nobody else may reach', async () => {
    const server = await start(dataDir);
    const settings = {
      server_encoding: 'UTF8',
      listen_addresses: '',
      data_checksums: 'on',
      fsync: 'on',
      synchronous_commit: 'on',
      TimeZone: 'UTC',
    };
    const names = Object.keys(settings).map((name) => `'${name}'`);
    const shown = `(select jsonb_object_agg(n, current_setting(n)) from unnest(array[${names.join()}]) n)`;
    await expect(ask(server, shown)).resolves.toEqual(settings);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
    await expect(ask(server, `lower('ӘҒҚҢӨҰҮҺІ')`)).resolves.toBe('әғқңөұүһі');
  });

  it('keeps what was written and leaves nothing behind when it stops', async () => {
    const first = await start(dataDir);
    await ask(first, `lo_from_bytea(4711, 'kept')`);
    const pid = (await readPidFile(join(dataDir, 'postgres')))?.pid;
    await first.stop();
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
    await expect.poll(() => pid !== undefined && isAlive(pid)).toBe(false);
    await expect(readdir(first.connection.host)).resolves.toEqual([]);
    await expect(ask(await start(dataDir), `convert_from(lo_get(4711), 'UTF8')`)).resolves.toBe('kept');
  });

  it('runs under an ordinary account when Node runs as root', async (test) => {
    test.skip(!asRoot, 'only root can show what happens under root');
    await start(dataDir);
    const pid = (await readPidFile(join(dataDir, 'postgres')))?.pid;
    const { uid } = await stat(`/proc/${pid}`);
    expect(uid).not.toBe(0);
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(uid);
  });

  it('runs as an ordinary user', async (test) => {
    test.skip(!asRoot, 'every other test of this run shows it');
    const dir = await makeTestDir();
    const { uid, gid, spawnAs } = await chooseAccount(join(dir, 'none'));
    const own = join(dir, 'data');
    await mkdir(own);
    await chown(own, uid, gid);
    const child = await startChild([own, 'own'], spawnAs);
    expect((await stat(join(own, 'postgres.log'))).uid).toBe(uid);
    child.process.kill('SIGTERM');
    await expect(child.ended).resolves.toBe(0);
    await expect(isRunning(join(own, 'postgres'))).resolves.toBe(false);
  });

  it('puts the socket into the temporary directory when the path is too long for one', async () => {
    const far = join(await makeTestDir(), 'а'.repeat(60));
    const server = await start(far);
    await expect(ask(server, '1')).resolves.toBe(1);
    expect(server.connection.host.startsWith(far)).toBe(false);
    expect((await lstat(server.connection.host)).mode & 0o777).toBe(0o700);
  });

  it('comes back by itself when its process is killed', async () => {
    const server = await start(dataDir);
    await ask(server, `lo_from_bytea(4712, 'kept')`);
    const before = (await readPidFile(join(dataDir, 'postgres')))?.pid;
    if (before === undefined) throw new Error('no server runs');
    process.kill(before, 'SIGKILL');
    await expect
      .poll(() => ask(server, `convert_from(lo_get(4712), 'UTF8')`).catch(String), { timeout: 20_000 })
      .toBe('kept');
    expect((await readPidFile(join(dataDir, 'postgres')))?.pid).not.toBe(before);
  });

  it('starts although another process has got the number in a pid file that a power cut left', async () => {
    await (await start(dataDir)).stop();
    const { spawnAs } = await chooseAccount(join(dataDir, 'postgres'));
    const bystander = spawn('sleep', ['600'], spawnAs);
    onTestFinished(() => void bystander.kill());
    const file = [
      bystander.pid,
      join(dataDir, 'postgres'),
      1,
      5432,
      join(dataDir, 'socket'),
      '',
      '0 0',
      'ready',
      '',
    ];
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), file.join('\n'));
    await expect(ask(await start(dataDir), '1')).resolves.toBe(1);
    expect(bystander.exitCode).toBeNull();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is stopped in order when Node gets %s', async (signal) => {
    const child = await startChild([dataDir, 'own']);
    child.process.kill(signal);
    await expect(child.ended).resolves.toBe(0);
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
    await expect(readFile(join(dataDir, 'postgres.log'), 'utf8')).resolves.toMatch(
      /database system is shut down\s*$/,
    );
  });

  it('stops also when Node ends without stopping it', async () => {
    const child = await startChild([dataDir, 'own']);
    child.process.stdin.write('exit\n');
    await expect(child.ended).resolves.toBe(0);
    await expect.poll(() => isRunning(join(dataDir, 'postgres')), { timeout: 20_000 }).toBe(false);
    await expect(readFile(join(dataDir, 'postgres.log'), 'utf8')).resolves.toMatch(
      /database system is shut down\s*$/,
    );
  });
});
