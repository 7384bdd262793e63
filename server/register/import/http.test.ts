import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camera, csvFile, school } from './files.fixture.ts';
import { openImports, type Imports } from './imports.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import { FILE_KINDS } from '../../../shared/register/import/columns.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import { importRunSchema, type ImportProblem, type ImportRun } from '../../../shared/register/import/run.ts';
import { createApp } from '../../app.ts';
import { registerDump } from '../../db/test-dump.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { makeSuiteDir } from '../../db/test-data-dir.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { openLivePicture, type LivePicture } from '../../picture/live-picture.ts';
import { signedIn, testAccessParts } from '../../access/test-access.ts';
import type { AppRouter } from '../../router.ts';

const log = createLog('silent');
let test: TestDatabase;
let folder: { dir: string; remove: () => Promise<void> };
let imports: Imports;
let picture: LivePicture;
let server: Server;
let base: string;
let cookie: string;
let api: ReturnType<typeof createTRPCClient<AppRouter>>['register']['imports'];
const spoolDir = () => join(folder.dir, 'imports');

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await makeSuiteDir();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  imports = openImports({ db: test.db, dir: spoolDir(), log });
  picture = await openLivePicture({ db: test.db, pool: test.pool, log });
  server = createApp({
    db: test.db,
    picture: () => picture.current(),
    imports,
    log,
    clientDir: null,
    access: testAccessParts(),
  });
  ({ cookie } = await signedIn(test.db));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${base}/api/trpc`, headers: () => ({ cookie }) })],
  }).register.imports;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await imports.close();
  await picture.close();
  await test.drop();
  await folder.remove();
});

const send = (
  kind: string,
  body: BodyInit,
  query = 'name=school.csv',
  headers: Record<string, string> = {},
) => fetch(`${base}/import/${kind}?${query}`, { method: 'POST', body, headers: { cookie, ...headers } });
const received = async (response: Response): Promise<ImportRun> => {
  expect(response.status).toBe(201);
  return importRunSchema.parse(await response.json());
};
const fileOf = async (kind: 'facilities' | 'cameras', ...rows: Record<string, string>[]) =>
  readFile(await csvFile(folder.dir, kind, rows));
const ended = async (id: number, status: string): Promise<ImportRun> => {
  await expect.poll(async () => (await api.get.query({ id })).status, { timeout: 20_000 }).toBe(status);
  return api.get.query({ id });
};

describe('an import over the network', () => {
  it('goes from the file through the report and the acceptance to the undo', async () => {
    const before = await registerDump(test.db);
    const body = await fileOf('facilities', school('S-1'), school('S-2', { type: '=castle()' }));
    const { id } = await received(await send('facilities', body, 'name=..%2F..%2Fмектеп%0d%0a.csv'));
    const checked = await ended(id, 'checked');
    expect(checked).toMatchObject({
      fileName: 'мектеп.csv',
      fileBytes: body.length,
      rowsGood: 1,
      rowsBad: 1,
    });
    const { rows, total, nextCursor } = await api.problems.query({ id, limit: 10, severity: 'error' });
    expect([rows[0]?.row, rows[0]?.code, total, nextCursor]).toEqual([3, 'unknown-word', 1, null]);
    await expect(api.accept.mutate({ id, reason: 'All of it' })).rejects.toThrow('1 rows have problems');
    await api.accept.mutate({ id, acceptGood: true, reason: 'The good ones' });
    expect(await ended(id, 'accepted')).toMatchObject({ created: 1, canUndo: true });
    await expect.poll(() => picture.current().facilities.map((f) => f.externalId)).toEqual(['S-1']);
    await api.undo.mutate({ id, reason: 'Not yet' });
    expect(await ended(id, 'undone')).toMatchObject({ canUndo: false });
    await expect.poll(() => picture.current().facilities.length).toBe(0);
    expect(await registerDump(test.db)).toBe(before);
    expect((await api.list.query({ limit: 1 })).rows[0]?.id).toBe(id);
    expect(await readdir(spoolDir())).toEqual([]);
  });

  it('reports as a file in the asked language, and no cell of it runs as a formula', async () => {
    const body = await fileOf('facilities', school('S-1', { type: '=1+1' }));
    const { id } = await received(await send('facilities', body));
    await ended(id, 'checked');
    const csv = await fetch(`${base}/import/${id}/report.csv?lang=ru`, { headers: { cookie } });
    expect(csv.headers.get('content-disposition')).toContain(`school.csv-report-${id}.csv`);
    const report = await csv.text();
    expect(report).toContain("2;type;'=1+1;ошибка;");
    expect(report).toContain('Неизвестное значение');
    const xlsx = await fetch(`${base}/import/${id}/report.xlsx?lang=kk`, { headers: { cookie } });
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await fetch(`${base}/import/${id}/report.exe`, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(`${base}/import/999999/report.csv`, { headers: { cookie } })).status).toBe(404);
    await api.discard.mutate({ id });
  });

  it('gives a template of each kind', async () => {
    for (const kind of FILE_KINDS)
      for (const format of ['csv', 'xlsx']) {
        const response = await fetch(`${base}/import/templates/${kind}.${format}?lang=ru`, {
          headers: { cookie },
        });
        expect([response.status, (await response.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
      }
  });

  type Odd = { query?: string; headers?: Record<string, string> };
  it.each<[kind: string, body: string, odd: Odd, status: number, code: string]>([
    ['facilities', 'x', { headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'other-site'],
    ['facilities', 'x', { headers: { origin: 'http://evil.example' } }, 403, 'other-site'],
    ['castles', 'x', {}, 404, 'kind-unknown'],
    // This server was started without what takes them.
    ['units', 'x', {}, 404, 'kind-unknown'],
    ['facilities', '', {}, 400, 'file-empty'],
    ['facilities', 'x', { query: 'name=a.csv&castle=1' }, 400, 'option-wrong'],
    ['hierarchy', 'x', {}, 400, 'option-date'],
    ['hierarchy', 'x', { query: 'date=2026-01-01&moves=here' }, 400, 'option-moves'],
    ['boundaries', 'x', { query: 'level=7' }, 400, 'option-wrong'],
  ] as const)(
    'refuses %s %j %j',
    async (kind, body, { query = 'name=a.csv', headers = {} }, status, code) => {
      const runs = (await api.list.query({ limit: 100 })).rows.length;
      const response = await send(kind, body, query, headers);
      const said = (await response.json()) as { message: string; problem: ImportProblem };
      expect([response.status, said.problem.code]).toEqual([status, code]);
      expect(said.message).toBe(problemText(said.problem, 'en'));
      expect(problemText(said.problem, 'kk')).not.toBe(said.message);
      expect((await api.list.query({ limit: 100 })).rows).toHaveLength(runs);
      expect(await readdir(spoolDir())).toEqual([]);
    },
  );

  it('of the whole Republic are refused to who administers a part of it', async () => {
    const local = await signedIn(test.db, [['administrator', '750000000']]);
    const response = await send('populations', 'x', 'name=a.csv', { cookie: local.cookie });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { problem: { code: 'republic-only' } },
    ]);
  });

  it('refuses a file that says it is too large before it comes, and keeps nothing of one that breaks off', async () => {
    const port = (server.address() as AddressInfo).port;
    const begin = (length: number) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `POST /import/facilities?name=a.csv HTTP/1.1\r\nhost: a\r\ncookie: ${cookie}\r\ncontent-length: ${length}\r\n\r\nabc`,
      );
      return socket;
    };
    const large = begin(5_000_000_000);
    const [answer] = (await once(large, 'data')) as [Buffer];
    expect(answer.toString()).toContain('413');
    const broken = begin(1_000);
    await expect.poll(async () => (await readdir(spoolDir())).length).toBe(1);
    broken.destroy();
    await expect.poll(async () => (await readdir(spoolDir())).length).toBe(0);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('lets readers see the old register until the new one is there as a whole', async () => {
    const cameras = Array.from({ length: 4_000 }, (_, i) => camera(`C-${i}`));
    const { id } = await received(await send('cameras', await fileOf('cameras', ...cameras)));
    await ended(id, 'checked');
    const seen = new Set<number>();
    const watch = { isOn: true };
    const look = async () => {
      const { n } = await test.db
        .selectFrom('camera')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      seen.add(n);
    };
    await look();
    const reader = (async () => {
      while (watch.isOn) await look();
    })();
    await api.accept.mutate({ id, reason: 'New cameras' });
    await ended(id, 'accepted');
    watch.isOn = false;
    await reader;
    await look();
    expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 4_000]);
  });

  it('takes populations by the same steps', async () => {
    const body =
      'kato,population,date,quality\n611000000,200001,2026-01-01,official\n999999999,1,2026-01-01,official\n';
    const { id } = await received(await send('populations', body, 'name=populations.csv'));
    expect(await ended(id, 'checked')).toMatchObject({ rowsRead: 2, rowsBad: 1 });
    const { rows } = await api.problems.query({ id, limit: 10 });
    expect(rows[0]).toMatchObject({ row: 3, column: 'kato', code: 'cell-unit' });
  });
});
