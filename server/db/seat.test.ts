import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { makePool } from './pool.ts';
import { isRunning, readPidFile } from './postmaster.ts';
import type { Mode } from './seat.ts';
import { startChild } from './test-child.ts';
import { silentLog } from './test-database.ts';
import { makeSuiteDir } from './test-data-dir.ts';

async function start(dataDir: string, mode: Mode): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, log: silentLog, mode });
  onTestFinished(() => server.stop());
  return server;
}

async function answers(server: EmbeddedServer): Promise<boolean> {
  const pool = makePool(server.connection, silentLog);
  const answer = await pool.query('select').catch(() => undefined);
  await pool.end();
  return answer !== undefined;
}

describe('a data directory that another process has open', () => {
  let dataDir: string;
  beforeAll(async () => {
    const { dir, remove } = await makeSuiteDir();
    dataDir = dir;
    return remove;
  });

  it('is refused to a second server with the number of the first, which goes on undisturbed', async () => {
    const owner = await startChild([dataDir, 'own']);
    await expect(start(dataDir, 'own')).rejects.toThrow(
      `in use by another Sholu server (process ${owner.process.pid})`,
    );
    expect((await readPidFile(join(dataDir, 'postgres')))?.pid).toBe(owner.postmasterPid);
    owner.process.kill('SIGTERM');
    await expect(owner.ended).resolves.toBe(0);
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
  });

  it('is shared by a command, which leaves the server running', async () => {
    const owner = await start(dataDir, 'own');
    const command = await startChild([dataDir, 'share']);
    expect(command.postmasterPid).toBe((await readPidFile(join(dataDir, 'postgres')))?.pid);
    command.process.kill('SIGTERM');
    await expect(command.ended).resolves.toBe(0);
    await expect(answers(owner)).resolves.toBe(true);
  });

  it('is opened and stopped by a command when no server runs', async () => {
    const command = await start(dataDir, 'share');
    await expect(answers(command)).resolves.toBe(true);
    await command.stop();
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
  });

  it('stays open for a command that outlives the server, and for a server that comes after it', async () => {
    const first = await start(dataDir, 'own');
    const command = await start(dataDir, 'share');
    await first.stop();
    await expect(answers(command)).resolves.toBe(true);
    const second = await start(dataDir, 'own');
    await command.stop();
    await expect(answers(second)).resolves.toBe(true);
    await second.stop();
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
  });

  it('is free at once when its owner was killed, whose server is taken over', async () => {
    const owner = await startChild([dataDir, 'own']);
    owner.process.kill('SIGKILL');
    await expect(owner.ended).resolves.toBe('SIGKILL');
    const heir = await start(dataDir, 'own');
    expect((await readPidFile(join(dataDir, 'postgres')))?.pid).toBe(owner.postmasterPid);
    await heir.stop();
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
  });
});

describe('starts at the same moment', () => {
  let dataDir: string;
  beforeAll(async () => {
    const { dir, remove } = await makeSuiteDir();
    dataDir = join(dir, 'new');
    return remove;
  });

  it('all succeed for commands, on a directory that does not even exist yet, and the last to leave stops the server', async () => {
    const commands = await Promise.all(Array.from({ length: 4 }, () => start(dataDir, 'share')));
    for (const command of commands) await expect(answers(command)).resolves.toBe(true);
    await Promise.all(commands.map((command) => command.stop()));
    await expect(isRunning(join(dataDir, 'postgres'))).resolves.toBe(false);
  });

  it('give the directory to exactly one server', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => start(dataDir, 'own')));
    const reasons = starts.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(reasons).toHaveLength(2);
    for (const reason of reasons)
      expect(reason).toContain(`in use by another Sholu server (process ${process.pid})`);
  });

  it('succeed also while the last user of the directory is leaving', async () => {
    let leaving = await start(dataDir, 'share');
    for (let round = 0; round < 5; round++) {
      const [next] = await Promise.all([start(dataDir, 'share'), leaving.stop()]);
      await expect(answers(next)).resolves.toBe(true);
      leaving = next;
    }
  }, 120_000);
});
