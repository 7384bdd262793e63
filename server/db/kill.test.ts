import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbedded } from './embedded.ts';
import { makePool } from './pool.ts';
import { stopPostmaster } from './postmaster.ts';
import { startChild } from './test-child.ts';
import { silentLog } from './test-database.ts';
import { makeTestDir } from './test-data-dir.ts';

const ROUNDS = 20;

it(`loses no acknowledged row in ${ROUNDS} rounds of kill -9, and every start takes the orphaned server over`, async () => {
  const dataDir = await makeTestDir();
  onTestFinished(() => stopPostmaster(join(dataDir, 'postgres')));
  const maker = await startEmbedded({ dataDir, log: silentLog });
  const pool = makePool(maker.connection, silentLog);
  await pool.query('create table deed (id bigint generated always as identity primary key)');
  await pool.end();
  await maker.stop();

  const acknowledged: number[] = [];
  const servers: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const child = await startChild([dataDir, 'own', 'insert']);
    servers.push(child.postmasterPid);
    const killAfter = 1 + Math.floor(Math.random() * 100);
    let killed = false;
    for (let line = await child.nextLine(), n = 1; line !== undefined; line = await child.nextLine(), n++) {
      // The last line may be cut off by the kill; it then has not told anybody anything.
      acknowledged.push(Number(line));
      if (n < killAfter || killed) continue;
      killed = child.process.kill('SIGKILL');
      // Every fourth time the server dies as well, so that the next start also recovers from its log.
      if (round % 4 === 3) process.kill(child.postmasterPid, 'SIGKILL');
    }
    await expect(child.ended).resolves.toBe('SIGKILL');
  }

  const heir = await startEmbedded({ dataDir, log: silentLog });
  onTestFinished(() => heir.stop());
  const reader = makePool(heir.connection, silentLog);
  const { rows } = await reader.query<{ id: number }>('select id from deed');
  await reader.end();
  const kept = new Set(rows.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  // One server until it was killed itself: the orphans were adopted, not replaced.
  expect(new Set(servers).size).toBe(ROUNDS / 4);
}, 180_000);
