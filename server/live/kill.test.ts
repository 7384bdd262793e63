import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { stopPostmaster } from '../db/postmaster.ts';
import { bundleScript } from '../db/test-child.ts';
import { silentLog } from '../db/test-database.ts';
import { makeTestDir } from '../db/test-data-dir.ts';

const COMMANDS = 1_000;
const KILLS = 6;
const SCREENS = 10;

it(`carries ${COMMANDS} commands out once each while kill -9 ends the server ${KILLS} times`, async () => {
  const dataDir = await makeTestDir();
  onTestFinished(() => stopPostmaster(join(dataDir, 'postgres')));
  const script = await bundleScript(new URL('./fault.child.ts', import.meta.url));
  const port = await freePort();
  let child: ChildProcessWithoutNullStreams;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [script, dataDir, String(port)]);
    await once(child.stdout, 'data');
  };
  const kill = async (): Promise<void> => {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  };
  await start();

  const acknowledged = new Map<number, number>();
  let retries = 0;
  let next = 0;
  /** Sends one command after another; one that got no answer is sent again with its key, as a screen would. */
  const screen = async (): Promise<void> => {
    for (let n = next++; n < COMMANDS; n = next++) {
      const body = JSON.stringify({ key: `command-${n}`, n });
      for (;;) {
        const answer = await fetch(`http://127.0.0.1:${port}/command`, { method: 'POST', body }).catch(
          () => null,
        );
        const text = answer?.ok ? await answer.text().catch(() => null) : null;
        if (text !== null) {
          acknowledged.set(n, Number(text));
          break;
        }
        retries++;
        await pause(20);
      }
    }
  };
  const screens = Promise.all(Array.from({ length: SCREENS }, screen));
  for (let i = 1; i <= KILLS; i++) {
    while (acknowledged.size < (COMMANDS / (KILLS + 1)) * i) await pause(2);
    await kill();
    await start();
  }
  await screens;
  await kill();

  const opened = await openDatabase({
    env: { databaseUrl: undefined, dataDir },
    log: silentLog,
    mode: 'own',
  });
  onTestFinished(() => opened.close());
  const numbers = Array.from({ length: COMMANDS }, (_, n) => n);
  expect(numbers.map((n) => acknowledged.get(n))).toEqual(numbers.map((n) => n * 2));
  expect(retries).toBeGreaterThan(0);
  const rows = await opened.db.selectFrom('setting').select('value').where('key', 'like', 'put-%').execute();
  expect(rows.map(({ value }) => Number(value)).sort((a, b) => a - b)).toEqual(numbers);
  const events = await opened.db.selectFrom('event').select(['seq', 'object']).orderBy('seq').execute();
  expect(events.map(({ seq }) => seq)).toEqual(numbers.map((n) => n + 1));
  expect(new Set(events.map(({ object }) => object)).size).toBe(COMMANDS);
}, 180_000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
