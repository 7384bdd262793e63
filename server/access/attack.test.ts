import { afterAll, describe, expect, it } from 'vitest';
import { MINE, openField, REASON, THEIRS, type Headers } from './attack.fixture.ts';
import { hashPassword } from './passwords.ts';
import { insertPerson } from './people/store.ts';
import { signedIn, type TestGrants } from './test-access.ts';
import { makeToken } from './tokens/tokens.ts';
import { appRouter } from '../router.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';

const { test, server, attacker, theirs, post, close } = await openField();
afterAll(close);

const PROCEDURES = appRouter['_def'].procedures as unknown as Readonly<
  Record<string, { _def: { type: 'query' | 'mutation' } }>
>;
const typeOf = (procedure: string): 'query' | 'mutation' =>
  PROCEDURES[procedure]?.['_def'].type === 'query' ? 'query' : 'mutation';
const call = (procedure: string, input: unknown, cookie?: string) =>
  server[typeOf(procedure) === 'query' ? 'query' : 'mutate'](procedure, input, cookie);

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

  it.each(Object.keys(PROCEDURES).filter((name) => typeOf(name) === 'mutation'))(
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
