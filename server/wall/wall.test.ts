import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDemoWalls } from './demo.ts';
import { oneMap, wallOf } from './planted.fixture.ts';
import { signedIn } from '../access/test-access.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { loadPicture } from '../picture/load.ts';
import { plantTerritory, type Planted } from '../territory.fixture.ts';
import { startTestServer, type Said, type TestServer } from '../test-server.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { QUIET_WALL, type WallOrder } from '../../shared/wall/state.ts';

const ALMATY = '750000000';
const TURKISTAN = '610000000';
const MINUTE = 60_000;

let test: TestDatabase;
let server: TestServer;
let planted: ReadonlyMap<string, Planted>;
let republic: string;
let chief: { personId: number; cookie: string };
let now = Date.now();
let keys = 0;
const key = (): string => `wall-test-${++keys}`;
const ok = (said: Said): unknown => {
  expect([said.status, said.status === 200 ? '' : said.body]).toEqual([200, '']);
  return said.data;
};

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  planted = await plantTerritory(test.db, [ALMATY, TURKISTAN]);
  const picture = await loadPicture(test.db, { cameras: true });
  server = await startTestServer({ db: test.db, picture: () => picture, access: { clock: () => now } });
  republic = (await signedIn(test.db, [['administrator', COUNTRY_KATO]])).cookie;
  chief = await signedIn(test.db, [['chief', ALMATY]], { displayName: 'Aida Chief' });
  // Grants hold from the moment at which they were given.
  now = Date.now() + 1_000;
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

const save = (facts: unknown, cookie: string, seen: object | null = null): Promise<Said> =>
  server.mutate('wall.walls.save', { key: key(), seen, facts }, cookie);
const newWall = async (...of: Parameters<typeof wallOf>): Promise<number> =>
  (ok(await save(wallOf(...of), republic)) as { id: number }).id;
const order = (id: number, what: WallOrder, cookie = chief.cookie, as = key()): Promise<Said> =>
  server.mutate('wall.order', { id, key: as, order: what }, cookie);
type Card = {
  wall: { version: number; name: string };
  state: typeof QUIET_WALL;
  layouts: { key: string }[];
  heard: { screen: number; atMs: number }[];
};
const card = async (id: number, cookie = republic): Promise<Card> =>
  ok(await server.query('wall.walls.card', { id }, cookie)) as Card;
const deeds = (object: string): Promise<{ action: string; outcome: string }[]> =>
  test.db
    .selectFrom('audit_entry')
    .select(['action', 'outcome'])
    .where('object', '=', object)
    .orderBy('id')
    .execute();

describe('a wall', () => {
  it('is saved once however often that is sent, and not over somebody else’s change', async () => {
    const first = { key: key(), seen: null, facts: wallOf(ALMATY, [['city']], 'Hall') };
    const { id } = ok(await server.mutate('wall.walls.save', first, chief.cookie)) as { id: number };
    expect((ok(await server.mutate('wall.walls.save', first, chief.cookie)) as { id: number }).id).toBe(id);
    const renamed = { ...first.facts, name: 'Great hall' };
    expect(ok(await save(renamed, republic, { id, version: 1 }))).toEqual({ id, version: 2 });
    const late = await save(first.facts, chief.cookie, { id, version: 1 });
    expect([late.code, (await card(id)).wall.name]).toEqual(['CONFLICT', 'Great hall']);
    expect(await deeds(`wall:${id}`)).toHaveLength(2);
  });

  it('keeps its territory, and shows nothing that lies outside or is not there', async () => {
    const id = await newWall(ALMATY);
    const facts = wallOf(ALMATY);
    const [screen] = facts.screens;
    if (!screen) throw new Error('no screen');
    const slot = { days: [1], from: '08:00', to: '09:00', rotation: screen.rotation, unit: TURKISTAN };
    const wrong = [
      { ...facts, unit: TURKISTAN },
      wallOf(ALMATY, [['own-4000000']]),
      { ...facts, sensitivity: { no_such_category: 'dim' } },
      { ...facts, screens: [{ ...screen, timetable: [slot] }] },
      { ...facts, screens: [screen, screen] },
    ];
    for (const one of wrong) expect((await save(one, republic, { id, version: 1 })).status).toBe(400);
    expect((await card(id)).wall.version).toBe(1);
  });

  it('may show layouts of its own unit and of those above, and none of a neighbour', async () => {
    const layout = async (unit: string): Promise<string> => {
      const asked = { key: key(), seen: null, unit, facts: oneMap() };
      return `own-${(ok(await server.mutate('wall.layouts.save', asked, republic)) as { id: number }).id}`;
    };
    const [above, own, beside] = [await layout(COUNTRY_KATO), await layout(ALMATY), await layout(TURKISTAN)];
    const id = await newWall(ALMATY, [[above, own]]);
    const known = (await card(id, chief.cookie)).layouts.map((one) => one.key);
    expect(known).toEqual(expect.arrayContaining([above, own]));
    expect(known).not.toContain(beside);
    expect((await save(wallOf(ALMATY, [[beside]]), republic)).status).toBe(400);

    // A layout that is on a wall stays; a change of it makes the wall look again.
    const layoutId = Number(own.slice(4));
    const removal = { key: key(), id: layoutId, version: 1 };
    const refused = await server.mutate('wall.layouts.delete', removal, republic);
    expect([refused.code, refused.body.includes('Planted')]).toEqual(['CONFLICT', true]);
    const change = { key: key(), seen: { id: layoutId, version: 1 }, unit: ALMATY, facts: oneMap('Other') };
    ok(await server.mutate('wall.layouts.save', change, chief.cookie));
    expect((await card(id)).wall.version).toBe(2);
    // One of a unit above is not a chief's to change.
    const foreign = { ...change, key: key(), seen: { id: Number(above.slice(4)), version: 1 } };
    expect((await server.mutate('wall.layouts.save', foreign, chief.cookie)).status).toBe(404);
  });
});

describe('an order', () => {
  it('is told to the screens in the territory of the wall, with all that is on it, and who gave it', async () => {
    const id = await newWall(COUNTRY_KATO, [['country'], ['kpi']]);
    const before = await lastEvent(test.db);
    const almaty: WallOrder = {
      type: 'push',
      screens: [1],
      shows: { type: 'territory', unit: ALMATY, layout: 'city' },
      minutes: 30,
    };
    const as = key();
    const state = ok(await order(id, almaty, republic, as));
    expect(ok(await order(id, almaty, republic, as))).toEqual(state);
    const events = await eventsAfter(test.db, before, 10);
    expect(events.map(({ kind, object, path }) => ({ kind, object, path }))).toEqual([
      { kind: 'wall.changed', object: `wall:${id}`, path: COUNTRY_KATO },
    ]);
    expect(events[0]?.data).toEqual({ id, version: 1, state });
    expect((await card(id)).state).toMatchObject({
      revision: 1,
      territory: { unit: ALMATY, by: 'Tester' },
      screens: [{ position: 1, push: { shows: { type: 'territory', layout: 'city' } } }],
    });
    expect(await deeds(`wall:${id}`)).toEqual([
      { action: 'wall.saveWall', outcome: 'done' },
      { action: 'wall.push', outcome: 'done' },
    ]);
  });

  it('shows no territory, incident or layout from outside, nothing that walls hide, and no screen there is not', async () => {
    const id = await newWall(ALMATY);
    const incidentOf = (unit: string): number => planted.get(unit)?.incident ?? 0;
    const push = (shows: object): WallOrder =>
      ({ type: 'push', screens: [], minutes: null, shows }) as WallOrder;
    const answers = [
      await order(id, push({ type: 'territory', unit: TURKISTAN, layout: null })),
      await order(id, push({ type: 'layout', layout: 'weather' })),
      await order(id, { type: 'reload', screens: [2] }),
      await order(id, push({ type: 'incident', incident: incidentOf(TURKISTAN) })),
      await order(id, push({ type: 'incident', incident: 9_999_999 })),
      await order(await newWall(TURKISTAN), { type: 'identify' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 404]);
    expect(ok(await order(id, push({ type: 'incident', incident: incidentOf(ALMATY) })))).toBeTruthy();
    const hides = { ...wallOf(ALMATY), sensitivity: { fight: 'hide' } };
    const strict = (ok(await save(hides, republic)) as { id: number }).id;
    const hidden = await order(strict, push({ type: 'incident', incident: incidentOf(ALMATY) }));
    expect([hidden.status, hidden.body.includes('hidden on walls')]).toEqual([400, true]);
  });

  it('forgets a screen with the screen', async () => {
    const id = await newWall(ALMATY, [['city'], ['kpi']]);
    ok(await order(id, { type: 'turn', screens: [], by: 1 }));
    ok(await save(wallOf(ALMATY, [['city']]), republic, { id, version: 1 }));
    expect((await card(id)).state.screens.map(({ position }) => position)).toEqual([1]);
  });
});

describe('the pairing of a screen', () => {
  type Begun = { code: string; secret: string };
  const begin = async (): Promise<Begun> => ok(await server.mutate('wall.pair.begin', undefined)) as Begun;
  const poll = (secret: string): Promise<Said> => server.mutate('wall.pair.poll', { secret });
  const claim = (code: string, id: number, screen: number, cookie = chief.cookie): Promise<Said> =>
    server.mutate('wall.pair.claim', { code, id, screen }, cookie);
  const showing = {
    layout: 'city',
    unit: ALMATY,
    incident: null,
    because: 'rotation',
    version: '1',
    widthPx: 3840,
    heightPx: 2160,
    mapLocked: false,
    complete: true,
  };
  const paired = async (id: number, screen: number): Promise<string> => {
    const { code, secret } = await begin();
    ok(await claim(code, id, screen));
    return (await poll(secret)).setCookie?.split(';', 1)[0] ?? '';
  };

  it('gives it a session of its wall’s territory, once, and it says of itself alone that it is there', async () => {
    const id = await newWall(ALMATY, [['city'], ['kpi']]);
    const { code, secret } = await begin();
    expect(code).toMatch(/^[A-Z\d]{4}-[A-Z\d]{4}$/);
    expect(ok(await poll(secret))).toMatchObject({ state: 'waiting' });
    ok(await claim(code.toLowerCase().replace('-', ' '), id, 2));
    expect((await claim(code, id, 1)).status).toBe(404);
    const done = await poll(secret);
    expect(done.data).toEqual({ state: 'paired', id, screen: 2 });
    expect(done.setCookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect([(await poll(secret)).data, (await poll(secret)).setCookie]).toEqual([{ state: 'over' }, null]);
    const cookie = done.setCookie?.split(';', 1)[0] ?? '';

    expect(ok(await server.query('wall.mine', undefined, cookie))).toEqual({ id, screen: 2 });
    const me = ok(await server.query('access.me', undefined, cookie)) as {
      homeUnits: string[];
      grants: { role: string }[];
      session: { idleAt: null };
    };
    expect([me.homeUnits, me.grants.map(({ role }) => role), me.session.idleAt]).toEqual([
      [ALMATY],
      ['wall'],
      null,
    ]);
    expect((await order(id, { type: 'identify' }, cookie)).status).toBe(403);
    const heard = (screen: number): Promise<Said> =>
      server.mutate('wall.heard', { id, screen, showing }, cookie);
    ok(await heard(2));
    expect((await heard(1)).status).toBe(403);
    expect((await card(id)).heard).toEqual([{ screen: 2, atMs: now, showing }]);
    // The code that was used already is remembered as one that was wrong.
    expect(await deeds(`wall:${id}`)).toEqual([
      { action: 'wall.saveWall', outcome: 'done' },
      { action: 'wall.pairClaim', outcome: 'done' },
      { action: 'wall.pairClaim', outcome: 'failed' },
    ]);
  });

  it('is revoked on the desk, by another machine in its place, and with the wall', async () => {
    const id = await newWall(ALMATY, [['city'], ['kpi']]);
    const isIn = async (cookie: string): Promise<boolean> =>
      (await server.query('wall.mine', undefined, cookie)).status === 200;
    const [first, second] = [await paired(id, 1), await paired(id, 2)];
    const other = await paired(id, 1);
    expect([await isIn(first), await isIn(other), await isIn(second)]).toEqual([false, true, true]);
    ok(await server.mutate('wall.pair.revoke', { id, screen: 1 }, chief.cookie));
    expect([await isIn(other), await isIn(second)]).toEqual([false, true]);
    ok(await server.mutate('wall.walls.delete', { key: key(), id, version: 1 }, chief.cookie));
    expect(await isIn(second)).toBe(false);
  });

  it('is over after ten minutes, also when it was claimed and nobody asked', async () => {
    const id = await newWall(ALMATY);
    const { code, secret } = await begin();
    const claimed = await begin();
    ok(await claim(claimed.code, id, 1));
    now += 10 * MINUTE;
    expect((await claim(code, id, 1)).status).toBe(404);
    expect([(await poll(secret)).data, (await poll(claimed.secret)).data]).toEqual([
      { state: 'over' },
      { state: 'over' },
    ]);
  });

  it('is not guessed: who types wrong codes waits, and that is remembered', async () => {
    const id = await newWall(ALMATY);
    const guesser = await signedIn(test.db, [['chief', ALMATY]], { nowMs: now });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await claim('ACDE-FGHJ', id, 1, guesser.cookie)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    const failed = (await deeds(`wall:${id}`)).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(5);
  });

  it('is refused to who asks for codes without end', async () => {
    now += 20 * MINUTE;
    const statuses: number[] = [];
    for (let i = 0; i < 31; i += 1) statuses.push((await server.mutate('wall.pair.begin', undefined)).status);
    expect(statuses).toEqual([...Array(30).fill(200), 429]);
  });
});

it('the walls of the demonstration are made once, with numbers that everybody knows', async () => {
  const isUnit = (): boolean => true;
  await ensureDemoWalls(test.db, isUnit, new Date());
  await ensureDemoWalls(test.db, isUnit, new Date());
  const walls = ok(await server.query('wall.walls.list', undefined, republic)) as {
    wall: { id: number; unit: string; screens: unknown[] };
  }[];
  const demo = walls
    .filter(({ wall }) => wall.id < 101)
    .map(({ wall }) => [wall.id, wall.unit, wall.screens.length]);
  expect(demo).toEqual([
    [1, COUNTRY_KATO, 1],
    [2, ALMATY, 2],
  ]);
});
