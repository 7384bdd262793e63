import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDueJobs, startDailyJobs } from './daily.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { note } from '../db/write.ts';
import { createLog } from '../log.ts';

let test: TestDatabase;
beforeAll(async () => void (test = await createTestDatabase()));
afterAll(() => test.drop());

const log = createLog('silent');
const HOUR_MS = 3_600_000;

it('a job runs when it never did or not for a day, and one that fails keeps none of the others from it', async () => {
  const ran: string[] = [];
  const job = (action: string) => ({
    action,
    run: async () => {
      ran.push(action);
      await note(test.db, { actor: 'server', action });
    },
  });
  const broken = { action: 'job.broken', run: () => Promise.reject(new Error('no')) };
  const at = (hours: number) =>
    runDueJobs(test.db, [broken, job('job.a'), job('job.b')], new Date(Date.now() + hours * HOUR_MS), {
      log,
      signal: new AbortController().signal,
    });
  await at(0);
  await at(23);
  expect(ran).toEqual(['job.a', 'job.b']);
  await at(25);
  expect(ran).toEqual(['job.a', 'job.b', 'job.a', 'job.b']);
});

it('who stops them waits for the one that runs, which is told to end, and no other begins', async () => {
  const ran: string[] = [];
  const job = (action: string) => ({
    action,
    run: async (_: Date, signal: AbortSignal) => {
      ran.push(`${action} begins`);
      await once(signal, 'abort');
      ran.push(`${action} ends`);
      signal.throwIfAborted();
    },
  });
  const stop = startDailyJobs(test.db, [job('job.long'), job('job.next')], { log });
  await expect.poll(() => ran).toEqual(['job.long begins']);
  await stop();
  expect(ran).toEqual(['job.long begins', 'job.long ends']);
});
