import { afterAll, describe, expect, it } from 'vitest';
import { MINE, openField } from './attack.fixture.ts';
import { startTestServer } from '../test-server.ts';

const { test, server, picture, attacker, theirs, post, close } = await openField();
afterAll(close);

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
  const hostile = (i: number): Promise<unknown> => HOSTILE[i % HOSTILE.length]?.() ?? Promise.resolve();
  const HOSTILE: (() => Promise<unknown>)[] = [
    () => server.query('access.sessions.list', undefined, `sholu=${crypto.randomUUID()}${'A'.repeat(7)}`),
    () => server.get('/tiles/cameras.json', undefined, { authorization: `Bearer sholu_1_${'A'.repeat(43)}` }),
    () => server.query('coverage.facility', { id: theirs.facility }, attacker.cookie),
    () => post('access.signIn', '[[[[', { 'content-type': 'application/json' }),
    () => server.query('register.search', { text: crypto.randomUUID(), limit: 50 }, attacker.cookie),
  ];
  const flood = async (count: number): Promise<number> => {
    for (let i = 0; i < count; i += 25)
      await Promise.all(Array.from({ length: 25 }, (_, j) => hostile(i + j)));
    return process.memoryUsage().rss / 1024 / 1024;
  };
  await flood(500);
  const before = await flood(500);
  expect((await flood(2_000)) - before).toBeLessThan(150);
  expect((await server.query('access.me', undefined, attacker.cookie)).data).toMatchObject({ state: 'in' });
}, 120_000);
