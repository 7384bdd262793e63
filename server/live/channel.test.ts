import { once } from 'node:events';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_REPLAY } from './events.ts';
import { CLOSE_NO_LONGER_GRANTED } from './server.ts';
import {
  socketOf,
  startTestLive,
  tellEvent,
  testAccess,
  type TestAccess,
  type TestLive,
} from './test-live.ts';
import { openLiveLine, retryDelayMs, type LiveLine } from '../../client/live/line.ts';
import { createLiveBuffer } from '../../client/live/live-buffer.ts';
import { followEvents, type LiveEvents } from '../../client/live/events.ts';
import { write } from '../db/write.ts';
import { lastEvent } from '../db/event/store.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { addTestTerritory, TEST_PATHS } from '../db/test-territory.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';
import type { Position } from '../../shared/operations/schema.ts';

const CITY = '100000001';
const OTHER = '200000001';
const roster = [
  { unitId: 11, path: TEST_PATHS.city },
  { unitId: 12, path: TEST_PATHS.district },
  { unitId: 21, path: TEST_PATHS.otherDistrict },
];

let test: TestDatabase;
let access: TestAccess;
let server: TestLive;
const open: { close(): unknown }[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  await addTestTerritory(test.db);
});
afterAll(() => test.drop());
beforeEach(async () => {
  access = testAccess({ republic: [TEST_PATHS.root], region: [TEST_PATHS.region], city: [TEST_PATHS.city] });
  server = await startTestLive({ db: test.db, access, roster });
});
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close();
  await server.close();
});

type Screen = {
  line: LiveLine;
  events: LiveEvents;
  seen: LoggedEvent[];
  reloads: number[];
  sockets: WebSocket[];
};

/** A screen as the client makes it, of a session; it comes back after a cut when `mayReturn` lets it. */
function openScreen(session: string, mayReturn?: () => Promise<boolean>): Screen {
  const sockets: WebSocket[] = [];
  const line = openLiveLine(server.url, {
    WebSocket: socketOf(session, sockets),
    ...(mayReturn && { mayReturn }),
  });
  const seen: LoggedEvent[] = [];
  const reloads: number[] = [];
  const events = followEvents({
    source: line,
    clock: Date.now,
    apply: (event) => seen.push(event),
    reload: (seq) => reloads.push(seq),
  });
  open.push({ close: () => events.close() }, { close: () => line.close() });
  return { line, events, seen, reloads, sockets };
}
const complete = async (screen: Screen): Promise<void> => {
  await expect.poll(() => screen.events.state().state, { timeout: 8_000 }).toBe('complete');
};
const objects = ({ seen }: Screen) => seen.map(({ object }) => object);
const fix = (unitId: number, n = 0): Position => ({
  unitId,
  lon: 71 + n / 1e4,
  lat: 51,
  headingDeg: 90,
  speedMs: 10,
  accuracyM: 5,
  at: Date.now() + n,
  source: 'radio',
  receivedAt: Date.now(),
});

describe('the upgrade to a WebSocket', () => {
  const refusal = async (
    headers: Record<string, string>,
    path = '/api/live',
  ): Promise<number | undefined> => {
    const socket = new WebSocket(server.url.replace('/api/live', path), { headers });
    socket.on('error', () => {});
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
    socket.terminate();
    return response.statusCode;
  };

  it('is refused without a session, from a page of another origin, and on another path', async () => {
    await expect(refusal({})).resolves.toBe(401);
    await expect(refusal({ cookie: 'session=nobody' })).resolves.toBe(401);
    const cookie = 'session=republic';
    await expect(refusal({ cookie, origin: 'https://elsewhere.example' })).resolves.toBe(403);
    await expect(refusal({ cookie }, '/api/other')).resolves.toBe(404);
    expect(server.live.lines()).toBe(0);
  });

  it('is taken from a page of this server', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    const socket = new WebSocket(server.url, { headers: { cookie: 'session=city', origin } });
    await once(socket, 'open');
    expect(server.live.lines()).toBe(1);
    socket.terminate();
  });
});

describe('a line that may not come back', () => {
  it('ends for good instead of asking for ever; one whose right cannot be asked for tries again', async () => {
    const answers: (boolean | Error)[] = [new Error('No line'), true, false];
    const sockets: WebSocket[] = [];
    const line = openLiveLine(server.url, {
      WebSocket: socketOf('city', sockets),
      mayReturn: async () => {
        const answer = answers.shift() ?? false;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    const events = followEvents({ source: line, clock: Date.now, apply: () => {}, reload: () => {} });
    open.push(events, line);
    await expect.poll(() => events.state().state, { timeout: 8_000 }).toBe('complete');
    sockets[0]?.terminate();
    await expect.poll(() => sockets.length, { timeout: 15_000 }).toBe(2);
    await expect.poll(() => events.state().state, { timeout: 8_000 }).toBe('complete');
    sockets[1]?.terminate();
    await expect.poll(() => answers.length, { timeout: 8_000 }).toBe(0);
    await expect.poll(() => events.state().state, { timeout: 8_000 }).toBe('disconnected');
    // Longer than a subscription waits before it asks again.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect([sockets.length, answers.length]).toEqual([2, 0]);
    expect(server.live.lines()).toBe(0);
  });
});

describe('events', () => {
  it('begin with a snapshot, come in order, and say that the picture is complete', async () => {
    const head = await lastEvent(test.db);
    const republic = openScreen('republic');
    await complete(republic);
    expect(republic.reloads).toEqual([head]);
    for (let n = 0; n < 20; n++) await tellEvent(test.db, n % 2 ? CITY : OTHER, n);
    await expect
      .poll(() => republic.seen.map(({ seq }) => seq - head))
      .toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(republic.events.state()).toMatchObject({ state: 'complete' });
  });

  it('resume without a gap after a cut, also what another program wrote meanwhile', async () => {
    const region = openScreen('region');
    await complete(region);
    const head = await lastEvent(test.db);
    region.sockets.at(-1)?.terminate();
    await expect.poll(() => region.events.state().state).toBe('disconnected');
    for (let n = 0; n < 500; n++) await tellEvent(test.db, CITY, n);
    await expect.poll(() => region.seen.length, { timeout: 15_000 }).toBe(500);
    expect(region.seen.map(({ seq }) => seq - head)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    expect(region.reloads).toHaveLength(1);
    await complete(region);
  });

  it('become a snapshot when the screen was away for too many of them', async () => {
    let allWritten: (mayReturn: true) => void = () => {};
    const written = new Promise<true>((resolve) => (allWritten = resolve));
    const city = openScreen('city', () => written);
    await complete(city);
    city.sockets.at(-1)?.terminate();
    await expect.poll(() => city.events.state().state).toBe('disconnected');
    const events = Array.from({ length: MAX_REPLAY + 1 }, (_, n) => ({ n }));
    await write(test.db, { actor: 'seed', action: 'test.many' }, () =>
      Promise.resolve({
        result: 0,
        events: events.map((data) => ({ kind: 'test.told', kato: CITY, object: 'test:many', data })),
      }),
    );
    allWritten(true);
    await expect.poll(() => city.reloads.length, { timeout: 60_000 }).toBe(2);
    expect(city.reloads[1]).toBe(await lastEvent(test.db));
    expect(city.seen).toEqual([]);
    await complete(city);
  }, 90_000);

  it('are asked for again when one is missing between two that came', async () => {
    const republic = openScreen('republic');
    const told: number[] = [];
    let lose = false;
    const lossy = followEvents({
      source: {
        ...republic.line,
        events: (lastSeq, handlers) =>
          republic.line.events(lastSeq, {
            ...handlers,
            message: (message) => {
              if (lose && message.type === 'event') lose = false;
              else handlers.message(message);
            },
          }),
      },
      clock: Date.now,
      apply: ({ object }) => told.push(Number(object.split(':')[1])),
      reload: () => {},
    });
    open.unshift(lossy);
    await expect.poll(() => lossy.state().state, { timeout: 8_000 }).toBe('complete');
    lose = true;
    for (let n = 0; n < 3; n++) await tellEvent(test.db, CITY, n);
    await expect.poll(() => told, { timeout: 8_000 }).toEqual([0, 1, 2]);
  });
});

describe('a grant', () => {
  it('ends its lines at once when it is revoked, and within a second when its territory changes', async () => {
    const city = openScreen('city');
    const region = openScreen('region');
    await complete(city);
    await complete(region);
    const [closed] = [once(city.sockets[0] as WebSocket, 'close')];
    access.revoke('city');
    await expect(closed).resolves.toMatchObject([CLOSE_NO_LONGER_GRANTED, expect.anything()]);
    const moved = once(region.sockets[0] as WebSocket, 'close');
    access.grants.set('region', [TEST_PATHS.otherRegion]);
    await expect(moved).resolves.toMatchObject([CLOSE_NO_LONGER_GRANTED, expect.anything()]);
    await expect.poll(() => region.events.state().state, { timeout: 8_000 }).toBe('complete');
    const before = region.seen.length;
    await tellEvent(test.db, CITY, 1);
    await tellEvent(test.db, OTHER, 2);
    await expect.poll(() => objects(region).slice(before)).toEqual(['test:2']);
    expect(city.events.state().state).toBe('disconnected');
  });

  it('lets nothing of another territory reach the socket: neither event nor position', async () => {
    const raw: Buffer[] = [];
    const city = openScreen('city');
    const buffer = createLiveBuffer();
    const stop = city.line.positions({}, { frame: (bytes) => buffer.apply(bytes), ended: () => {} });
    open.unshift({ close: stop });
    await expect.poll(() => city.sockets.length).toBe(1);
    city.sockets[0]?.on('message', (data: Buffer | ArrayBuffer) =>
      raw.push(Buffer.from(data as ArrayBuffer)),
    );
    for (let n = 0; n < 50; n++) {
      await tellEvent(test.db, OTHER, 7_000 + n, { secret: 'of-another-region' });
      await tellEvent(test.db, '100000002', 8_000 + n, { secret: 'of-a-neighbour' });
      await tellEvent(test.db, CITY, 9_000 + n);
      for (const { unitId } of roster) server.positions.accept(`d${unitId}`, fix(unitId, n));
    }
    await expect.poll(() => city.seen.length, { timeout: 8_000 }).toBe(50);
    await expect.poll(() => buffer.count, { timeout: 8_000 }).toBe(1);
    expect(buffer.unit(0)).toMatchObject({ unitId: 11 });
    const all = Buffer.concat(raw);
    const text = all.toString('latin1');
    expect(text).toContain('test:9049');
    for (const foreign of ['test:70', 'test:80', OTHER, '100000002', 'secret', '200000000'])
      expect(text.includes(foreign), foreign).toBe(false);
    for (const message of raw.filter((m) => m.subarray(0, 4).toString() === 'SPOS'))
      expect(message.byteLength).toBeLessThanOrEqual(8 + 24 + 16);
  });
});

describe('positions', () => {
  const follow = (
    session: string,
    options: { base64?: boolean; box?: [number, number, number, number]; unit?: string } = {},
  ) => {
    const sockets: WebSocket[] = [];
    const line = openLiveLine(server.url, {
      base64: options.base64 ?? false,
      WebSocket: socketOf(session, sockets),
    });
    const buffer = createLiveBuffer();
    const gaps: boolean[] = [];
    const { base64: _, ...where } = options;
    const stop = line.positions(where, {
      frame: (bytes) => gaps.push(buffer.apply(bytes).gap),
      ended: () => {},
    });
    open.push({ close: stop }, line);
    return { buffer, gaps, sockets };
  };
  const ids = ({ buffer }: { buffer: ReturnType<typeof createLiveBuffer> }) =>
    Array.from({ length: buffer.count }, (_, slot) => buffer.unit(slot))
      .filter(({ fixedAtMs }) => fixedAtMs !== null)
      .map(({ unitId }) => unitId)
      .sort((a, b) => a - b);

  it('come as binary frames and, where these do not pass, as text; the latest only', async () => {
    const binary = follow('republic');
    const text = follow('republic', { base64: true });
    for (const { unitId } of roster) server.positions.accept(`d${unitId}`, fix(unitId));
    await expect.poll(() => ids(binary), { timeout: 8_000 }).toEqual([11, 12, 21]);
    await expect.poll(() => ids(text), { timeout: 8_000 }).toEqual([11, 12, 21]);
    server.positions.accept('d11', { ...fix(11, 3), at: Date.now() + 500 });
    server.positions.setStatus(11, 'en_route');
    const unit = () => binary.buffer.unit(binary.buffer.slotOf(11) ?? -1);
    await expect.poll(() => unit().lon, { timeout: 8_000 }).toBeCloseTo(71.0003, 6);
    expect(unit()).toMatchObject({ status: 'en_route', headingDeg: 90 });
    const slot = binary.buffer.slotOf(11) ?? -1;
    expect([...binary.buffer.place.subarray(slot * 4, slot * 4 + 4)]).toEqual([71, 51, 71.0003, 51]);
    expect(binary.gaps).not.toContain(true);
  });

  it('of a box are those that lie in it', async () => {
    const boxed = follow('republic', { box: [70, 50, 72, 52] });
    server.positions.accept('d11', fix(11));
    for (const unitId of [12, 21]) server.positions.accept(`d${unitId}`, { ...fix(unitId), lon: 60 });
    await expect.poll(() => ids(boxed), { timeout: 8_000 }).toEqual([11]);
    expect(boxed.buffer.count).toBe(1);
  });

  it('of a unit of territory are those of it that are granted, and none of a territory outside', async () => {
    const looking = follow('republic', { unit: CITY });
    const beside = follow('city', { unit: '100000000' });
    const outside = follow('city', { unit: OTHER });
    for (const { unitId } of roster) server.positions.accept(`d${unitId}`, fix(unitId));
    await expect.poll(() => ids(looking), { timeout: 8_000 }).toEqual([11]);
    await expect.poll(() => ids(beside), { timeout: 8_000 }).toEqual([11]);
    await expect.poll(() => outside.gaps.length, { timeout: 8_000 }).toBeGreaterThan(1);
    expect(outside.buffer.count).toBe(0);
  });

  it('stop with the subscription, and a cut line leaves nothing behind', async () => {
    const republic = follow('republic');
    await expect.poll(() => republic.gaps.length, { timeout: 8_000 }).toBeGreaterThan(0);
    expect(server.hub.size()).toEqual({ subscribers: 1, scopes: 1 });
    republic.sockets[0]?.terminate();
    await expect.poll(() => server.hub.size().subscribers).toBe(0);
  });
});

it('the next attempt to connect comes later each time and never at the same moment as another’s', () => {
  const delays = Array.from({ length: 8 }, (_, attempt) => [
    retryDelayMs(attempt, () => 0),
    retryDelayMs(attempt, () => 1),
  ]);
  expect(delays[0]).toEqual([250, 1_000]);
  expect(delays.at(-1)).toEqual([3_750, 15_000]);
});
