import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestLive, testAccess, type TestLive } from './test-live.ts';
import type { LiveGrant } from './access.ts';
import type { Db } from '../db/schema.ts';
import {
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../operations/operations.fixture.ts';

const NEIGHBOUR = '310000000';
const reason = 'Қуғын облыс шекарасынан өтеді';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let officer: Caller;
let server: TestLive;
const open: WebSocket[] = [];
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  officer = await personAt(db, world.picture, 'Аида', [['duty_officer', REGION]]);
});
afterAll(() => world.test.drop());

/** Lines by what they are granted: paths of events, of what is shared, of sensitive incidents. */
const GRANTS: Readonly<Record<string, Omit<LiveGrant, 'personId' | 'sessionId' | 'positionPaths'>>> = {
  owner: {
    paths: [`000000000/${REGION}`],
    sharedPaths: [`000000000/${REGION}`],
    sensitivePaths: [`000000000/${REGION}`],
  },
  neighbour: {
    paths: [`000000000/${NEIGHBOUR}`],
    sharedPaths: [`000000000/${NEIGHBOUR}`],
    sensitivePaths: [`000000000/${NEIGHBOUR}`],
  },
  dispatcher: {
    paths: [],
    sharedPaths: [`000000000/${NEIGHBOUR}`],
    sensitivePaths: [`000000000/${NEIGHBOUR}`],
  },
  wall: { paths: [`000000000/${REGION}`], sharedPaths: [`000000000/${REGION}`], sensitivePaths: [] },
};
beforeEach(async () => {
  const access = testAccess({});
  server = await startTestLive({
    db,
    access: {
      ...access,
      holds: () => true,
      scopeOfRequest: (request) => {
        const who = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
        const grant = GRANTS[who];
        return Promise.resolve(grant ? { personId: who, sessionId: who, positionPaths: [], ...grant } : null);
      },
    },
  });
});
afterEach(async () => {
  open.splice(0).forEach((socket) => socket.terminate());
  await server.close();
});

/** Everything that comes over a line, as it came, without the word of every second. */
async function rawLine(who: string): Promise<() => string> {
  const socket = new WebSocket(server.url, { headers: { cookie: `session=${who}` } });
  open.push(socket);
  const frames: string[] = [];
  socket.on('message', (data: Buffer) => frames.push(data.toString('latin1')));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.send(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'live.events', input: {} } }));
  await expect.poll(() => frames.some((frame) => frame.includes('snapshot'))).toBe(true);
  return () => frames.filter((frame) => frame.includes('"event"') && !frame.includes('"asOf"')).join('\n');
}
const noted = (incidentId: number) =>
  officer.incidents.command({ type: 'incident.note', key: newKey(), incidentId, text: 'Қара көлік' });

it('of a shared incident the neighbour is told from the share on to its end, and of nothing beside it', async () => {
  const lines = await Promise.all(['owner', 'neighbour', 'dispatcher'].map(rawLine));
  const [owner = () => '', ...others] = lines;
  const incident = await openedBy(officer);
  const beside = await openedBy(officer);
  const object = `"incident:${incident.id}"`;
  const share = await officer.shares.begin({ incidentId: incident.id, unit: NEIGHBOUR, minutes: 60, reason });
  for (const line of others) await expect.poll(line).toContain('incident.shared');
  await noted(incident.id);
  await noted(beside.id);
  for (const line of others) await expect.poll(line).toContain('incident.noted');
  await officer.shares.end({ id: share.id, reason });
  await noted(incident.id);
  await noted(beside.id);
  for (const line of others) await expect.poll(line).toContain('incident.share_ended');
  await expect.poll(() => owner().split('incident.noted').length - 1).toBe(4);
  for (const line of others) {
    const said = line();
    expect(said).toContain(object);
    expect(said).not.toContain(`"incident:${beside.id}"`);
    expect(said).not.toContain('incident.created');
    expect(said.split('incident.noted')).toHaveLength(2);
    // Not even the reason or the caller: a screen asks for the card and gets what it may.
    expect(said).not.toMatch(/Айдана|\+7 701/);
  }
});

it('a share ends on the line by the clock, before anybody tells of it; a server that starts knows what is shared', async () => {
  const incident = await openedBy(officer);
  const { id } = await officer.shares.begin({
    incidentId: incident.id,
    unit: NEIGHBOUR,
    minutes: 60,
    reason,
  });
  await server.close();
  const until = new Date(Date.now() + 2_500);
  await db.updateTable('access_share').set({ valid_until: until }).where('id', '=', id).execute();
  server = await startTestLive({
    db,
    access: {
      ...testAccess({}),
      holds: () => true,
      scopeOfRequest: async () => ({
        personId: 'n',
        sessionId: 'n',
        positionPaths: [],
        ...(GRANTS['neighbour'] ?? { paths: [], sharedPaths: [], sensitivePaths: [] }),
      }),
    },
  });
  const line = await rawLine('neighbour');
  await noted(incident.id);
  await expect.poll(line).toContain('incident.noted');
  await expect.poll(() => Date.now() > until.getTime(), { timeout: 5_000 }).toBe(true);
  const seq = server.feed.asOf().seq;
  await noted(incident.id);
  await expect.poll(() => server.feed.asOf().seq).toBeGreaterThan(seq);
  await openedBy(await personAt(db, world.picture, 'Көрші', [['duty_officer', REGION]]));
  expect(line().split('incident.noted')).toHaveLength(2);
});

it('a wall is told nothing of what it hides but that it is gone, and everything of the rest', async () => {
  const [wall = () => '', owner = () => ''] = await Promise.all(['wall', 'owner'].map(rawLine));
  const hidden = await openedBy(officer, { category: 'sexual_offence', sensitive: true });
  const later = await openedBy(officer, { category: 'domestic', sensitive: false });
  const plain = await openedBy(officer, { category: 'fight', sensitive: false });
  await officer.incidents.command({
    type: 'incident.edit',
    key: newKey(),
    incidentId: later.id,
    expectedVersion: later.version,
    patch: { sensitive: true },
    reason: 'Жәбірленуші кәмелетке толмаған',
  });
  await noted(later.id);
  await noted(plain.id);
  await expect.poll(wall).toContain('incident.noted');
  await expect.poll(owner).toContain(`"incident:${hidden.id}"`);
  const said = wall();
  expect(said).not.toContain(`"incident:${hidden.id}"`);
  expect(said).toContain(`"incident:${plain.id}"`);
  expect(said).toContain('incident.withdrawn');
  expect(said).not.toContain('incident.edited');
  expect(said.split('incident.noted')).toHaveLength(2);
});
