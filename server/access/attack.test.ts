import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from './passwords.ts';
import { insertPerson } from './people/store.ts';
import { signedIn, type TestGrants } from './test-access.ts';
import { makeToken } from './tokens/tokens.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { appRouter } from '../router.ts';
import { plantTerritory, type Planted } from '../territory.fixture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';

const MINE = '610000000';
const THEIRS = '630000000';
const REASON = 'for the attack';

let test: TestDatabase;
let server: TestServer;
let theirs: Planted;
let picture: Picture;
let attacker: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const planted = await plantTerritory(test.db, [MINE, THEIRS]);
  const found = planted.get(THEIRS);
  if (!found) throw new Error('Nothing was planted');
  theirs = found;
  picture = await loadPicture(test.db, { cameras: true });
  server = await startTestServer({ db: test.db, picture: () => picture });
  attacker = await signedIn(test.db, [['administrator', MINE]]);
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

const PROCEDURES = appRouter._def.procedures as unknown as Readonly<
  Record<string, { _def: { type: 'query' | 'mutation' } }>
>;
const call = (procedure: string, input: unknown, cookie?: string) =>
  server[PROCEDURES[procedure]?._def.type === 'query' ? 'query' : 'mutate'](procedure, input, cookie);

type Headers = Record<string, string>;
const post = (procedure: string, body: string, headers: Headers): Promise<Response> =>
  fetch(`${server.origin}/api/trpc/${procedure}`, { method: 'POST', headers, body });

describe('the number of something of another territory', () => {
  const token = async () => {
    const wanted = {
      name: 'theirs',
      actions: ['register.read' as const],
      unit: THEIRS,
      days: 1,
      reason: REASON,
    };
    const by = { personId: theirs.person, actor: 'test', nowMs: Date.now() };
    return (await makeToken(test, wanted, by)).id;
  };
  const FORGED: Readonly<Record<string, () => unknown>> = {
    'coverage.facility': () => ({ id: theirs.facility }),
    'register.camera': () => ({ id: theirs.camera }),
    'register.editableFacility': () => ({ id: theirs.facility }),
    'register.editableCamera': () => ({ id: theirs.camera }),
    'register.history': () => ({ object: `facility:${theirs.facility}` }),
    'register.editFacility': () => ({
      id: theirs.facility,
      version: 1,
      reason: REASON,
      changes: { people: 1 },
    }),
    'register.editCamera': () => ({
      id: theirs.camera,
      version: 1,
      reason: REASON,
      changes: { azimuthDeg: 1 },
    }),
    'register.undo': () => ({ changeId: theirs.change, reason: REASON }),
    'access.people.get': () => ({ id: theirs.person }),
    'access.people.update': () => ({ id: theirs.person, displayName: 'Owned', reason: REASON }),
    'access.people.disable': () => ({ id: theirs.person, disabled: true, reason: REASON }),
    'access.people.resetPassword': () => ({ id: theirs.person, reason: REASON }),
    'access.grants.list': () => ({ personId: theirs.person }),
    'access.grants.add': () => ({ personId: theirs.person, role: 'wall', unit: MINE, reason: REASON }),
    'access.grants.revoke': () => ({ id: theirs.grant, reason: REASON }),
    'access.tokens.revoke': async () => ({ id: await token(), reason: REASON }),
  };

  it.each(Object.keys(FORGED))('%s answers like one that does not exist', async (procedure) => {
    const input = (await FORGED[procedure]?.()) as Record<string, unknown>;
    const said = await call(procedure, input, attacker.cookie);
    expect([procedure, said.status]).toEqual([procedure, 404]);
    const nowhere = Object.fromEntries(
      Object.entries(input).map(([key, value]) => {
        if (typeof value === 'number' && key !== 'version') return [key, 999_999];
        return [key, key === 'object' ? 'facility:999999' : value];
      }),
    );
    const nothing = await call(procedure, nowhere, attacker.cookie);
    const blind = (body: string): string => body.replaceAll(/\d+/g, '#');
    expect(blind(said.body)).toBe(blind(nothing.body));
    expect(said.body).not.toContain(THEIRS);
  });

  it('ends no session of another person', async () => {
    const victim = await signedIn(test.db, [['operator', MINE]]);
    await server.mutate('access.sessions.revoke', { id: victim.sessionId }, attacker.cookie);
    expect((await server.query('access.me', undefined, victim.cookie)).data).toMatchObject({ state: 'in' });
  });
});

describe('a cookie', () => {
  it('that was not given is nobody’s, whatever it holds', async () => {
    const value = attacker.cookie.slice('sholu='.length);
    for (const forged of [
      `${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
      `${value}A`,
      "' or 1=1 --",
      '../../etc/passwd',
      '{"$ne":null}',
      String(attacker.sessionId),
      'A'.repeat(43),
    ]) {
      const said = await server.query('access.sessions.list', undefined, `sholu=${forged}`);
      expect([forged, said.status]).toEqual([forged, 401]);
    }
  });

  it('is worth nothing after signing out', async () => {
    const victim = await signedIn(test.db);
    await server.mutate('access.signOut', undefined, victim.cookie);
    expect((await server.query('access.sessions.list', undefined, victim.cookie)).status).toBe(401);
  });

  it('that was planted before the sign-in is not the one after it', async () => {
    const login = 'fixated';
    const password = 'correct horse battery staple';
    await insertPerson(test.db, {
      login,
      displayName: 'Victim',
      passwordHash: await hashPassword(password),
      passwordUntil: null,
      demonstration: false,
      createdBy: 'test',
    });
    const made = `sholu=${'A'.repeat(43)}`;
    // The attacker's own session, put into the browser of the victim, ends when the victim signs in.
    const own = await signedIn(test.db, [['operator', MINE]]);
    for (const planted of [made, own.cookie]) {
      const said = await server.mutate('access.signIn', { login, password }, planted);
      expect(said.setCookie).not.toContain(planted);
      expect((await server.query('access.me', undefined, planted)).data).toMatchObject({ state: 'out' });
    }
  });
});

describe('a page of another site', () => {
  const revoke = () => JSON.stringify({ id: attacker.sessionId });
  it.each<[string, Headers]>([
    ['that names itself', { origin: 'https://evil.example' }],
    ['that hides its name', { origin: 'null' }],
    ['on a port beside', { origin: 'http://127.0.0.1:1' }],
    ['of which the browser says so', { 'sec-fetch-site': 'cross-site' }],
    ['of the same site', { 'sec-fetch-site': 'same-site' }],
    ['with a name that contains ours', { origin: 'http://127.0.0.1.evil.example' }],
  ])('%s changes nothing', async (_, headers) => {
    const answer = await post('access.sessions.revoke', revoke(), {
      cookie: attacker.cookie,
      'content-type': 'application/json',
      ...headers,
    });
    expect(answer.status).toBe(403);
    expect((await server.query('access.me', undefined, attacker.cookie)).data).toMatchObject({ state: 'in' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot send a form as %s',
    async (type) => {
      const answer = await post('access.sessions.revoke', revoke(), {
        cookie: attacker.cookie,
        'content-type': type,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      const seen = await server.query('access.me', undefined, attacker.cookie);
      expect(seen.data).toMatchObject({ state: 'in' });
    },
  );

  it.each(Object.keys(PROCEDURES).filter((name) => PROCEDURES[name]?._def.type === 'mutation'))(
    'cannot call %s by a link',
    async (procedure) => {
      const answer = await server.get(`/api/trpc/${procedure}?input={}`, attacker.cookie);
      expect(answer.status).toBe(405);
    },
  );
});

describe('nobody rises by their own hand', () => {
  const add = (personId: number, more: object, cookie: string) =>
    server.mutate(
      'access.grants.add',
      { personId, role: 'operator', unit: MINE, reason: REASON, ...more },
      cookie,
    );

  it('by territory: the Republic, or the region beside', async () => {
    for (const unit of [COUNTRY_KATO, THEIRS])
      expect((await add(attacker.personId, { unit }, attacker.cookie)).code).toBe('FORBIDDEN');
  });

  it('by time: an administrator whose own grant ends gives nothing for longer', async () => {
    const until = new Date(Date.now() + 3_600_000);
    const brief = await signedIn(test.db, [['administrator', MINE]]);
    await test.db
      .updateTable('access_grant')
      .set({ valid_until: until })
      .where('person_id', '=', brief.personId)
      .execute();
    const later = new Date(until.getTime() + 1_000).toISOString();
    for (const wanted of [null, later])
      expect((await add(brief.personId, { until: wanted }, brief.cookie)).code).toBe('FORBIDDEN');
    expect((await add(brief.personId, { until: until.toISOString() }, brief.cookie)).status).toBe(200);
  });

  it.each<[string, TestGrants]>([
    ['duty officer', [['duty_officer', MINE]]],
    ['chief', [['chief', MINE]]],
    ['auditor', [['auditor', MINE]]],
    ['integration', [['integration', MINE]]],
    ['wall', [['wall', MINE]]],
  ])('by role: a %s administers nobody', async (_, grants) => {
    const { cookie, personId } = await signedIn(test.db, grants);
    expect((await add(personId, { role: 'administrator' }, cookie)).code).toBe('FORBIDDEN');
    const person = {
      login: `puppet-${personId}`,
      displayName: 'Puppet',
      grants: [{ role: 'operator', unit: MINE }],
      reason: REASON,
    };
    expect((await server.mutate('access.people.create', person, cookie)).code).toBe('FORBIDDEN');
  });

  it('by somebody higher: a password of theirs is not given out, even when they also work here', async () => {
    const higher = await signedIn(test.db, [
      ['operator', MINE],
      ['administrator', COUNTRY_KATO],
    ]);
    const said = await server.mutate(
      'access.people.resetPassword',
      { id: higher.personId, reason: REASON },
      attacker.cookie,
    );
    expect(said.code).toBe('FORBIDDEN');
    const disable = { id: higher.personId, disabled: true, reason: REASON };
    expect((await server.mutate('access.people.disable', disable, attacker.cookie)).code).toBe('FORBIDDEN');
  });
});

describe('fields that nobody asked for', () => {
  const person = {
    login: 'massassigned',
    displayName: 'Mass',
    grants: [{ role: 'wall', unit: MINE }],
    reason: REASON,
  };
  it.each<[string, object]>([
    ['access.people.create', { ...person, demonstration: true }],
    ['access.people.create', { ...person, passwordHash: '$argon2id$' }],
    ['access.people.create', { ...person, grants: [{ role: 'wall', unit: MINE, source: 'oidc' }] }],
    ['access.people.update', { id: 1, displayName: 'Mass', reason: REASON, disabled: false }],
    ['access.people.resetPassword', { id: 1, reason: REASON, password: 'mine' }],
    ['access.grants.add', { personId: 1, role: 'wall', unit: MINE, reason: REASON, grantedBy: 'seed' }],
    ['access.grants.revoke', { id: 1, reason: REASON, revokedBy: 'seed' }],
    [
      'access.tokens.create',
      { name: 'mass', actions: ['register.read'], unit: MINE, days: 1, reason: REASON, personId: 1 },
    ],
  ])('%s refuses them by name', async (procedure, input) => {
    const said = await server.mutate(procedure, input, attacker.cookie);
    expect([said.code, said.body]).toEqual(['BAD_REQUEST', expect.stringContaining('Unrecognized key')]);
  });

  it('and keys that are part of every object change none', async () => {
    const body = `{"login":"x","password":"y","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}`;
    await post('access.signIn', body, { 'content-type': 'application/json' });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

const INJECTIONS = [
  `'; drop table person; --`,
  `' or '1'='1`,
  `%' union select password_hash from person --`,
  String.raw`\'; select pg_sleep(10); --`,
  '%%%___\\\\',
  '$1',
  '${process.exit(1)}',
  '\r\nset-cookie: sholu=1',
  '<script>alert(1)</script>',
];
describe.each(INJECTIONS)('the text %j', (text) => {
  it('is a text and nothing else, wherever it is typed', async () => {
    const { cookie } = attacker;
    const said = [
      await server.query('register.search', { text, limit: 5 }, cookie),
      await server.query('access.people.list', { text }, cookie),
      await server.mutate('access.signIn', { login: text, password: text }, undefined),
      await server.query('coverage.rollup', { unit: text, measure: text, source: text, type: text }, cookie),
      await server.query('audit.list', { filter: { text } }, cookie),
    ];
    for (const { status, body, setCookie } of said) {
      expect([200, 400]).toContain(status);
      expect(body).not.toMatch(/password_hash|syntax error|argon2|invalid byte/);
      expect(setCookie).toBeNull();
    }
    const address = new URLSearchParams({
      unit: MINE,
      measure: text,
      source: text,
      type: 'school',
      group: 'all',
    });
    const file = await server.get(`/export/coverage.csv?${address.toString()}`, cookie);
    expect([400, 404]).toContain(file.status);
    expect(file.headers.get('set-cookie')).toBeNull();
    await file.text();
    expect(await test.db.selectFrom('person').select('id').limit(1).execute()).toHaveLength(1);
  });
});

it('the character that no text in the database can hold is refused, before it gets there', async () => {
  const headers = { 'content-type': 'application/json', cookie: attacker.cookie };
  const body = JSON.stringify({ login: 'a\u0000b', password: 'x' });
  expect((await post('access.signIn', body, headers)).status).toBe(400);
  const input = encodeURIComponent(JSON.stringify({ text: '\u0000' }));
  for (const query of [`input=${input}`, `a=?&input=${input}`]) {
    const answer = await server.get(`/api/trpc/access.people.list?${query}`, attacker.cookie);
    expect([query, answer.status]).toEqual([query, 400]);
  }
});

describe('guessing', () => {
  it('a password of one account ends after a few, from however many sides at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        server.mutate('access.signIn', { login: 'guessed', password: `guess number ${i}` }),
      ),
    );
    const whys = guesses.map(({ data }) => (data as { why: string }).why);
    expect(whys.filter((why) => why === 'wrong').length).toBeLessThanOrEqual(5);
    expect(whys.filter((why) => why === 'locked').length).toBeGreaterThanOrEqual(35);
  });

  it('one password of many accounts ends with the rate of the address, in a batch too', async () => {
    const slow = await startTestServer({
      db: test.db,
      picture: () => picture,
      signInRate: { burst: 5, perSecond: 0.001 },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) {
      // The last ones write the name of the procedure so that only tRPC understands it.
      const name = i < 4 ? 'access.signIn' : 'access%2EsignI%6E';
      const answer = await fetch(`${slow.origin}/api/trpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: `spray-${i}`, password: 'Winter2026' }),
      });
      statuses.push(answer.status);
    }
    await slow.close();
    expect(statuses.slice(5)).toEqual([429, 429, 429]);
    const batched = await startTestServer({
      db: test.db,
      picture: () => picture,
      signInRate: { burst: 5, perSecond: 0.001 },
    });
    const answer = await fetch(
      `${batched.origin}/api/trpc/${'access.signIn,'.repeat(9)}access.signIn?batch=1`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      },
    );
    await batched.close();
    expect(answer.status).toBe(429);
  });
});

describe('a text made to be slow', () => {
  const timed = async (text: string): Promise<number> => {
    const begun = performance.now();
    const said = await server.query('register.search', { text, limit: 50 }, attacker.cookie);
    expect([200, 400]).toContain(said.status);
    return performance.now() - begun;
  };
  it.each([
    'a'.repeat(90),
    ' '.repeat(99),
    `${'а́'.repeat(49)}!`,
    '%'.repeat(100),
    '((((((((((a+)+)+)+)+)+)+)+)+)+)+$',
    Array.from({ length: 33 }, (_, i) => String.fromCodePoint(0x430 + i)).join(' '),
    '\u0301'.repeat(99),
    'мектеп '.repeat(14),
  ])('%j is searched for like any other', async (text) => {
    await timed('мектеп');
    const plain = Math.max(await timed('мектеп'), await timed('школа'), 1);
    // Backtracking would cost powers of this.
    expect(Math.min(await timed(text), await timed(text))).toBeLessThan(plain * 200);
  });
});

it('after thousands of hostile requests the process answers and its memory is flat', async () => {
  const hostile: (() => Promise<unknown>)[] = [
    () => server.query('access.sessions.list', undefined, `sholu=${crypto.randomUUID()}${'A'.repeat(7)}`),
    () => server.get('/tiles/cameras.json', undefined, { authorization: `Bearer sholu_1_${'A'.repeat(43)}` }),
    () => server.query('coverage.facility', { id: theirs.facility }, attacker.cookie),
    () => post('access.signIn', '[[[[', { 'content-type': 'application/json' }),
    () => server.query('register.search', { text: crypto.randomUUID(), limit: 50 }, attacker.cookie),
  ];
  const flood = async (count: number): Promise<number> => {
    for (let i = 0; i < count; i += 25)
      await Promise.all(Array.from({ length: 25 }, (_, j) => hostile[(i + j) % hostile.length]?.()));
    return process.memoryUsage().rss / 1024 / 1024;
  };
  await flood(500);
  const before = await flood(500);
  expect((await flood(2_000)) - before).toBeLessThan(150);
  expect((await server.query('access.me', undefined, attacker.cookie)).data).toMatchObject({ state: 'in' });
}, 120_000);
