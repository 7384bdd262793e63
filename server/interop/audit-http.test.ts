import { once } from 'node:events';
import type { Server } from 'node:http';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditTable } from './audit-table.ts';
import { FORMATS } from './formats.ts';
import { createApp } from '../app.ts';
import { hashOfEntry } from '../db/audit-hash.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { note } from '../db/write.ts';
import { signedIn, testAccessParts } from '../access/test-access.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { createLog } from '../log.ts';
import type { Picture } from '../picture/picture.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';

const tree = buildTree([
  { kato: '000000000', parentKato: null },
  { kato: '750000000', parentKato: '000000000' },
]);

let test: TestDatabase;
let server: Server;
let origin = '';
let cookie = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await note(test.db, {
    actor: '=HYPERLINK("http://x")',
    action: 'access.signIn',
    outcome: 'failed',
    note: '@SUM(1)\r\nX: y',
  });
  for (let i = 2; i <= 1_500; i += 1)
    await note(test.db, {
      actor: 'Айгүл',
      action: 'camera.view',
      object: `camera:${i}`,
      kato: '750000000',
      after: { b: 1, a: 2 },
    });
  const picture = { tree } as unknown as Picture;
  server = createApp({
    db: test.db,
    access: testAccessParts(),
    picture: () => picture,
    log: createLog('silent'),
    clientDir: null,
  });
  await test.db.insertInto('admin_unit').values({ kato: COUNTRY_KATO }).execute();
  ({ cookie } = await signedIn(test.db, [['auditor', COUNTRY_KATO]]));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}, 60_000);
afterAll(async () => {
  server.close();
  await test.drop();
});

const ask = (file: string, filter: Record<string, string> = {}) =>
  fetch(`${origin}/export/audit.${file}?${new URLSearchParams(filter).toString()}`, { headers: { cookie } });

it('the list is CSV, every page of it, and nothing in it is a formula', async () => {
  const response = await ask('csv', { to: '2999-01-01T00:00:00Z' });
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="sholu-audit-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
  // The export stands in the audit before it is written.
  expect(rows.map((row) => Number(row['Number']))).toEqual(
    Array.from({ length: 1_501 }, (_, i) => 1_501 - i),
  );
  expect(rows.at(-1)).toMatchObject({
    Who: `'=HYPERLINK("http://x")`,
    Why: `'@SUM(1)\r\nX: y`,
    Outcome: 'failed',
  });
});

it('the list is XLSX in the language of the interface, filtered, with a sheet that says by what', async () => {
  const file = await ask('xlsx', { object: 'camera:7', lang: 'kk' });
  const [table, about] = await readXlsxFile(Buffer.from(await file.arrayBuffer()));
  expect(table?.data.map((row) => row.slice(0, 6))).toEqual([
    ['Нөмірі', 'Уақыты (UTC)', 'Кім', 'Әрекет', 'Нәтижесі', 'Нысан'],
    [7, expect.any(String), 'Айгүл', 'camera.view', 'done', 'camera:7'],
  ]);
  expect(about?.data[0]).toEqual(['object', 'camera:7']);
});

it('every export is an entry of its own: who, from where, by which filter', async () => {
  await ask('csv', { actor: 'nobody', unit: '750000000' });
  const entry = await test.db
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(entry).toMatchObject({
    actor: expect.stringMatching(/^person:/),
    address: '127.0.0.1',
    action: 'audit.export',
    after: { format: 'csv', actor: 'nobody', unit: '750000000' },
  });
});

it.each([
  ['csv', { unit: '999999999' }, 404, 'no unit of territory'],
  ['csv', { from: 'yesterday' }, 400, 'from'],
  ['exe', {}, 404, 'csv, xlsx'],
])('an export %s %j is refused with %i and leaves no entry', async (file, filter, status, reason) => {
  const entries = () => test.db.selectFrom('audit_head').select('entry_id').executeTakeFirst();
  const before = await entries();
  const response = await ask(file, filter);
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(reason)]);
  await expect(entries()).resolves.toEqual(before);
});

it('from a file of JSON every hash can be computed again', async () => {
  const text = await FORMATS.json(auditTable(test.db, { object: 'camera:7' })).toArray();
  const [row] = JSON.parse(text.join('')) as Record<string, string>[];
  const hash = hashOfEntry({
    ...(row as unknown as Parameters<typeof hashOfEntry>[0]),
    at: new Date(row?.['at'] ?? ''),
    before: JSON.parse(row?.['before'] ?? 'null'),
    after: JSON.parse(row?.['after'] ?? 'null'),
    prev_hash: Buffer.from(row?.['prevHash'] ?? '', 'hex'),
  });
  expect(hash.toString('hex')).toBe(row?.['hash']);
});
