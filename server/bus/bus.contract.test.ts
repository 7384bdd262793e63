import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessBus, type Bus } from './bus.ts';
import { natsBus } from './nats.ts';
import { postgresBus } from './postgres.ts';
import { startTestNats } from './test-nats.ts';
import { findProgram } from '../test-program.ts';
import { eventsAfter } from '../db/event/store.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { addTestTerritory, TEST_PATHS } from '../db/test-territory.ts';
import { write } from '../db/write.ts';
import type { Pool } from '../db/listen.ts';
import { makeKysely, makePool } from '../db/pool.ts';
import type { Db } from '../db/schema.ts';
import { openEventFeed, type EventFeed } from '../live/feed.ts';
import { packFixes, unpackFixes } from '../../shared/live/fixes.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';

const quiet = { info: () => {}, warn: () => {} };
type Member = { db: Db; bus: Bus; feed: EventFeed; seen: LoggedEvent[]; close(): Promise<void> };
type Driver = { member(): Promise<Member>; close(): Promise<void> };

const natsServer = findProgram('nats-server');

const drivers: [string, (test: TestDatabase) => Promise<Driver>][] = [
  ['within a process', (test) => driver(test, shared(inProcessBus()))],
  ['over PostgreSQL', (test) => driver(test, (_db, pool) => postgresBus(pool, quiet))],
];
if (natsServer) drivers.push(['over NATS', (test) => natsDriver(test, natsServer)]);

const shared = (bus: Bus) => () => Promise.resolve(bus);

async function driver(test: TestDatabase, bus: (db: Db, pool: Pool) => Promise<Bus>): Promise<Driver> {
  const opened: Member[] = [];
  return {
    member: async () => {
      const pool = makePool(test.url, quiet);
      const db = makeKysely(pool);
      const own = await bus(db, pool);
      const feed = await openEventFeed({ db, bus: own, log: quiet, clock: Date.now });
      const seen: LoggedEvent[] = [];
      feed.follow({ event: (event) => seen.push(event), beat: () => {} });
      const close = async (): Promise<void> => {
        await feed.close();
        await own.close();
        await db.destroy();
      };
      const member = { db, bus: own, feed, seen, close };
      opened.push(member);
      return member;
    },
    close: async () => {
      for (const member of opened) await member.close();
    },
  };
}

async function natsDriver(test: TestDatabase, program: string): Promise<Driver> {
  const dir = await mkdtemp(join(tmpdir(), 'sholu-nats-'));
  const nats = await startTestNats(program, dir);
  const inner = await driver(test, (db) =>
    Promise.resolve(natsBus({ url: nats.url, site: 'astana', db, log: quiet })),
  );
  return {
    ...inner,
    close: async () => {
      await inner.close();
      await nats.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

describe.each(drivers)('the bus %s', (_name, open) => {
  let test: TestDatabase;
  let driven: Driver;
  let here: Member;
  let there: Member;
  beforeAll(async () => {
    test = await createTestDatabase();
    await addTestTerritory(test.db);
    driven = await open(test);
    here = await driven.member();
    there = await driven.member();
  });
  afterAll(async () => {
    await driven.close();
    await test.drop();
  });

  const tell = (db: Db, n: number): Promise<number> =>
    write(db, { actor: 'seed', action: 'test.tell' }, () =>
      Promise.resolve({
        result: n,
        events: [{ kind: 'test.told', kato: '100000001', object: `test:${n}`, data: { n } }],
      }),
    );

  it('brings every event to every server once and in the order of the log', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, n) => tell(n % 2 ? here.db : there.db, n)));
    await expect.poll(() => [here.seen.length, there.seen.length], { timeout: 20_000 }).toEqual([200, 200]);
    const log = await eventsAfter(test.db, 0, 1_000);
    expect(here.seen).toEqual(log);
    expect(there.seen).toEqual(log);
  });

  it('finds what another program wrote without telling anybody', async () => {
    const before = here.seen.length;
    await tell(test.db, 1_000);
    await expect.poll(() => here.seen.length, { timeout: 10_000 }).toBe(before + 1);
    expect(here.seen.at(-1)).toMatchObject({ object: 'test:1000', path: TEST_PATHS.city });
  });

  it('brings fixes of a district to every server', async () => {
    const fixes = Array.from({ length: 600 }, (_, i) => ({
      unitId: i + 1,
      lon: 71.5 + i / 1_000,
      lat: 51.25,
      headingDeg: i % 2 ? null : 12.34,
      speedMs: i % 3 ? 10 : null,
      source: 'radio' as const,
      at: 1_700_000_000_000 + i,
    }));
    const got: number[] = [];
    there.bus.subscribePositions(({ path, packed }) => {
      if (path === TEST_PATHS.district) got.push(...unpackFixes(packed).map(({ unitId }) => unitId));
    });
    const send = () => here.bus.publishPositions([{ path: TEST_PATHS.district, packed: packFixes(fixes) }]);
    await send();
    await expect.poll(() => got.length, { timeout: 10_000 }).toBe(600);
    expect(new Set(got)).toEqual(new Set(fixes.map(({ unitId }) => unitId)));
  });
});

describe.each(natsServer ? [natsServer] : [])('two sites over NATS', (program) => {
  it('have each other’s events once, also those of a time when NATS was killed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'sholu-nats-'));
    const nats = await startTestNats(program, dir);
    const databases = [await createTestDatabase(), await createTestDatabase()];
    const sites = await Promise.all(
      databases.map(async (test, i) => {
        await addTestTerritory(test.db);
        const site = i ? 'aktau' : 'astana';
        const inner = await driver(test, (db) =>
          Promise.resolve(natsBus({ url: nats.url, site, db, log: quiet })),
        );
        return { inner, member: await inner.member() };
      }),
    );
    const told = (i: number, n: number): Promise<number> =>
      write(sites[i]?.member.db as Db, { actor: 'seed', action: 'test.tell' }, () =>
        Promise.resolve({
          result: n,
          events: [{ kind: 'test.told', kato: '200000001', object: `test:${i}-${n}`, data: {} }],
        }),
      );
    for (let n = 0; n < 20; n++) await told(n % 2, n);
    await nats.stop();
    for (let n = 20; n < 40; n++) await told(n % 2, n);
    await nats.start();
    for (let n = 40; n < 60; n++) await told(n % 2, n);

    const objects = (i: number) => sites[i]?.member.seen.map(({ object }) => object) ?? [];
    await expect.poll(() => [objects(0).length, objects(1).length], { timeout: 30_000 }).toEqual([60, 60]);
    expect(objects(0).toSorted()).toEqual(objects(1).toSorted());
    expect(new Set(objects(0)).size).toBe(60);
    for (const { inner } of sites) await inner.close();
    for (const test of databases) await test.drop();
    await nats.stop();
    await rm(dir, { recursive: true, force: true });
  }, 90_000);
});
