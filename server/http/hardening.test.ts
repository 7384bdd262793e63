import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type Limits } from './limits.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { parseProxies } from './proxies.ts';
import { RATES } from './rate-limit.ts';
import { openSocket, sendRaw, untilClosed } from './raw-request.fixture.ts';
import { createApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { testAccessParts } from '../access/test-access.ts';
import { createLog } from '../log.ts';
import { buildPicture } from '../picture/picture.ts';

const name = { kk: 'Қазақстан', ru: 'Казахстан', en: 'Kazakhstan' };
const picture = buildPicture({
  units: [
    {
      kato: '000000000',
      parentKato: null,
      level: 0,
      type: 'republic',
      name,
      aliases: [],
      isoCode: null,
      seat: null,
      labelPoint: null,
      areaKm2: null,
      population: null,
      populationDate: null,
      populationQuality: null,
      source: 'test',
      note: null,
    },
  ] as never,
  sources: [],
  facilities: [],
  evidence: [],
});
const secret = 'a-token-for-tests';
const said: string[] = [];

let test: TestDatabase;
let clientDir: string;
let metrics: Metrics;
const servers: Server[] = [];

async function serve(
  limits: Partial<Limits> = {},
  more: Partial<Parameters<typeof createApp>[0]> = {},
): Promise<number> {
  const server = createApp({
    db: test.db,
    access: testAccessParts(),
    picture: () => picture,
    log: createLog('trace', { write: (line: string) => void said.push(line) }),
    clientDir,
    limits: { ...LIMITS, ...limits },
    ...more,
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

beforeAll(async () => {
  test = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sholu-files-'));
  clientDir = join(folder, 'client');
  await mkdir(clientDir);
  await writeFile(join(clientDir, 'index.html'), 'the screen');
  await writeFile(join(folder, 'secret.txt'), 'the secret');
  metrics = createMetrics({
    pool: test.pool,
    pictureCounts: () => ({ facilities: 7 }),
    auditEntries: async () => 3,
  });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(join(clientDir, '..'), { recursive: true });
  await test.drop();
});

const call = (port: number, body: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}/api/trpc/access.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('a slow loris', () => {
  it('that sends its headers byte by byte is cut off', async () => {
    const port = await serve({ headersMs: 300, checkEveryMs: 50 });
    const socket = await openSocket(port);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('x'), 60);
    await expect(untilClosed(socket)).resolves.toContain('408 Request Timeout');
    clearInterval(drip);
  });

  it('that sends its body byte by byte is cut off', async () => {
    const port = await serve({ headersMs: 200, requestMs: 400, checkEveryMs: 50 });
    const socket = await openSocket(port);
    socket.write('POST /api/trpc/access.signIn HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n');
    const drip = setInterval(() => socket.write('['), 60);
    await expect(untilClosed(socket)).resolves.toContain('408 Request Timeout');
    clearInterval(drip);
  });

  it('cannot take more connections than one address may have, and others are still answered', async () => {
    const port = await serve({ connectionsPerAddress: 5 });
    const lorises = await Promise.all(Array.from({ length: 5 }, () => openSocket(port)));
    await expect(
      sendRaw(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ).resolves.toBe('');
    lorises[0]?.destroy();
    await expect
      .poll(() => sendRaw(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
      .toContain('200 OK');
    for (const loris of lorises) loris.destroy();
  });
});

describe('what is too much is refused', () => {
  it('a body that says it is too long, and one that does not say', async () => {
    const port = await serve({ bodyBytes: 1_000 });
    expect((await call(port, JSON.stringify('x'.repeat(2_000)))).status).toBe(413);
    const chunk = `ff\r\n${'x'.repeat(255)}\r\n`;
    const head = 'POST /api/trpc/access.signIn HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    await expect(sendRaw(port, head + chunk.repeat(5))).resolves.toContain('413 Payload Too Large');
  });

  it('a body and a query that are nested too deep', async () => {
    const port = await serve();
    const deep = '['.repeat(100_000);
    expect((await call(port, deep)).status).toBe(400);
    const query = encodeURIComponent('{"a":'.repeat(33));
    const asked = await fetch(`http://127.0.0.1:${port}/api/trpc/audit.list?input=${query}`);
    expect([asked.status, await asked.text()]).toEqual([400, 'The call is nested deeper than 32 levels']);
  });

  it('an address that is too long, headers that are too many bytes, a batch that is too large', async () => {
    const port = await serve();
    const origin = `http://127.0.0.1:${port}`;
    expect((await fetch(`${origin}/?${'x'.repeat(9_000)}`)).status).toBe(414);
    const headers = `X-A: ${'x'.repeat(20_000)}\r\n`;
    await expect(sendRaw(port, `GET / HTTP/1.1\r\nHost: x\r\n${headers}\r\n`)).resolves.toContain('431');
    const batch = Array.from({ length: 21 }, () => 'audit.status').join(',');
    expect((await fetch(`${origin}/api/trpc/${batch}?batch=1&input={}`)).status).toBe(400);
  });

  it('what is no HTTP, or two requests in one', async () => {
    const port = await serve();
    await expect(sendRaw(port, '\x16\x03\x01hello\r\n\r\n')).resolves.toContain('400 Bad Request');
    const smuggled =
      'POST /api/trpc/access.signIn HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    await expect(sendRaw(port, smuggled)).resolves.toContain('400 Bad Request');
  });

  it('requests that come too fast, each address by itself, and it says when to come again', async () => {
    const port = await serve({}, { isTrusted: parseProxies('127.0.0.1') ?? (() => false), metrics });
    const from = (address: string) =>
      fetch(`http://127.0.0.1:${port}/healthz`, { headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    let retryAfter: string | null = null;
    while (statuses.length < RATES.address.burst * 3 && statuses.at(-1) !== 429) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => from('203.0.113.5')));
      statuses.push(...answers.map(({ status }) => status).sort((a, b) => a - b));
      retryAfter = answers.find(({ status }) => status === 429)?.headers.get('retry-after') ?? null;
      await Promise.all(answers.map((answer) => answer.text()));
    }
    expect([statuses.at(-1), retryAfter]).toEqual([429, '1']);
    expect((await from('203.0.113.6')).status).toBe(200);
    expect(await metrics.text()).toMatch(/sholu_http_rate_limited_total [1-9]/);
  });
});

describe('nothing leaves its place', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '//../secret.txt',
    '/....//secret.txt',
    '/%00/../secret.txt',
    '/export/audit.csv/../../secret.txt',
    '/export/..%2f..%2fsecret.txt',
    '/export/audit.../secret.txt',
    '/tiles/../../secret.txt',
    '/map/..%2f..%2fsecret.txt',
  ])('the path %s', async (path) => {
    const port = await serve();
    const answer = await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400|401|404)/);
    expect(answer).not.toContain('the secret');
  });
});

it('an upload that stops half-way and two thousand requests of junk leave the process alive and its memory flat', async () => {
  const port = await serve();
  const junk = [
    () => call(port, '['.repeat(200_000)),
    () => call(port, JSON.stringify({ text: 'x'.repeat(250_000) })),
    () => call(port, 'x'.repeat(300_000)),
    () => fetch(`http://127.0.0.1:${port}/${crypto.randomUUID()}?${'q'.repeat(7_000)}`),
    () => fetch(`http://127.0.0.1:${port}/api/trpc/${crypto.randomUUID()}`),
    () => sendRaw(port, `${crypto.randomUUID()}\r\n\r\n`),
  ];
  const flood = async (count: number): Promise<number> => {
    for (let i = 0; i < count; i += 20)
      await Promise.all(
        Array.from({ length: 20 }, async (_, j) => {
          const answer = await junk[(i + j) % junk.length]?.().catch(() => undefined);
          if (answer instanceof Response) await answer.arrayBuffer();
        }),
      );
    const half = await openSocket(port);
    half.write('POST /api/trpc/access.signIn HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n[');
    half.destroy();
    globalThis.gc?.();
    return process.memoryUsage().rss / 1024 / 1024;
  };
  await flood(500);
  const before = await flood(500);
  const after = await flood(1_000);
  expect(after - before).toBeLessThan(100);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
}, 120_000);

describe('those who run the server', () => {
  it('see that it is ready, and what is not when it is not', async () => {
    const ready = await fetch(`http://127.0.0.1:${await serve()}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, database: true, migrations: true, picture: true },
    ]);
    const port = await serve(
      {},
      {
        picture: () => {
          throw new Error('not loaded');
        },
      },
    );
    const unloaded = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([unloaded.status, await unloaded.json()]).toMatchObject([503, { ready: false, picture: false }]);
    const other = await createTestDatabase();
    const second = await serve({}, { db: other.db });
    await other.pool.query(`delete from kysely_migration where name = '0006-audit'`);
    const former = await fetch(`http://127.0.0.1:${second}/readyz`);
    expect(await former.json()).toMatchObject({ ready: false, database: true, migrations: false });
    await other.drop();
    const gone = await fetch(`http://127.0.0.1:${second}/readyz`);
    expect([gone.status, await gone.json()]).toMatchObject([
      503,
      { database: false, migrations: false, picture: true },
    ]);
    expect((await fetch(`http://127.0.0.1:${second}/healthz`)).status).toBe(200);
  });

  it('read the metrics with the token, or on the machine itself when there is none', async () => {
    const withToken = `http://127.0.0.1:${await serve({}, { metrics, metricsToken: secret })}/metrics`;
    for (const authorization of ['', 'Bearer wrong', secret])
      expect((await fetch(withToken, { headers: { authorization } })).status).toBe(403);
    const read = await fetch(withToken, { headers: { authorization: `Bearer ${secret}` } });
    expect([read.status, read.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    const local = `http://127.0.0.1:${await serve({}, { metrics })}/metrics`;
    expect((await fetch(local, { headers: { 'x-forwarded-for': '203.0.113.5' } })).status).toBe(403);
    const text = await (await fetch(local)).text();
    for (const line of [
      /sholu_http_requests_total\{route="\/metrics",status="403"\} \d/,
      /sholu_http_request_seconds_bucket/,
      /nodejs_eventloop_lag_seconds/,
      /process_resident_memory_bytes/,
      /sholu_db_connections\{state="waiting"\} 0/,
      /sholu_picture_objects\{kind="facilities"\} 7/,
      /sholu_audit_last_entry 3/,
    ])
      expect(text).toMatch(line);
    expect(text).not.toContain(secret);
  });

  it('see a few routes in the metrics, whatever strangers type', async () => {
    const port = await serve({}, { metrics });
    for (let i = 0; i < 20; i += 1) {
      await fetch(`http://127.0.0.1:${port}/${crypto.randomUUID()}`);
      await fetch(`http://127.0.0.1:${port}/api/trpc/${crypto.randomUUID()}`);
    }
    const routes = new Set(
      Array.from((await metrics.text()).matchAll(/requests_total\{route="([^"]+)"/g), ([, r]) => r),
    );
    expect(routes).toEqual(new Set(['/healthz', '/metrics', 'api unknown', 'files']));
  });
});

it('a failed sign-in leaves neither its password nor a cookie nor a token in the log', async () => {
  said.length = 0;
  const other = await createTestDatabase();
  const port = await serve({}, { db: other.db });
  await other.drop();
  const answer = await call(port, JSON.stringify({ login: 'aigul', password: 'qupia-soz' }), {
    cookie: 'sholu=qupia-cookie',
    authorization: 'Bearer qupia-token',
  });
  expect(answer.status).toBe(500);
  // The caller does not learn what failed.
  expect(await answer.text()).toMatch(
    /"message":"The server could not answer[^}]*"path":"access.signIn"\}\}\}$/,
  );
  expect(said.join('')).toContain('procedure failed');
  expect(said.join('')).not.toContain('qupia');
});

it('the line to the client is said to be encrypted for good when a proxy of ours encrypts it', async () => {
  const port = await serve({}, { isTrusted: parseProxies('127.0.0.1') ?? (() => false) });
  const headers = { 'x-forwarded-proto': 'https' };
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers });
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  const open = await fetch(`http://127.0.0.1:${await serve()}/healthz`, { headers });
  expect(open.headers.get('strict-transport-security')).toBeNull();
});

describe('a build that is renewed in place', () => {
  it('cuts the answer whose file has gone, and the server goes on', async () => {
    await writeFile(join(clientDir, 'screen.js'), 'the old screen');
    const port = await serve();
    const at = (path: string): string => `http://127.0.0.1:${port}/${path}`;
    expect(await (await fetch(at('screen.js'))).text()).toBe('the old screen');
    await rm(join(clientDir, 'screen.js'));
    await expect(fetch(at('screen.js')).then((answer) => answer.text())).rejects.toThrow(
      /terminated|fetch failed/,
    );
    expect(await (await fetch(at('index.html'))).text()).toBe('the screen');
  });
});
