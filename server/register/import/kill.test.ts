import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { camera, csvFile } from './files.fixture.ts';
import { openImports, type Imports } from './imports.ts';
import { sayRecovered } from './say.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import type { Db } from '../../db/schema.ts';
import { bundleScript } from '../../db/test-child.ts';
import { registerDump } from '../../db/test-dump.ts';
import { createTestDatabase } from '../../db/test-database.ts';
import { makeTestDir } from '../../db/test-data-dir.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { upsertCameras } from '../bulk/store.ts';

const ROWS = 10_000;

/** A register with one demonstration camera, and a process that imports others into it. */
async function beginImport() {
  const test = await createTestDatabase();
  const dir = await makeTestDir();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await upsertCameras(
    test.db,
    {
      externalId: ['DC-1'],
      owner: ['police'],
      facilityId: [null],
      kato: ['611000000'],
      lon: [68.25],
      lat: [43.3],
      azimuthDeg: [90],
      fovDeg: [null],
      linked: [true],
      working: [true],
      technicalClass: ['unknown'],
      traffic: [false],
    },
    { demonstration: true },
  );
  const rows = Array.from({ length: ROWS }, (_, i) => camera(`C-${i}`));
  const path = await csvFile(dir, 'cameras', rows);
  const script = await bundleScript(new URL('./kill.child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, test.url, dir, path], { stdio: 'inherit' });
  const ended = once(child, 'close');
  const imports = openImports({ db: test.db, dir, log: createLog('silent') });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await imports.close();
    await test.drop();
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { ...test, imports, path, kill, before: await registerDump(test.db) };
}

/** What the next process finds. The session of the dead one ends with the statement that it is in the middle of. */
async function recovered(imports: Imports): Promise<ImportRun | undefined> {
  let run: ImportRun | undefined;
  await expect.poll(async () => (run = (await imports.recover())[0]), { timeout: 60_000 }).toBeDefined();
  return run;
}

const runOf = (db: Db) => db.selectFrom('import_run').selectAll().executeTakeFirst();

/** Kills the process while its work waits for a table that this one holds. */
const killAt = (db: Db, table: string, kill: () => Promise<void>) =>
  db.transaction().execute(async (trx) => {
    await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
    const waiting = async () =>
      (await sql`select from pg_locks where not granted and relation = ${table}::regclass`.execute(trx)).rows
        .length;
    await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
    await kill();
  });

it('a check that dies goes on from where it was, in the next process, and accepts every row once', async () => {
  const { db, imports, kill, before } = await beginImport();
  await expect
    .poll(async () => (await runOf(db))?.last_row ?? 0, { timeout: 60_000, interval: 5 })
    .toBeGreaterThan(1);
  await killAt(db, 'import_camera', kill);
  expect(await registerDump(db)).toBe(before);
  await expect.poll(async () => (await runOf(db))?.status).toBe('checking');

  const run = await recovered(imports);
  expect(run).toMatchObject({ status: 'interrupted', kind: 'cameras' });
  expect(run?.rowsRead).toBeGreaterThan(0);
  expect(run?.rowsRead).toBeLessThan(ROWS);
  expect(run && sayRecovered(run)).toContain('The register is as it was before. Go on with: imports resume');
  const id = run?.id ?? 0;
  await imports.resume(id, 'test');
  expect(await imports.settled(id)).toMatchObject({
    status: 'checked',
    rowsRead: ROWS,
    rowsGood: ROWS,
    created: ROWS,
  });
  await imports.accept(id, { actor: 'test', reason: 'New cameras', acceptGood: false });
  expect(await imports.settled(id)).toMatchObject({ status: 'accepted', replaced: 1 });
  const { rows } = await sql<{ n: number }>`select count(*) as n from camera`.execute(db);
  expect(rows[0]?.n).toBe(ROWS);
}, 240_000);

it('an acceptance that dies leaves the old register, says so, and is completed by the next process', async () => {
  const { db, imports, kill, before } = await beginImport();
  // Everything but the last step is done when the history of changes is written.
  await killAt(db, 'register_change', kill);
  expect(await registerDump(db)).toBe(before);

  const run = await recovered(imports);
  expect(run).toMatchObject({ status: 'interrupted', rowsRead: ROWS });
  expect(await imports.recover()).toEqual([]);
  const id = run?.id ?? 0;
  await imports.resume(id, 'test');
  expect(await imports.settled(id)).toMatchObject({ status: 'accepted', created: ROWS, canUndo: true });
  await imports.undo(id, { actor: 'test', reason: 'Back again' });
  expect(await imports.settled(id)).toMatchObject({ status: 'undone' });
  expect(await registerDump(db)).toBe(before);
}, 240_000);

it('a file that was changed meanwhile is not gone on with', async () => {
  const { db, imports, path, kill } = await beginImport();
  await killAt(db, 'import_camera', kill);
  const run = await recovered(imports);
  await writeFile(path, 'another file');
  await imports.resume(run?.id ?? 0, 'test');
  const failed = await imports.settled(run?.id ?? 0);
  expect([failed.status, failed.trouble?.code]).toEqual(['failed', 'file-changed']);
}, 240_000);

it('an import that somebody works on is left alone', async () => {
  const { db, imports, kill } = await beginImport();
  await db.transaction().execute(async (trx) => {
    await sql`lock table import_camera in share row exclusive mode`.execute(trx);
    await expect.poll(async () => (await runOf(db))?.format ?? '', { timeout: 60_000 }).not.toBe('');
    expect(await imports.recover()).toEqual([]);
  });
  await kill();
}, 240_000);
