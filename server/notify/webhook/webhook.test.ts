import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup, refusalOf } from './guard.ts';
import { deliveriesOf, LOCAL, notifying, reader, receiver, ruled, webhookOf } from '../notify.fixture.ts';
import { MOST_ATTEMPTS } from '../../../shared/notify/backoff.ts';
import type { Db } from '../../db/schema.ts';
import {
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../../operations/operations.fixture.ts';

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

/** An incident of a category that only this test has, told to one webhook. */
async function toldTo(url: string, category: string) {
  const webhook = await webhookOf(db, chief.personId, url);
  await ruled(db, { webhooks: [webhook], categories: [category] });
  const { id } = await openedBy(aida, { category });
  return async () => {
    const [one] = await deliveriesOf(db, `incident:${id}`);
    return one && { state: one.state, attempts: one.attempts, failure: one.failure, answer: one.answer };
  };
}

describe('a webhook', () => {
  it('that fails twice gets the message a third time by the same name, each time signed anew', async () => {
    const hook = await receiver((n) => ({ status: n <= 2 ? 500 : 204 }));
    notifying(world);
    const outcome = await toldTo(hook.url, 'theft');
    await expect.poll(outcome).toMatchObject({ state: 'sent', attempts: 3, failure: null });
    expect(hook.posted).toHaveLength(3);
    expect(new Set(hook.posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(new Set(hook.posted.map(({ body }) => body)).size).toBe(1);
  });

  it('that never takes it is tried so often and no more, and keeps the last answer', async () => {
    const hook = await receiver(() => ({ status: 503 }));
    notifying(world, {}, { firstRetryMs: 1 });
    const outcome = await toldTo(hook.url, 'fraud');
    const dead = { state: 'dead', attempts: MOST_ATTEMPTS, failure: 'refused', answer: '503 an answer' };
    await expect.poll(outcome, { timeout: 20_000 }).toEqual(dead);
    expect(hook.posted).toHaveLength(MOST_ATTEMPTS);
  });

  it('that says no, or that it is gone, is not asked again', async () => {
    const no = await receiver(() => ({ status: 400 }));
    const gone = await receiver(() => ({ status: 410 }));
    notifying(world);
    const outcomes = [await toldTo(no.url, 'robbery'), await toldTo(gone.url, 'assault')];
    await expect
      .poll(outcomes[0] ?? (() => null))
      .toMatchObject({ state: 'dead', attempts: 1, failure: 'refused' });
    await expect
      .poll(outcomes[1] ?? (() => null))
      .toMatchObject({ state: 'dead', attempts: 1, failure: 'gone' });
  });

  it('that is silent is given up after its time, and holds up nobody else', async () => {
    const silent = await receiver(() => 'silence');
    const quick = await receiver();
    notifying(world, {}, { webhookTimeoutMs: 300, firstRetryMs: 600_000 });
    const slow = await toldTo(silent.url, 'vandalism');
    const other = await toldTo(quick.url, 'crowd');
    await expect.poll(other).toMatchObject({ state: 'sent' });
    await expect.poll(slow).toMatchObject({ state: 'waiting', attempts: 1, failure: 'timeout' });
  });

  it('that redirects is not followed', async () => {
    const target = await receiver();
    const hook = await receiver(() => ({ status: 307, headers: { location: target.url } }));
    notifying(world);
    await expect
      .poll(await toldTo(hook.url, 'drunkenness'))
      .toMatchObject({ state: 'dead', attempts: 1, failure: 'redirect' });
    expect(target.posted).toEqual([]);
  });

  it('in a private network, or in the clear, is not called unless the operator allows it', async () => {
    const hook = await receiver();
    const named = hook.url.replace('127.0.0.1', 'localhost');
    const open = { hosts: null, allowHttp: true };
    const worker = notifying(world, { webhooks: open });
    await expect
      .poll(await toldTo(hook.url, 'noise'))
      .toMatchObject({ state: 'dead', failure: 'private_address' });
    // A name that leads there is found out when it is looked up for the connection itself.
    await expect
      .poll(await toldTo(named, 'road_hazard'))
      .toMatchObject({ state: 'dead', failure: 'private_address' });
    await worker.close();
    notifying(world, { webhooks: { hosts: ['127.0.0.1'], allowHttp: false } });
    await expect.poll(await toldTo(hook.url, 'natural')).toMatchObject({ failure: 'not_allowed' });
    expect(hook.posted).toEqual([]);
  });

  it('is told only what its owner may see, inside its own territory', async () => {
    const hook = await receiver();
    const stranger = await reader(db, [['chief', '630000000']]);
    const elsewhere = await webhookOf(db, stranger.personId, hook.url);
    const narrow = await webhookOf(db, chief.personId, hook.url, '616000000');
    await ruled(db, { webhooks: [elsewhere, narrow], categories: ['medical'] });
    notifying(world);
    const { id } = await openedBy(aida, { category: 'medical' });
    const states = async () => (await deliveriesOf(db, `incident:${id}`)).map(({ state }) => state);
    await expect.poll(states).toEqual(['withheld', 'withheld']);
    expect(hook.posted).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['8.8.8.8', true],
    ['172.32.0.1', true],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['2a00:1450:4010::1', true],
    ['example.kz', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it('is refused by what it says itself, however it is written', () => {
    const open = { hosts: null, allowHttp: false };
    const why = (url: string, policy = open as typeof open | typeof LOCAL) => refusalOf(new URL(url), policy);
    expect(why('https://hooks.example.kz/x')).toBeNull();
    expect(why('http://hooks.example.kz/x')).toBe('not_allowed');
    expect(why('https://user:word@hooks.example.kz/')).toBe('not_allowed');
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]'])
      expect([host, why(`https://${host}/`)]).toEqual([host, 'private_address']);
    expect(why('http://127.0.0.1:9/', LOCAL)).toBeNull();
    expect(why('http://127.0.0.2:9/', LOCAL)).toBe('not_allowed');
  });

  it('that a name leads to is looked at before it is connected to', async () => {
    const found = new Promise((resolve) => publicLookup('localhost', {}, (error) => resolve(error?.name)));
    expect(await found).toBe('PrivateAddressError');
  });
});
