import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returnPath } from './flow.ts';
import { startProvider, type Account } from './provider.fixture.ts';
import { insertGrant } from '../people/store.ts';
import { signedIn } from '../test-access.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { loadPicture } from '../../picture/load.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import { OIDC_CALLBACK, OIDC_START } from '../../../shared/access/oidc.ts';
import type { Me } from '../../../shared/access/schema.ts';

const TURKISTAN = '610000000';
const config = {
  issuer: '',
  clientId: 'sholu',
  clientSecret: 'a secret of the test of the provider',
  publicUrl: '',
  groups: {
    duty: [{ role: 'duty_officer' as const, unit: TURKISTAN }],
    analysts: [{ role: 'analyst' as const, unit: '750000000' }],
  },
};
const AIGUL: Account = {
  sub: 'a-1',
  name: 'Айгүл Серікова',
  preferred_username: 'aigul',
  groups: ['duty', 'choir'],
};

let test: TestDatabase;
let server: TestServer;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const picture = await loadPicture(test.db);
  provider = await startProvider(config);
  config.issuer = provider.issuer;
  server = await startTestServer({ db: test.db, picture: () => picture, access: { oidc: config } });
  config.publicUrl = server.origin;
  provider.restart(server.origin);
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await test.drop();
});

type Jar = Map<string, string>;
const header = (jar: Jar): string => Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');

/** Follows one step as a browser does, keeping cookies. */
async function step(url: string, jar: Jar): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie: header(jar) } });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return new URL(to, url).href;
}

/** As far as the provider's answer, which is not yet given to the server. */
async function asFarAsAnswer(jar: Jar, account: Account, start = OIDC_START): Promise<URL> {
  provider.signsInAs(account);
  const outside: Jar = new Map();
  let url = await step(`${server.origin}${start}`, jar);
  for (let i = 0; i < 6 && url.startsWith(provider.issuer); i++) url = await step(url, outside);
  return new URL(url);
}

async function signInAs(account: Account, jar: Jar = new Map(), start = OIDC_START) {
  const landed = await step((await asFarAsAnswer(jar, account, start)).href, jar);
  const { data } = await server.query('access.me', undefined, header(jar));
  return { landed: landed.slice(server.origin.length), me: data as Me, jar };
}
const rolesOf = (me: Me): unknown =>
  me.state === 'in' ? me.grants.map(({ role, unit }) => `${role} ${unit}`) : me.state;

describe('somebody who comes from the identity provider', () => {
  it('is in, with the roles of their groups, where they wanted to be, and is offered the way before', async () => {
    expect((await server.query('access.me', undefined)).data).toEqual({
      state: 'out',
      demo: false,
      oidc: true,
    });
    const { landed, me, jar } = await signInAs(AIGUL, new Map(), `${OIDC_START}?return=/%3Funit%3D610000000`);
    expect(landed).toBe('/?unit=610000000');
    expect(me).toMatchObject({ state: 'in', person: { login: 'aigul', displayName: 'Айгүл Серікова' } });
    expect(rolesOf(me)).toEqual([`duty_officer ${TURKISTAN}`]);
    expect([...jar.keys()]).toEqual(['sholu']);
    await server.mutate('access.signOut', undefined, header(jar));
    expect((await server.query('access.me', undefined, header(jar))).data).toMatchObject({ state: 'out' });
  });

  it('is the same person under another name, whose grants follow the groups while local ones stay', async () => {
    const first = await signInAs({ ...AIGUL, sub: 'b-1', preferred_username: 'bolat' });
    const personId = first.me.state === 'in' ? first.me.person.id : 0;
    await insertGrant(test.db, {
      personId,
      role: 'wall',
      kato: '750000000',
      from: new Date(Date.now() - 1),
      until: null,
      reason: 'local',
      grantedBy: 'test',
    });
    const moved = { sub: 'b-1', name: 'Болат', preferred_username: 'renamed', groups: ['analysts'] };
    const second = await signInAs(moved);
    expect(second.me).toMatchObject({ person: { id: personId, login: 'bolat', displayName: 'Болат' } });
    expect(rolesOf(second.me)).toEqual(['wall 750000000', 'analyst 750000000']);
    // The screen that was open has lost the role of the group at once.
    const { data } = await server.query('access.me', undefined, header(first.jar));
    expect(rolesOf(data as Me)).toEqual(rolesOf(second.me));
    const third = await signInAs({ ...moved, groups: [] });
    expect(rolesOf(third.me)).toEqual(['wall 750000000']);
  });

  it('never becomes the local person whose login they carry at the provider', async () => {
    const local = await signedIn(test.db);
    const { me } = await signInAs({ sub: 'c-1', preferred_username: local.login, groups: ['duty'] });
    expect(me).toMatchObject({ state: 'in', person: { login: expect.stringMatching(/^oidc-/) } });
    expect(rolesOf(me)).toEqual([`duty_officer ${TURKISTAN}`]);
  });

  it('leaves no account in an unknown group, and none of theirs in a closed one', async () => {
    const stranger = await signInAs({ ...AIGUL, sub: 'd-1', groups: ['choir', '__proto__', 'constructor'] });
    expect([stranger.landed, stranger.me.state]).toEqual(['/#sign-in=no-role', 'out']);
    const known = await test.db
      .selectFrom('person_identity')
      .selectAll()
      .where('subject', '=', 'd-1')
      .execute();
    expect(known).toEqual([]);
    await signInAs({ ...AIGUL, sub: 'd-2', preferred_username: 'dana' });
    await test.db.updateTable('person').set({ disabled: true }).where('login', '=', 'dana').execute();
    expect((await signInAs({ ...AIGUL, sub: 'd-2' })).landed).toBe('/#sign-in=disabled');
  });

  it('gets a session of its own; the one of whoever sat there before is over', async () => {
    const former = await signedIn(test.db);
    const jar: Jar = new Map([['sholu', former.cookie.slice('sholu='.length)]]);
    const answer = await asFarAsAnswer(jar, AIGUL);
    // Its cookie is Strict: the browser does not send it on the way back.
    jar.delete('sholu');
    await step(answer.href, jar);
    expect((await server.query('access.me', undefined, former.cookie)).data).toMatchObject({ state: 'out' });
    expect((await server.query('access.me', undefined, header(jar))).data).toMatchObject({ state: 'in' });
  });

  it('is let in after the provider changed its keys', async () => {
    expect((await signInAs(AIGUL)).me.state).toBe('in');
    provider.restart(server.origin);
    expect((await signInAs(AIGUL)).me.state).toBe('in');
  });
});

describe('an answer of the provider is not taken', () => {
  it('with another state', async () => {
    const jar: Jar = new Map();
    const answer = await asFarAsAnswer(jar, AIGUL);
    answer.searchParams.set('state', 'another');
    expect(await step(answer.href, jar)).toContain('#sign-in=invalid');
    expect([...jar.keys()]).toEqual([]);
  });

  it('in another browser, or without one that began', async () => {
    const answer = await asFarAsAnswer(new Map(), AIGUL);
    const other: Jar = new Map();
    await asFarAsAnswer(other, AIGUL);
    expect(await step(answer.href, other)).toContain('#sign-in=invalid');
    expect(await step(answer.href, new Map())).toContain('#sign-in=expired');
  });

  it('a second time, even by who kept the cookie', async () => {
    const jar: Jar = new Map();
    const answer = await asFarAsAnswer(jar, AIGUL);
    const kept: Jar = new Map(jar);
    expect(await step(answer.href, jar)).toBe(`${server.origin}/`);
    expect(await step(answer.href, jar)).toContain('#sign-in=expired');
    expect(await step(answer.href, kept)).toContain('#sign-in=expired');
    expect([...kept.keys()]).toEqual([]);
  });

  it('with another nonce than was asked for', async () => {
    provider.signsInAs(AIGUL);
    const jar: Jar = new Map();
    const asked = new URL(await step(`${server.origin}${OIDC_START}`, jar));
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    asked.searchParams.set('nonce', 'tampered');
    const outside: Jar = new Map();
    let { href } = asked;
    for (let i = 0; i < 6 && href.startsWith(provider.issuer); i++) href = await step(href, outside);
    expect(await step(href, jar)).toContain('#sign-in=invalid');
  });

  it('with a cookie of the flow that was changed', async () => {
    const jar: Jar = new Map();
    const answer = await asFarAsAnswer(jar, AIGUL);
    const sealed = jar.get('sholu-oidc') ?? '';
    jar.set('sholu-oidc', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`);
    expect(await step(answer.href, jar)).toContain('#sign-in=expired');
  });

  it('when it says that the person gave up', async () => {
    const jar: Jar = new Map();
    const { searchParams } = await asFarAsAnswer(jar, AIGUL);
    const query = new URLSearchParams({
      error: 'access_denied',
      state: searchParams.get('state') ?? '',
      iss: provider.issuer,
    });
    expect(await step(`${server.origin}${OIDC_CALLBACK}?${query}`, jar)).toContain('#sign-in=cancelled');
  });
});

it('a provider that is down is said to be, and local accounts still come in', async () => {
  provider.answerWith((_, response) => response.writeHead(503).end());
  expect(await step(`${server.origin}${OIDC_START}`, new Map())).toBe(
    `${server.origin}/#sign-in=unavailable`,
  );
  const local = await signedIn(test.db);
  expect((await server.query('access.me', undefined, local.cookie)).data).toMatchObject({ state: 'in' });
});

it('another site cannot begin a sign-in', async () => {
  const jar: Jar = new Map();
  const answer = await fetch(`${server.origin}${OIDC_START}`, {
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect([answer.headers.get('location'), answer.headers.get('set-cookie'), jar.size]).toEqual([
    '/',
    null,
    0,
  ]);
});

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  '/./\\evil.example',
  '/auth/oidc/start',
  '/x/../api/trpc/access.signOut',
  '/\r\nset-cookie: x=1',
  `/${'x'.repeat(3_000)}`,
  'evil.example',
  '',
  null,
])('%j is no address to come back to', (asked) => {
  expect(returnPath(asked)).toBe('/');
});
it('an address of the screen is one', () => {
  expect(returnPath('/?unit=610000000&text=мектеп')).toBe(
    '/?unit=610000000&text=%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF',
  );
});
