import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import type { Me } from '../../shared/access/schema.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { buildPicture } from '../picture/picture.ts';
import { startTestServer, type Said, type TestServer } from '../test-server.ts';
import { lockAfter } from './attempts.ts';
import { ensureDemoAccounts } from './demo.ts';
import { hashPassword } from './passwords.ts';
import { insertGrant, insertPerson } from './people/store.ts';
import { signedIn } from './test-access.ts';
import { totpCode } from './totp.ts';

const units = parseUnits(hierarchyCsv, aliasesCsv);
const picture = buildPicture({ units, sources: [], facilities: [], evidence: [] });
const MINUTE = 60_000;
const PASSWORD = 'correct horse battery staple';
const NEXT = 'another horse, another staple';

let test: TestDatabase;
let server: TestServer;
let now = Date.now();
const wait = (ms: number): void => {
  now += ms;
};
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  await ensureDemoAccounts(test.db, (kato) => picture.tree.indexOf.has(kato), new Date(now - MINUTE));
  server = await startTestServer({ db: test.db, picture: () => picture, access: { clock: () => now } });
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

let serial = 0;
/** Somebody with a password, who need not change it. */
async function person({ mustChange = false, role = 'operator' as const, until = null as Date | null } = {}) {
  const login = `officer-${++serial}`;
  const id = await insertPerson(test.db, {
    login,
    displayName: 'Officer',
    passwordHash: await hashPassword(PASSWORD),
    passwordUntil: until,
    demonstration: false,
    createdBy: 'test',
  });
  if (id === undefined) throw new Error('taken');
  if (!mustChange)
    await test.db.updateTable('person').set({ must_change: false }).where('id', '=', id).execute();
  const grant = { personId: id, role, kato: '610000000', until: null, reason: 'test', grantedBy: 'test' };
  await insertGrant(test.db, { ...grant, from: new Date(now - MINUTE) });
  return { id, login };
}
const cookieOf = (said: Said): string => said.setCookie?.split(';', 1)[0] ?? '';
const signIn = (login: string, password = PASSWORD, cookie?: string) =>
  server.mutate('access.signIn', { login, password }, cookie);
const me = async (cookie?: string) => (await server.query('access.me', undefined, cookie)).data as Me;

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends, and says who is in', async () => {
    const { login, id } = await person();
    expect(await me()).toEqual({ state: 'out', demo: false, oidc: false });
    const said = await signIn(login.toUpperCase());
    expect(said.data).toEqual({ outcome: 'in' });
    expect(said.setCookie).toMatch(/^sholu=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const who = await me(cookieOf(said));
    expect(who).toMatchObject({
      state: 'in',
      person: { id, login, totp: false },
      homeUnits: ['610000000'],
      actions: { 'operations.write': ['610000000'] },
    });
    expect(who).not.toHaveProperty(['actions', 'access.people']);
  });

  it('keeps no id of a session in the database', async () => {
    const { login } = await person();
    const token = cookieOf(await signIn(login)).split('=')[1] ?? '';
    const rows = await test.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('answers a wrong password, a login that is not there and a demonstration account alike', async () => {
    const { login } = await person();
    const said = await Promise.all([
      signIn(login, 'not the password'),
      signIn('nobody-of-this-name', 'not the password'),
      signIn('demo-republic', 'not the password'),
    ]);
    for (const { body, setCookie } of said) {
      expect(body).toBe(said[0]?.body);
      expect(setCookie).toBeNull();
    }
  });

  it('takes no id that somebody brought along', async () => {
    const { login } = await person();
    const planted = `sholu=${'A'.repeat(43)}`;
    const said = await signIn(login, PASSWORD, planted);
    expect(cookieOf(said)).not.toBe(planted);
    expect((await me(planted)).state).toBe('out');
  });

  it('ends the session that was there before', async () => {
    const { login } = await person();
    const first = cookieOf(await signIn(login));
    const second = cookieOf(await signIn(login, PASSWORD, first));
    expect([(await me(first)).state, (await me(second)).state]).toEqual(['out', 'in']);
  });

  it('is refused to a closed account, whatever it knows', async () => {
    const { login, id } = await person();
    await test.db.updateTable('person').set({ disabled: true }).where('id', '=', id).execute();
    expect((await signIn(login)).data).toMatchObject({ outcome: 'refused', why: 'wrong' });
  });
});

describe('a wrong password again and again', () => {
  const wrong = (login: string) => signIn(login, 'not the password');
  it('is answered later and later, and the right one too while it is locked; then it opens', async () => {
    const { login } = await person();
    for (let i = 0; i < 5; i++) expect((await wrong(login)).data).toMatchObject({ why: 'wrong' });
    expect((await signIn(login)).data).toEqual({ outcome: 'refused', why: 'locked', retryAfterS: 15 });
    wait(15_000);
    expect((await wrong(login)).data).toMatchObject({ why: 'wrong' });
    expect((await signIn(login)).data).toMatchObject({ why: 'locked', retryAfterS: 30 });
    wait(30_000);
    expect((await signIn(login)).data).toEqual({ outcome: 'in' });
    expect((await wrong(login)).data).toMatchObject({ why: 'wrong' });
  });

  it('is counted for a login that is not there as for one that is', async () => {
    for (let i = 0; i < 5; i++) await wrong('no-such-officer');
    expect((await wrong('no-such-officer')).data).toEqual({
      outcome: 'refused',
      why: 'locked',
      retryAfterS: 15,
    });
  });

  it('is no cheaper a hundred at once', async () => {
    const { login } = await person();
    const said = await Promise.all(Array.from({ length: 40 }, () => wrong(login)));
    const tried = said.filter(({ data }) => (data as { why: string }).why === 'wrong');
    expect(tried).toHaveLength(5);
  });

  it('never locks an officer out for longer than a quarter of an hour', () => {
    expect([4, 5, 6, 7, 100].map(lockAfter)).toEqual([0, 15_000, 30_000, 60_000, 15 * MINUTE]);
  });
});

describe('a one-time password', () => {
  it('opens nothing but the change of it, and then is over', async () => {
    const { login } = await person({ mustChange: true });
    const said = await signIn(login);
    expect(said.data).toEqual({ outcome: 'change' });
    const half = cookieOf(said);
    expect(await me(half)).toEqual({ state: 'change', login, demo: false });
    expect((await server.query('hierarchy.units', undefined, half)).code).toBe('UNAUTHORIZED');
    expect((await server.get('/tiles/cameras.json', half)).status).toBe(401);

    const change = (next: string, current = PASSWORD) =>
      server.mutate('access.changePassword', { current, next }, half);
    expect((await change(PASSWORD)).data).toMatchObject({ outcome: 'refused', why: 'same' });
    expect((await change('short')).data).toMatchObject({ outcome: 'refused', why: 'short' });
    expect((await change(NEXT, 'not it')).data).toMatchObject({ outcome: 'refused', why: 'wrong' });
    const changed = await change(NEXT);
    expect(changed.data).toEqual({ outcome: 'changed' });
    expect((await me(cookieOf(changed))).state).toBe('in');
    expect((await me(half)).state).toBe('out');
    expect((await signIn(login)).data).toMatchObject({ why: 'wrong' });
    expect((await signIn(login, NEXT)).data).toEqual({ outcome: 'in' });
  });

  it('ends by itself', async () => {
    const { login } = await person({ mustChange: true, until: new Date(now + MINUTE) });
    wait(MINUTE);
    expect((await signIn(login)).data).toMatchObject({ outcome: 'refused', why: 'expired' });
  });
});

describe('a changed password', () => {
  it('ends every other session and gives this one another id', async () => {
    const { login } = await person();
    const elsewhere = cookieOf(await signIn(login));
    const here = cookieOf(await signIn(login));
    const said = await server.mutate('access.changePassword', { current: PASSWORD, next: NEXT }, here);
    const states = await Promise.all([elsewhere, here, cookieOf(said)].map(me));
    expect(states.map(({ state }) => state)).toEqual(['out', 'out', 'in']);
  });
});

describe('the second factor', () => {
  let login = '';
  let cookie = '';
  let secret: Buffer = Buffer.alloc(0);
  let codes: string[] = [];
  const base32 = (text: string): Buffer => {
    const bits = Array.from(text, (c) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
    );
    return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  };
  beforeEach(async () => {
    ({ login } = await person());
    cookie = cookieOf(await signIn(login));
    const enrolled = await server.mutate('access.totpEnrol', { password: PASSWORD }, cookie);
    secret = base32((enrolled.data as { secret: string }).secret);
    wait(30_000);
    const confirmed = await server.mutate('access.totpConfirm', { code: totpCode(secret, now) }, cookie);
    ({ codes } = confirmed.data as { codes: string[] });
    wait(30_000);
  });

  it('counts only after its first code, and is asked for from then on', async () => {
    const other = await person();
    const its = cookieOf(await signIn(other.login));
    await server.mutate('access.totpEnrol', { password: PASSWORD }, its);
    expect((await server.mutate('access.totpConfirm', { code: '000000' }, its)).code).toBe('BAD_REQUEST');
    expect((await signIn(other.login)).data).toEqual({ outcome: 'in' });

    const said = await signIn(login);
    expect(said.data).toEqual({ outcome: 'totp' });
    const half = cookieOf(said);
    expect(await me(half)).toEqual({ state: 'totp', login, demo: false });
    expect((await server.query('hierarchy.units', undefined, half)).code).toBe('UNAUTHORIZED');
    const change = { current: PASSWORD, next: NEXT };
    expect((await server.mutate('access.changePassword', change, half)).code).toBe('UNAUTHORIZED');
    const whole = await server.mutate('access.totp', { code: totpCode(secret, now) }, half);
    expect(whole.data).toEqual({ outcome: 'in' });
    expect((await me(cookieOf(whole))).state).toBe('in');
    expect((await me(half)).state).toBe('out');
  });

  it('refuses a code that was used', async () => {
    const code = totpCode(secret, now);
    const first = cookieOf(await signIn(login));
    expect((await server.mutate('access.totp', { code }, first)).data).toEqual({ outcome: 'in' });
    const second = cookieOf(await signIn(login));
    expect((await server.mutate('access.totp', { code }, second)).data).toMatchObject({ why: 'wrong' });
  });

  it('is locked after wrong codes, and a right password in between does not begin the count anew', async () => {
    let outcomes: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      const half = cookieOf(await signIn(login));
      outcomes.push((await server.mutate('access.totp', { code: '000000' }, half)).data);
    }
    outcomes = outcomes.map((o) => (o as { why?: string } | undefined)?.why);
    expect(outcomes).toContain('wrong');
    expect((await signIn(login)).data).toMatchObject({ why: 'locked' });
  });

  it('is replaced by a recovery code, once', async () => {
    const [code = ''] = codes;
    const half = cookieOf(await signIn(login));
    expect((await server.mutate('access.totp', { code }, half)).data).toEqual({ outcome: 'in' });
    const again = cookieOf(await signIn(login));
    expect((await server.mutate('access.totp', { code }, again)).data).toMatchObject({ why: 'wrong' });
    const rows = await test.db.selectFrom('person').selectAll().where('login', '=', login).execute();
    expect(rows[0]?.recovery_hashes).toHaveLength(9);
    expect(JSON.stringify(rows)).not.toContain(codes[1]);
  });

  it('is taken away by who knows the password, not by who only sits at the screen', async () => {
    expect((await server.mutate('access.totpRemove', { password: 'a guess' }, cookie)).code).toBe(
      'BAD_REQUEST',
    );
    expect((await server.mutate('access.totpRemove', { password: PASSWORD }, cookie)).status).toBe(200);
    expect((await signIn(login)).data).toEqual({ outcome: 'in' });
  });
});

describe('a session', () => {
  it('is over after half an hour without a hand on it, and after twelve hours in any case', async () => {
    const idle = (await signedIn(test.db, [['operator', '610000000']], { nowMs: now })).cookie;
    wait(29 * MINUTE);
    expect((await me(idle)).state).toBe('in');
    wait(29 * MINUTE);
    expect((await me(idle)).state).toBe('in');
    wait(30 * MINUTE);
    expect((await me(idle)).state).toBe('out');

    const busy = (await signedIn(test.db, [['operator', '610000000']], { nowMs: now })).cookie;
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect((await me(busy)).state).toBe('in');
      wait(20 * MINUTE);
    }
    expect((await me(busy)).state).toBe('out');
  });

  it('is not kept by what a screen asks by itself', async () => {
    const { cookie } = await signedIn(test.db, [['operator', '610000000']], { nowMs: now });
    for (let i = 0; i < 3; i++) {
      wait(10 * MINUTE);
      await server.get('/api/trpc/register.about', cookie, { 'x-sholu-by-itself': '1' });
    }
    expect((await me(cookie)).state).toBe('out');
  });

  it('of a wall neither idles nor is signed in every morning, and that of a wall who is more does', async () => {
    const { login, id } = await person();
    await test.db.updateTable('access_grant').set({ role: 'wall' }).where('person_id', '=', id).execute();
    const wall = cookieOf(await signIn(login));
    wait(20 * 24 * 60 * MINUTE);
    expect(await me(wall)).toMatchObject({ state: 'in', session: { idleAt: null } });
    await insertGrant(test.db, {
      personId: id,
      role: 'operator',
      kato: '610000000',
      from: new Date(now - 1),
      until: null,
      reason: 'test',
      grantedBy: 'test',
    });
    wait(31 * MINUTE);
    expect((await me(wall)).state).toBe('out');
  });

  it('is listed and ended by its person, who cannot end another person’s', async () => {
    const { login } = await person();
    const desk = cookieOf(await signIn(login));
    const tablet = cookieOf(await signIn(login));
    const stranger = await signedIn(test.db, undefined, { nowMs: now });
    const { data } = await server.query('access.sessions.list', undefined, desk);
    const list = data as { id: number; current: boolean }[];
    expect(list.map(({ current }) => current).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      false,
      true,
    ]);
    const other = list.find(({ current }) => !current)?.id ?? 0;
    await server.mutate('access.sessions.revoke', { id: stranger.sessionId }, desk);
    expect((await me(stranger.cookie)).state).toBe('in');
    await server.mutate('access.sessions.revoke', { id: other }, desk);
    expect([(await me(desk)).state, (await me(tablet)).state]).toEqual(['in', 'out']);
  });

  it('ends with signing out, and its cookie goes', async () => {
    const { login } = await person();
    const cookie = cookieOf(await signIn(login));
    const said = await server.mutate('access.signOut', undefined, cookie);
    expect(said.setCookie).toContain('Max-Age=0');
    expect((await me(cookie)).state).toBe('out');
  });

  it.each([
    'sholu=',
    'sholu=short',
    `sholu=${'é'.repeat(43)}`,
    `sholu=${'A'.repeat(44)}`,
    `__Host-sholu=${'A'.repeat(43)}`,
  ])('is not made of %s', async (cookie) => {
    const answer = await server.get('/api/trpc/access.me', encodeURI(cookie));
    expect(await answer.json()).toEqual({ result: { data: { state: 'out', demo: false, oidc: false } } });
  });

  it('is not believed when the cookie comes twice', async () => {
    const { cookie } = await signedIn(test.db, undefined, { nowMs: now });
    expect((await me(`${cookie}; ${cookie}`)).state).toBe('out');
  });
});

describe('the demonstration accounts', () => {
  it('open nothing outside of the demonstration, a session from before included', async () => {
    const demo = await startTestServer({
      db: test.db,
      picture: () => picture,
      access: { clock: () => now, demo: true },
    });
    const said = await demo.mutate('access.demoSignIn', { account: 'demo-almaty' });
    const cookie = cookieOf(said);
    const seen = (await demo.query('access.me', undefined, cookie)).data as Me;
    expect(seen).toMatchObject({ state: 'in', demo: true, homeUnits: ['750000000'] });
    expect((await demo.query('access.demoAccounts', undefined)).data).toHaveLength(7);
    await demo.close();

    expect((await me(cookie)).state).toBe('out');
    expect((await server.query('access.demoAccounts', undefined)).data).toEqual([]);
    expect((await server.mutate('access.demoSignIn', { account: 'demo-almaty' })).code).toBe('NOT_FOUND');
  });
});
