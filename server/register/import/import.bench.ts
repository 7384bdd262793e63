import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { camera, checkedImport, school } from './files.fixture.ts';
import { openImports, type Imports } from './imports.ts';
import type { RegisterKind } from '../../../shared/register/import/columns.ts';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../../../shared/register/row.ts';
import { openDatabase, type OpenDatabase } from '../../db/open.ts';
import { createLog } from '../../log.ts';
import { ensureSeeded } from '../../seed.ts';

// The register of the Republic from CSV: 15,000 facilities, 450,000 cameras, beside a bare insert of the same rows; and a
// file of 200 MB. The whole demonstration – 450,000 cameras of its own – is replaced and comes back with the undo.
const FACILITIES = 15_000;
const CAMERAS = 450_000;
const LARGE_MB = 200;
/** Least size of a row of the large file: three names of 287 bytes and the other columns. */
const ROW_BYTES = 950;
const MEMORY_LIMIT_MB = 300;
const WISH = { actor: 'bench', reason: 'Benchmark', acceptGood: false };

let opened: OpenDatabase;
let imports: Imports;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sholu-bench-'));
  const log = { info: () => {}, warn: () => {} };
  opened = await openDatabase({ env: { databaseUrl: undefined, dataDir: dir }, log, mode: 'own' });
  await ensureSeeded(opened.db, { demonstration: true, say: () => {} });
  imports = openImports({ db: opened.db, dir: join(dir, 'imports'), log: createLog('silent') });
}, 300_000);
afterAll(async () => {
  await imports.close();
  await opened.close();
  await rm(dir, { recursive: true, force: true });
});

async function generate(
  kind: RegisterKind,
  count: number,
  rowOf: (i: number) => Record<string, string>,
): Promise<string> {
  const columns = kind === 'facilities' ? FACILITY_COLUMNS : CAMERA_COLUMNS;
  const path = join(dir, `${kind}-${count}.csv`);
  function* lines(): Generator<string> {
    yield `${columns.join(',')}\n`;
    for (let i = 0; i < count; i++) {
      const row = rowOf(i);
      yield `${columns.map((column) => row[column] ?? '').join(',')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return path;
}

const facilityRow = (i: number) => school(`B-${i}`, { lon: String(68.2 + (i % 100) / 1000) });
const cameraRow = (i: number) =>
  camera(`BC-${i}`, i % 3 === 0 ? {} : { owner: 'facility', facility_external_id: `B-${i % FACILITIES}` });

/** Runs work and says how long it took and how far the memory of this process rose meanwhile. */
async function measured<Result>(work: () => Promise<Result>) {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const began = performance.now();
  try {
    const result = await work();
    return { result, seconds: (performance.now() - began) / 1000, mb: (peak - before) / 1024 / 1024 };
  } finally {
    clearInterval(timer);
  }
}

/** The same rows by nothing but an insert into a table like the register's, with its keys: the least that it takes. */
const bareInsert = (kind: RegisterKind) => {
  const [table, stage] =
    kind === 'facilities' ? ['facility', 'import_facility'] : ['camera', 'import_camera'];
  return measured(async () => {
    await sql`create table bare (like ${sql.table(stage)} including all)`.execute(opened.db);
    await sql`insert into bare select * from ${sql.table(stage)}`.execute(opened.db);
    await sql`drop table bare`.execute(opened.db);
    return table;
  });
};

async function timed(kind: RegisterKind, count: number, path: string): Promise<number> {
  const check = await measured(() => checkedImport(imports, kind, path));
  expect(check.result).toMatchObject({ status: 'checked', rowsGood: count, created: count });
  const bare = await bareInsert(kind);
  const { id } = check.result;
  const accept = await measured(async () => {
    await imports.accept(id, WISH);
    return imports.settled(id);
  });
  expect(accept.result.status).toBe('accepted');
  const rate = (seconds: number) => `${Math.round(count / seconds).toLocaleString('en')} rows/s`;
  console.log(
    `${count} ${kind}: check ${check.seconds.toFixed(1)} s (${rate(check.seconds)}, +${check.mb.toFixed(0)} MB), ` +
      `accept ${accept.seconds.toFixed(1)} s (${rate(accept.seconds)}, +${accept.mb.toFixed(0)} MB), ` +
      `${(accept.seconds / bare.seconds).toFixed(1)} × a bare insert (${bare.seconds.toFixed(1)} s), ` +
      `${accept.result.replaced} of the demonstration replaced`,
  );
  expect(Math.max(check.mb, accept.mb)).toBeLessThan(MEMORY_LIMIT_MB);
  return id;
}

test('the register of the Republic is imported and taken back', async () => {
  const facilities = await timed(
    'facilities',
    FACILITIES,
    await generate('facilities', FACILITIES, facilityRow),
  );
  const cameras = await timed('cameras', CAMERAS, await generate('cameras', CAMERAS, cameraRow));
  for (const id of [cameras, facilities]) {
    const undo = await measured(async () => {
      await imports.undo(id, WISH);
      return imports.settled(id);
    });
    expect(undo.result).toMatchObject({ status: 'undone', trouble: null });
    console.log(`undo of the ${undo.result.kind}: ${undo.seconds.toFixed(1)} s, +${undo.mb.toFixed(0)} MB`);
  }
}, 580_000);

test('a file of 200 MB does not fill the memory', async () => {
  const name = 'Ұзын атау '.repeat(16).trim();
  const rowOf = (i: number) => school(`L-${i}`, { name_kk: name, name_ru: name, name_en: name });
  const path = await generate('facilities', Math.ceil((LARGE_MB * 1024 * 1024) / ROW_BYTES), rowOf);
  const { size } = await stat(path);
  expect(size).toBeGreaterThanOrEqual(LARGE_MB * 1024 * 1024);
  const check = await measured(() => checkedImport(imports, 'facilities', path));
  expect(check.result.status).toBe('checked');
  console.log(
    `${(size / 1024 / 1024).toFixed(0)} MB, ${check.result.rowsRead} rows: checked in ${check.seconds.toFixed(1)} s, ` +
      `+${check.mb.toFixed(0)} MB (limit ${MEMORY_LIMIT_MB} MB)`,
  );
  expect(check.mb).toBeLessThan(MEMORY_LIMIT_MB);
  await imports.discard(check.result.id, 'bench');
}, 580_000);
