import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { camera, checkedImport, csvFile, school } from './files.fixture.ts';
import { openImports, type Imports } from './imports.ts';
import { problemPage } from './run/store.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import { registerDump } from '../../db/test-dump.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { makeSuiteDir } from '../../db/test-data-dir.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { upsertCameras, upsertEvidence, upsertEvidenceSources, upsertFacilities } from '../bulk/store.ts';
import { editFacility, type Editor } from '../edit/edit.ts';
import { editableFacility, historyOf } from '../edit/store.ts';
import { undoChange } from '../edit/undo.ts';
import { allFacilities, evidenceSources, registerCounts } from '../store.ts';

const WISH = { actor: 'test', reason: 'A new register', acceptGood: false };

let test: TestDatabase;
let folder: { dir: string; remove: () => Promise<void> };
let imports: Imports;
beforeAll(async () => {
  folder = await makeSuiteDir();
});
afterAll(() => folder.remove());

/** A register of demonstration: two schools, evidence of a ministry, a camera of a school and one of the police. */
beforeEach(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await upsertEvidenceSources(test.db, [
    { id: 'moe', kind: 'published', title: { kk: 'm', ru: 'm', en: 'm' }, asOf: '2023-03-31', priority: 20 },
  ]);
  const demo = (externalId: string) => ({
    externalId,
    type: 'school' as const,
    name: { kk: externalId, ru: externalId, en: externalId },
    kato: '611000000',
    settlement: null,
    lon: 68.123456789,
    lat: 43.3,
    people: 100,
    learners: 90,
    placeKind: 'regional_city' as const,
    owner: 'state' as const,
    demonstration: true,
  });
  const ids = await upsertFacilities(test.db, [demo('D-1'), demo('D-2')]);
  await upsertEvidence(
    test.db,
    ['D-1', 'D-2'].map((id) => ({
      facilityId: ids.get(id) ?? 0,
      measure: 'video_link' as const,
      source: 'moe',
      state: 'absent' as const,
      observedOn: '2023-03-31',
    })),
  );
  await upsertCameras(
    test.db,
    {
      externalId: ['DC-1', 'DC-2'],
      owner: ['facility', 'police'],
      facilityId: [ids.get('D-1') ?? 0, null],
      kato: ['611000000', '611000000'],
      lon: [68.25, 68.26],
      lat: [43.3, 43.31],
      azimuthDeg: [90, null],
      fovDeg: [null, 60],
      linked: [true, false],
      working: [true, true],
      technicalClass: ['unknown', 'meets_profile'],
      traffic: [false, true],
    },
    { demonstration: true },
  );
  imports = openImports({ db: test.db, dir: folder.dir, log: createLog('silent') });
  return async () => {
    await imports.close();
    await test.drop();
  };
});

const facilitiesFile = (...rows: Record<string, string>[]) => csvFile(folder.dir, 'facilities', rows);
const camerasFile = (...rows: Record<string, string>[]) => csvFile(folder.dir, 'cameras', rows);
const accept = async (kind: 'facilities' | 'cameras', path: string, acceptGood = false) => {
  const { id } = await checkedImport(imports, kind, path);
  await imports.accept(id, { ...WISH, acceptGood });
  return imports.settled(id);
};
const undo = async (id: number) => {
  await imports.undo(id, { actor: 'test', reason: 'It was the wrong file' });
  return imports.settled(id);
};
const ids = async () => (await allFacilities(test.db)).map((f) => f.externalId).toSorted();
const facilityId = async (externalId: string) =>
  (await allFacilities(test.db)).find((f) => f.externalId === externalId)?.id ?? 0;

/** Somebody who may edit everything. */
const EVERYWHERE: Editor = {
  actor: 'test',
  requireUnit: () => 0,
  requireObject: (object, found) => {
    if (found === undefined) throw new Error(`There is no ${object}`);
    return found;
  },
};

describe('a check', () => {
  it('writes nothing into the register and says what accepting would do', async () => {
    const before = await registerDump(test.db);
    const run = await checkedImport(
      imports,
      'facilities',
      await facilitiesFile(school('S-1'), school('D-1')),
    );
    expect(run).toMatchObject({ status: 'checked', progress: 1, rowsRead: 2, rowsGood: 2, rowsBad: 0 });
    expect(run).toMatchObject({ created: 1, updated: 1, unchanged: 0, replaced: 2, trouble: null });
    expect(await registerDump(test.db)).toBe(before);
  });

  it('names row and column of what only the database can see', async () => {
    await accept('facilities', await facilitiesFile(school('S-1')));
    const path = await camerasFile(
      camera('C-1'),
      camera('C-1'),
      camera('C-2', { owner: 'facility', facility_external_id: 'S-404' }),
      camera('C-3', { owner: 'facility' }),
      camera('C-4', { facility_external_id: 'S-1' }),
    );
    const run = await checkedImport(imports, 'cameras', path);
    expect(run).toMatchObject({ rowsRead: 5, rowsGood: 1, rowsBad: 4, created: 1 });
    const { rows, total } = await problemPage(test.db, { runId: run.id, after: 0, limit: 10 });
    expect(total).toBe(4);
    expect(rows.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [3, 'external_id', 'C-1', 'duplicate-id'],
      [4, 'facility_external_id', 'S-404', 'unknown-facility'],
      [5, 'facility_external_id', '', 'owner-without-facility'],
      [6, 'owner', 'police', 'facility-without-owner'],
    ]);
    expect(rows[0]?.params).toEqual({ first: 2 });
  });

  it('refuses rows of another territory, also where they would take an object out of it', async () => {
    await accept(
      'facilities',
      await facilitiesFile(school('S-1'), school('S-2', { kato: '191000000', lon: '69.4', lat: '53.2' })),
    );
    const { path } = await test.db
      .selectFrom('admin_unit_version')
      .select('path')
      .where('kato', '=', '611000000')
      .executeTakeFirstOrThrow();
    const file = await facilitiesFile(
      school('S-1', { people: '1' }),
      school('S-2'),
      school('S-3', { kato: '191000000', lon: '69.4', lat: '53.2' }),
    );
    const run = await checkedImport(imports, 'facilities', file, [path]);
    const { rows } = await problemPage(test.db, { runId: run.id, after: 0, limit: 10, severity: 'error' });
    expect(rows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'kato', 'outside-your-territory'],
      [4, 'kato', 'outside-your-territory'],
    ]);
    expect(run).toMatchObject({ rowsGood: 1, updated: 1, created: 0 });
  });

  it('of a file that is no table fails, says why, and leaves the process working', async () => {
    const path = await facilitiesFile(school('S-1'));
    await rm(path);
    await expect(checkedImport(imports, 'facilities', path)).rejects.toThrow('ENOENT');
    const run = await checkedImport(imports, 'facilities', 'package.json');
    expect(run.status).toBe('failed');
    expect(run.trouble?.code).toBeTruthy();
    expect((await accept('facilities', await facilitiesFile(school('S-1')))).status).toBe('accepted');
  });

  it.each([
    ['in a cell', { name_ru: 'Школа \\u0000 \\ud83d' }, { status: 'checked', rowsGood: 1, warnings: 1 }],
    [
      'in a column that is not read',
      { 'x\\u0000\\ud83d': '' },
      { status: 'checked', rowsGood: 1, warnings: 1 },
    ],
    [
      'in a column that is read twice',
      { 'name_ru\\ud83d': '' },
      { status: 'failed', trouble: { code: 'column-doubled' } },
    ],
  ])('of a file with halves of letters %s says what is wrong with it', async (_, cells, expected) => {
    const path = join(folder.dir, 'halves.geojson');
    const properties = JSON.stringify({ ...school('F-1'), ...cells }).replaceAll('\\\\u', '\\u');
    await writeFile(path, `{"type":"FeatureCollection","features":[{"properties":${properties}}]}`);
    expect(await checkedImport(imports, 'facilities', path)).toMatchObject(expected);
  });
});

describe('an acceptance', () => {
  it('is refused while a row is bad, and takes the good ones when that is wished', async () => {
    const path = await facilitiesFile(school('S-1'), school('S-2', { type: 'castle' }));
    const { id } = await checkedImport(imports, 'facilities', path);
    await expect(imports.accept(id, WISH)).rejects.toThrow('1 rows have problems');
    expect(await ids()).toEqual(['D-1', 'D-2']);
    await imports.accept(id, { ...WISH, acceptGood: true });
    expect(await imports.settled(id)).toMatchObject({
      status: 'accepted',
      created: 1,
      replaced: 2,
      canUndo: true,
    });
    expect(await ids()).toEqual(['S-1']);
  });

  it('replaces the demonstration: facilities, their cameras and their evidence, and nothing says "demonstration"', async () => {
    await accept('facilities', await facilitiesFile(school('S-1')));
    expect(await registerCounts(test.db)).toMatchObject({
      facilities: 1,
      demonstrationFacilities: 0,
      cameras: 1,
    });
    expect((await evidenceSources(test.db)).map((s) => s.id)).toEqual(['inspection-2026']);
    await accept('cameras', await camerasFile(camera('C-1')));
    const left = await test.db.selectFrom('camera').select(['external_id', 'demonstration']).execute();
    expect(left).toEqual([{ external_id: 'C-1', demonstration: false }]);
  });

  it('updates by external id, leaves alone what reads the same, and keeps the history of each field', async () => {
    await accept('facilities', await facilitiesFile(school('S-1'), school('S-2')));
    const same = await editableFacility(test.db, await facilityId('S-2'));
    const run = await accept(
      'facilities',
      await facilitiesFile(school('S-1', { people: '900' }), school('S-2')),
    );
    expect(run).toMatchObject({ created: 0, updated: 1, unchanged: 1, replaced: 0 });
    expect(await editableFacility(test.db, await facilityId('S-2'))).toEqual(same);
    const [line] = await historyOf(test.db, `facility:${await facilityId('S-1')}`);
    expect(line).toMatchObject({ field: 'people', before: 850, after: 900, reason: 'A new register' });
    await undoChange(test.db, EVERYWHERE, { changeId: line?.id ?? 0, reason: 'Only this one' });
    expect((await editableFacility(test.db, await facilityId('S-1')))?.fields.people).toBe(850);
  });

  it('leaves a field alone whose column the file lacks', async () => {
    await accept('facilities', await facilitiesFile(school('S-1', { learners: '800' })));
    const row = { ...school('S-1', { people: '901' }) };
    const columns = Object.keys(row);
    const path = await facilitiesFile();
    await writeFile(path, `${columns.join(',')}\n${Object.values(row).join(',')}`);
    await accept('facilities', path);
    expect((await editableFacility(test.db, await facilityId('S-1')))?.fields).toMatchObject({
      people: 901,
      learners: 800,
    });
  });

  it('looks again: rows that no longer fit are reported and nothing is written', async () => {
    await accept('facilities', await facilitiesFile(school('S-1')));
    const file = await camerasFile(camera('C-1', { owner: 'facility', facility_external_id: 'S-1' }));
    const { id } = await checkedImport(imports, 'cameras', file);
    await test.db.deleteFrom('facility').execute();
    const before = await registerDump(test.db);
    await imports.accept(id, WISH);
    expect(await imports.settled(id)).toMatchObject({ status: 'checked', rowsGood: 0, rowsBad: 1 });
    expect(await registerDump(test.db)).toBe(before);
  });
});

describe('an undo', () => {
  it('gives back every row as it was: the demonstration, changed rows, evidence and sources', async () => {
    const first = await registerDump(test.db);
    const facilities = await accept('facilities', await facilitiesFile(school('S-1'), school('D-1')));
    const second = await registerDump(test.db);
    const cameras = await accept('cameras', await camerasFile(camera('C-1'), camera('DC-2')));
    const third = await registerDump(test.db);
    const again = await accept(
      'facilities',
      await facilitiesFile(school('S-1', { people: '7', video_link: 'faulty' })),
    );
    expect(await undo(again.id)).toMatchObject({ status: 'undone', canUndo: false });
    expect(await registerDump(test.db)).toBe(third);
    await undo(cameras.id);
    expect(await registerDump(test.db)).toBe(second);
    await undo(facilities.id);
    expect(await registerDump(test.db)).toBe(first);
  });

  it('marks the lines of the history as taken back', async () => {
    await accept('facilities', await facilitiesFile(school('S-1')));
    const { id } = await accept('facilities', await facilitiesFile(school('S-1', { people: '7' })));
    await undo(id);
    const [back, line] = await historyOf(test.db, `facility:${await facilityId('S-1')}`);
    expect(back).toMatchObject({ field: 'people', before: 7, after: 850, undoneBy: null });
    expect(line?.undoneBy).toBe(back?.id);
  });

  it('is refused when a row was changed by hand since, by name, and then changes nothing', async () => {
    const { id } = await accept('facilities', await facilitiesFile(school('S-1'), school('S-2')));
    const facility = await facilityId('S-2');
    const seen = await editableFacility(test.db, facility);
    await editFacility(test.db, EVERYWHERE, {
      id: facility,
      version: seen?.version ?? 0,
      reason: 'Counted again',
      changes: { people: 5 },
    });
    const before = await registerDump(test.db);
    await expect(undo(id)).rejects.toThrow('changed by hand since: S-2');
    expect(await registerDump(test.db)).toBe(before);
  });

  it('is only for the latest: a later import builds on it', async () => {
    const { id } = await accept('facilities', await facilitiesFile(school('S-1')));
    const later = await accept('cameras', await camerasFile(camera('C-1')));
    await expect(undo(id)).rejects.toThrow('a later import builds on it');
    await undo(later.id);
    expect((await undo(id)).status).toBe('undone');
  });
});

it('a discarded import leaves nothing and cannot be accepted', async () => {
  const { id } = await checkedImport(imports, 'facilities', await facilitiesFile(school('S-1')));
  expect(await imports.discard(id, 'test')).toMatchObject({ status: 'discarded' });
  await expect(imports.accept(id, WISH)).rejects.toThrow('discarded');
  expect(await test.db.selectFrom('import_run').select('status').execute()).toEqual([
    { status: 'discarded' },
  ]);
});
