import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sholu } from './command.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';
import { startEmbedded } from '../server/db/embedded.ts';

const origin = seededProduct().url;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sholu-audit-'));
  // The first command fills the database: the register is the first entry, the prices of equipment the second.
  await sholu(dataDir, 'audit', 'anchor');
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** As a superuser at the database, past the triggers. */
async function tamper(statement: string): Promise<void> {
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} }, mode: 'share' });
  const client = new pg.Client(server.connection);
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(statement);
  await client.end();
  await server.stop();
}

describe('the command line', () => {
  it('verifies the chain, prints its head to be kept, and exports it', async () => {
    const anchor = (await sholu(dataDir, 'audit', 'anchor')).out.trim();
    expect(anchor).toMatch(/^2:[0-9a-f]{64}$/);
    const whole = await sholu(dataDir, 'audit', 'verify', '--anchor', anchor);
    expect([whole.status, whole.out]).toEqual([0, `whole: 2 entries are whole, the last is ${anchor}\n`]);
    const file = join(dataDir, 'audit.json');
    expect((await sholu(dataDir, 'audit', 'export', file, '--actor', 'seed')).status).toBe(0);
    const actions = (JSON.parse(await readFile(file, 'utf8')) as { action: string }[]).map((e) => e.action);
    expect(actions.toSorted()).toEqual(['planning.seedPrices', 'register.seed']);
    const csv = await sholu(dataDir, 'audit', 'export', '-', '--action', 'audit.', '--from', '2026-01-01');
    expect(csv.out.split('\n')[1]).toContain('command line,audit.export,done');
  });

  it('names the entry of which one letter was changed in the database, and ends with 1', async () => {
    await tamper(`update audit_entry set actor = 'sead' where id = 1`);
    const broken = await sholu(dataDir, 'audit', 'verify');
    expect([broken.status, broken.out]).toEqual([
      1,
      `broken: entry 1 is not what was written: its hash differs; 0 entries are whole, the last is 0:${'0'.repeat(64)}\n`,
    ]);
    await tamper(`update audit_entry set actor = 'seed' where id = 1`);
    expect((await sholu(dataDir, 'audit', 'verify')).status).toBe(0);
  });

  it.each([
    [['audit', 'verify', '--anchor', '5'], 'An anchor is what'],
    [['audit', 'verify', '--from', '0'], 'Too small'],
    [['audit', 'export', 'audit.docx'], 'neither in .csv nor in .json'],
    [['audit', 'export', '-', '--action', '%'], 'domain.verb'],
  ])('refuses %j with a sentence that says why', async (args, sentence) => {
    const { status, err } = await sholu(dataDir, ...args);
    expect([status, err]).toEqual([1, expect.stringContaining(sentence)]);
  });
});

describe('the running server', () => {
  it('is ready, verified its audit at the start, and shows its metrics to this machine', async () => {
    const cookie = await cookieOf(origin);
    expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ ready: true });
    await expect
      .poll(
        async () => await (await fetch(`${origin}/api/trpc/audit.status`, { headers: { cookie } })).json(),
        { timeout: 30_000 },
      )
      .toMatchObject({ result: { data: { state: 'whole' } } });
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(text).toMatch(/sholu_picture_objects\{kind="facilities"\} [1-9]/);
    expect(text).toMatch(/sholu_audit_last_entry [1-9]/);
  });
});
