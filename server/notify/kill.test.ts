import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { deliveriesOf, KEY, notifying, reader, receiver, ruled, webhookOf } from './notify.fixture.ts';
import { makeKysely, makePool } from '../db/pool.ts';
import type { Db } from '../db/schema.ts';
import { bundleScript } from '../db/test-child.ts';
import { silentLog } from '../db/test-database.ts';
import {
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../operations/operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let aida: Caller;
let chief: { personId: number };
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
  chief = await reader(db, [['chief', REGION]]);
});
afterAll(() => world.test.drop());

async function startChild(): Promise<ChildProcess> {
  const script = await bundleScript(new URL('./worker.child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, world.test.url, KEY.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout ?? child, 'data');
  return child;
}
async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
const namesIn = (posted: readonly { headers: Record<string, unknown> }[]): unknown[] =>
  posted.map(({ headers }) => headers['idempotency-key']);

it('loses no message when its server is killed between the commit and the sending, and sends it again by its name', async () => {
  let isSilent = true;
  const hook = await receiver(() => (isSilent ? 'silence' : { status: 200 }));
  const webhook = await webhookOf(db, chief.personId, hook.url);
  await ruled(db, { webhooks: [webhook], categories: ['theft'] });
  const first = await startChild();
  const { id } = await openedBy(aida, { category: 'theft' });
  // It is being sent, and nobody knows whether it was.
  await expect.poll(() => hook.posted.length).toBe(1);
  expect(await deliveriesOf(db, `incident:${id}`)).toMatchObject([{ state: 'sending', attempts: 1 }]);
  await killed(first);
  // What happens while nobody notifies is told by whoever comes.
  const { id: later } = await openedBy(aida, { category: 'theft' });
  isSilent = false;
  await startChild();
  for (const one of [id, later])
    await expect
      .poll(() => deliveriesOf(db, `incident:${one}`).then((all) => all.map(({ state }) => state)))
      .toEqual(['sent']);
  const names = namesIn(hook.posted);
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(2);
});

it('tells every incident, and makes no message of one twice, while its server is killed again and again', async () => {
  const hook = await receiver();
  const webhook = await webhookOf(db, chief.personId, hook.url);
  await ruled(db, { webhooks: [webhook], categories: ['fraud'] });
  const ids: number[] = [];
  for (let round = 0; round < 5; round++) {
    const child = await startChild();
    for (let n = 0; n < 8; n++) ids.push((await openedBy(aida, { category: 'fraud' })).id);
    await killed(child);
  }
  await startChild();
  const states = async () =>
    Promise.all(
      ids.map((id) => deliveriesOf(db, `incident:${id}`).then((all) => all.map(({ state }) => state).join())),
    );
  await expect.poll(states, { timeout: 30_000 }).toEqual(ids.map(() => 'sent'));
  const subjects = hook.posted.map(({ body }) => (JSON.parse(body) as { subject: string }).subject);
  expect(new Set(subjects)).toEqual(new Set(ids.map((id) => `incident:${id}`)));
  // Twice only by the same name.
  expect(new Set(namesIn(hook.posted)).size).toBe(ids.length);
}, 120_000);

it('is the work of one of two servers, and of the other as soon as the one is gone', async () => {
  const hook = await receiver();
  const webhook = await webhookOf(db, chief.personId, hook.url);
  await ruled(db, { webhooks: [webhook], categories: ['noise'] });
  const pool = makePool(world.test.url, silentLog);
  const second = makeKysely(pool);
  const servers = [notifying(world), notifying({ db: second, picture: world.picture, test: { pool } })];
  onTestFinished(async () => {
    for (const server of servers) await server.close();
    await second.destroy();
  });
  const tell = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const { id } = await openedBy(aida, { category: 'noise' });
      await expect
        .poll(() => deliveriesOf(db, `incident:${id}`).then((all) => all.map(({ state }) => state)))
        .toEqual(['sent']);
    }
  };
  await tell(5);
  expect(hook.posted).toHaveLength(5);
  await servers[0]?.close();
  await tell(5);
  expect(hook.posted).toHaveLength(10);
  expect(new Set(namesIn(hook.posted)).size).toBe(10);
});

it('goes on when the connection of its lock breaks', async () => {
  const hook = await receiver();
  const webhook = await webhookOf(db, chief.personId, hook.url);
  await ruled(db, { webhooks: [webhook], categories: ['robbery'] });
  notifying(world);
  for (let n = 1; n <= 3; n++) {
    await openedBy(aida, { category: 'robbery' });
    await expect.poll(() => hook.posted.length).toBe(n);
    const { rows } = await world.test.pool.query<{ done: boolean }>(
      `select pg_terminate_backend(pid) as done from pg_locks
      where locktype = 'advisory' and classid = $1 and objid = $2 and granted
        and database = (select oid from pg_database where datname = current_database())`,
      [0x5402, 1],
    );
    expect(rows).toEqual([{ done: true }]);
  }
  await openedBy(aida, { category: 'robbery' });
  await expect.poll(() => hook.posted.length).toBe(4);
});
