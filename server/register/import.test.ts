import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCameras, importFacilities } from './import.ts';
import { allEvidence, allFacilities, camerasWithin, facilityWithEvidence } from './store.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../../shared/register/row.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  folder = await mkdtemp(join(tmpdir(), 'sholu-import-'));
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const SCHOOL: Record<string, string> = {
  external_id: 'T-1',
  type: 'school',
  name_kk: '№ 1 мектеп',
  name_ru: 'Школа № 1',
  name_en: 'School No. 1',
  kato: '611000000',
  lon: '68.25',
  lat: '43.3',
  people: '850',
  place_kind: 'regional_city',
  owner: 'state',
  evidence_source: 'inspection-2026',
  evidence_date: '2026-10-01',
  video_link: 'working',
  alarm_button: 'faulty',
};
const CAMERA: Record<string, string> = {
  external_id: 'C-1',
  owner: 'facility',
  facility_external_id: 'T-1',
  kato: '611000000',
  lon: '68.2501',
  lat: '43.3001',
  azimuth_deg: '90',
  linked: 'true',
  working: 'yes',
  technical_class: 'meets_profile',
  traffic: 'false',
};

async function csv(
  columns: readonly string[],
  rows: Record<string, string>[],
  name = 'file.csv',
): Promise<string> {
  const path = join(folder, name);
  const lines = rows.map((row) => columns.map((c) => row[c] ?? '').join(','));
  await writeFile(path, `\uFEFF${columns.join(',')}\r\n${lines.join('\r\n')}\r\n`);
  return path;
}
const facilities = async (rows: Record<string, string>[], dryRun = false) =>
  importFacilities({ db: test.db, path: await csv(FACILITY_COLUMNS, rows), actor: 'test', dryRun });
const cameras = async (rows: Record<string, string>[]) =>
  importCameras({ db: test.db, path: await csv(CAMERA_COLUMNS, rows), actor: 'test', dryRun: false });

describe('an import of facilities', () => {
  it('writes nothing in a dry run', async () => {
    expect(await facilities([SCHOOL], true)).toEqual({ rowsRead: 1, rowsWritten: 0, problems: [] });
    expect(await allFacilities(test.db)).toEqual([]);
  });

  it('writes a facility with its evidence, and an audit entry that says who', async () => {
    expect(await facilities([SCHOOL])).toEqual({ rowsRead: 1, rowsWritten: 1, problems: [] });
    const [school] = await allFacilities(test.db);
    expect(school).toMatchObject({ externalId: 'T-1', people: 850, learners: null, demonstration: false });
    const found = await facilityWithEvidence(test.db, school?.id ?? 0);
    expect(found?.evidence.map((e) => [e.measure, e.state, e.source, e.observedOn])).toEqual(
      expect.arrayContaining([
        ['video_link', 'working', 'inspection-2026', '2026-10-01'],
        ['alarm_button', 'faulty', 'inspection-2026', '2026-10-01'],
      ]),
    );
    const audit = await test.db.selectFrom('audit_entry').selectAll().execute();
    expect(audit.at(-1)).toMatchObject({ actor: 'test', action: 'register.import' });
  });

  it('updates a facility with the same external id and keeps its id', async () => {
    const [before] = await allFacilities(test.db);
    await facilities([{ ...SCHOOL, people: '900', video_link: 'faulty' }]);
    const after = await allFacilities(test.db);
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: before?.id, people: 900 });
    const evidence = await allEvidence(test.db);
    expect(evidence.find((e) => e.measure === 'video_link')?.state).toBe('faulty');
  });

  it.each([
    [{ kato: '999999999' }, 'kato', 'There is no unit of territory with this KATO code'],
    [{ kato: '61' }, 'kato', 'A KATO code is nine digits'],
    [{ type: 'castle' }, 'type', 'Invalid option'],
    [{ lat: '' }, 'lat', 'A latitude is missing'],
    [{ lat: 'north' }, 'lat', 'A latitude is not a number'],
    [{ lon: '543' }, 'lon', 'A longitude lies between -180 and 180'],
    [{ people: '-3' }, 'people', 'A number of people is not negative'],
    [{ people: '12.5' }, 'people', 'whole numbers'],
    [{ name_ru: ' ' }, 'name_ru', 'A name is missing'],
    [{ evidence_date: '1 October' }, 'evidence_date', 'A date is written 2026-11-21'],
    [{ evidence_date: '' }, 'evidence_date', 'need the date they were seen'],
    [{ external_id: 'T-1' }, 'external_id', 'Already in row 2'],
  ])('refuses %j, naming row and column, and changes nothing', async (fault, column, message) => {
    const before = [await allFacilities(test.db), await allEvidence(test.db)];
    const report = await facilities([
      { ...SCHOOL, people: '1' },
      { ...SCHOOL, external_id: 'T-2', ...fault },
    ]);
    expect(report.rowsWritten).toBe(0);
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ row: 3, column });
    expect(report.problems[0]?.message).toContain(message);
    expect([await allFacilities(test.db), await allEvidence(test.db)]).toEqual(before);
  });

  it('refuses a file without the columns, a file that is not CSV and a missing file', async () => {
    const options = { db: test.db, actor: 'test', dryRun: false };
    const poor = await csv(['external_id', 'type'], [SCHOOL], 'poor.csv');
    await expect(importFacilities({ ...options, path: poor })).rejects.toThrow('missing: name_kk');
    const broken = join(folder, 'broken.csv');
    await writeFile(broken, `${FACILITY_COLUMNS.join(',')}\n"open quote,school`);
    await expect(importFacilities({ ...options, path: broken })).rejects.toThrow('cannot be read as CSV');
    await expect(importFacilities({ ...options, path: join(folder, 'none.csv') })).rejects.toThrow(
      'cannot be read',
    );
  });
});

describe('an import of cameras', () => {
  it('binds a camera to its facility', async () => {
    expect(await cameras([CAMERA])).toEqual({ rowsRead: 1, rowsWritten: 1, problems: [] });
    const [camera] = await camerasWithin(test.db, { units: ['610000000'], after: 0, limit: 10 });
    const [school] = await allFacilities(test.db);
    expect(camera).toMatchObject({ facilityId: school?.id, azimuthDeg: 90, fovDeg: null, working: true });
  });

  it.each([
    [{ facility_external_id: 'T-404' }, 'facility_external_id', 'There is no facility with this external id'],
    [{ facility_external_id: '' }, 'facility_external_id', 'exactly when its owner is facility'],
    [{ owner: 'private' }, 'facility_external_id', 'exactly when its owner is facility'],
    [{ azimuth_deg: '360' }, 'azimuth_deg', 'Degrees lie between 0 and 359'],
    [{ linked: 'maybe' }, 'linked', 'Expected true or false'],
  ])('refuses %j', async (fault, column, message) => {
    const report = await cameras([{ ...CAMERA, external_id: 'C-2', ...fault }]);
    expect(report.problems[0]).toMatchObject({ row: 2, column });
    expect(report.problems[0]?.message).toContain(message);
    expect(await camerasWithin(test.db, { units: ['000000000'], after: 0, limit: 10 })).toHaveLength(1);
  });
});
