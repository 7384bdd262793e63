import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { answerCommand } from './command-answer.ts';
import { EVENT_BACKLOG_BYTES, POSITION_BACKLOG_BYTES } from './line.ts';
import { socketOf, startTestLive, tellEvent, testAccess } from './test-live.ts';
import { openLiveLine } from '../../client/live/line.ts';
import { createLiveBuffer } from '../../client/live/live-buffer.ts';
import { followEvents } from '../../client/live/events.ts';
import { startEmbedded } from '../db/embedded.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import { migrate } from '../db/migrate.ts';
import { makeKysely, makePool } from '../db/pool.ts';
import { createTestDatabase, silentLog, type TestDatabase } from '../db/test-database.ts';
import { makeTestDir } from '../db/test-data-dir.ts';
import { hangableDatabase } from '../db/test-processes.ts';
import { addTestTerritory, TEST_PATHS } from '../db/test-territory.ts';
import { lastPositions } from '../ingest/position/store.ts';
import { HEADER_BYTES, RECORD_BYTES } from '../../shared/live/frame.ts';
import type { Position } from '../../shared/operations/schema.ts';

const CITY = '100000001';
const access = testAccess({ republic: [TEST_PATHS.root] });
const position = (unitId: number, lon: number): Position => ({
  unitId,
  lon,
  lat: 51,
  headingDeg: null,
  speedMs: null,
  accuracyM: null,
  at: Date.now(),
  source: 'radio',
  receivedAt: Date.now(),
});

function screen(url: string) {
  const line = openLiveLine(url, { WebSocket: socketOf('republic') });
  const seen: number[] = [];
  const reloads: number[] = [];
  const states: string[] = [];
  const events = followEvents({
    source: line,
    clock: Date.now,
    apply: ({ seq }) => seen.push(seq),
    reload: (seq) => reloads.push(seq),
  });
  events.subscribe(() => {
    const { state } = events.state();
    if (states.at(-1) !== state) states.push(state);
  });
  return {
    line,
    events,
    seen,
    reloads,
    states,
    close: async () => {
      events.close();
      await line.close();
    },
  };
}

/** A line that can go dead as a radio link does: it stays open and carries nothing. */
async function deadableLine(
  target: number,
): Promise<{ url: string; dead(is: boolean): void; server: Server }> {
  const pairs = new Set<[Socket, Socket]>();
  let isDead = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    pairs.add([near, far]);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => isDead || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `ws://127.0.0.1:${port}/api/live`, dead: (is) => (isDead = is), server };
}

describe('a live channel over a bad line', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await addTestTerritory(test.db);
  });
  afterAll(() => test.drop());

  it('says that it is disconnected, and resumes without a gap after 500 events went by a dead line', async () => {
    const server = await startTestLive({ db: test.db, access });
    const wire = await deadableLine(server.port);
    const watching = screen(wire.url);
    onTestFinished(async () => {
      await watching.close();
      wire.server.close();
      await server.close();
    });
    await expect.poll(() => watching.events.state().state, { timeout: 8_000 }).toBe('complete');
    const head = await lastEvent(test.db);

    wire.dead(true);
    for (let n = 0; n < 500; n++) await tellEvent(test.db, CITY, n);
    // No close ever comes over such a line: silence must be enough.
    await expect.poll(() => watching.events.state().state, { timeout: 15_000 }).toBe('disconnected');
    expect(watching.seen).toEqual([]);

    wire.dead(false);
    await expect.poll(() => watching.events.state().state, { timeout: 40_000 }).toBe('complete');
    expect(watching.seen).toEqual(Array.from({ length: 500 }, (_, i) => head + 1 + i));
    expect(watching.reloads).toEqual([head]);
    expect(watching.states.slice(-3)).toEqual(['disconnected', 'catching-up', 'complete']);
  }, 90_000);

  it('keeps no more than its limit for a reader that stopped reading, and cuts it when events wait', async () => {
    const units = 60_000;
    const roster = Array.from({ length: units }, (_, i) => ({ unitId: i + 1, path: TEST_PATHS.city }));
    const server = await startTestLive({ db: test.db, access, roster });
    const reader = new WebSocket(server.url, { headers: { cookie: 'session=republic' } });
    const fast = screen(server.url);
    onTestFinished(async () => {
      reader.terminate();
      await fast.close();
      await server.close();
    });
    await once(reader, 'open');
    const subscribe = (id: number, path: string): void =>
      reader.send(JSON.stringify({ id, method: 'subscription', params: { path, input: {} } }));
    subscribe(1, 'live.positions');
    subscribe(2, 'live.events');
    await once(reader, 'message');
    reader.pause();

    const frameBytes = HEADER_BYTES + units * RECORD_BYTES;
    const highest = { bytes: 0 };
    for (let tick = 0; tick < 7; tick++) {
      // Every unit moves, so every frame is a whole one: without a limit this would be six megabytes.
      for (let unitId = 1; unitId <= units; unitId++)
        server.positions.accept(String(unitId), position(unitId, 71 + tick / 1e4));
      await pause(1_000);
      highest.bytes = Math.max(highest.bytes, server.live.backlog());
    }
    expect(highest.bytes).toBeGreaterThan(0);
    expect(highest.bytes).toBeLessThan(POSITION_BACKLOG_BYTES + 2 * frameBytes);
    expect(server.live.lines()).toBe(2);

    const large = 'x'.repeat(100_000);
    for (let n = 0; n * large.length < 2 * EVENT_BACKLOG_BYTES; n++)
      await tellEvent(test.db, CITY, n, { large });
    await expect.poll(() => server.live.lines(), { timeout: 10_000 }).toBe(1);
    await expect.poll(() => fast.events.state().state, { timeout: 10_000 }).toBe('complete');
    expect(server.live.backlog()).toBe(0);
  }, 90_000);

  it('hands every screen on when the server stops, and none of them loses an event', async () => {
    const first = await startTestLive({ db: test.db, access });
    const watching = screen(first.url);
    await expect.poll(() => watching.events.state().state, { timeout: 8_000 }).toBe('complete');
    const head = await lastEvent(test.db);
    await first.close();
    for (let n = 0; n < 5; n++) await tellEvent(test.db, CITY, n);
    const second = await startTestLive({ db: test.db, access, port: first.port });
    onTestFinished(async () => {
      await watching.close();
      await second.close();
    });
    await expect.poll(() => watching.seen, { timeout: 20_000 }).toEqual([1, 2, 3, 4, 5].map((n) => head + n));
  }, 60_000);
});

it('goes on with positions while the database is away, refuses commands clearly and loses nothing', async () => {
  const dataDir = await makeTestDir();
  const cluster = await startEmbedded({ dataDir, log: silentLog });
  const db = makeKysely(makePool(cluster.connection, silentLog));
  await migrate(db);
  await addTestTerritory(db);
  const server = await startTestLive({ db, access, roster: [{ unitId: 1, path: TEST_PATHS.city }] });
  const watching = screen(server.url);
  const buffer = createLiveBuffer();
  const stop = watching.line.positions({}, { frame: (bytes) => buffer.apply(bytes), ended: () => {} });
  const database = await hangableDatabase(dataDir);
  onTestFinished(async () => {
    database.wake();
    stop();
    await watching.close();
    await server.close();
    await db.destroy();
    await cluster.stop();
  });
  const command = (n: number): Promise<number> =>
    answerCommand(server.feed, () => tellEvent(db, CITY, n), 2_000);
  await expect.poll(() => watching.events.state().state, { timeout: 8_000 }).toBe('complete');
  const acknowledged: number[] = [];
  for (let n = 0; n < 50; n++) acknowledged.push(await command(n));

  database.hang();
  const onTheWay = command(1_000).then(
    () => 'saved',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );
  await expect.poll(() => watching.events.state().state, { timeout: 10_000 }).toBe('unconfirmed');
  await expect(onTheWay).resolves.toMatch(/^TIMEOUT: .*Send it again: it acts only once/);
  await expect(command(1_001)).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringMatching(/Nothing was changed/),
  });
  for (let tick = 1; tick <= 3; tick++) {
    server.positions.accept('radio', position(1, 71 + tick / 1e5));
    await expect
      .poll(() => buffer.count > 0 && buffer.unit(0).lon, { timeout: 5_000 })
      .toBeCloseTo(71 + tick / 1e5, 6);
  }
  expect(watching.events.state().state).toBe('unconfirmed');

  database.wake();
  await expect.poll(() => watching.events.state().state, { timeout: 20_000 }).toBe('complete');
  acknowledged.push(await command(2_000));
  await expect
    .poll(async () => (await lastPositions(db))[0]?.lon, { timeout: 10_000 })
    .toBeCloseTo(71.00003, 6);
  const kept = (await eventsAfter(db, 0, 1_000)).map(({ object }) => object);
  for (const n of acknowledged) expect(kept).toContain(`test:${n}`);
  await expect.poll(() => watching.seen.length).toBe(kept.length);
}, 90_000);
