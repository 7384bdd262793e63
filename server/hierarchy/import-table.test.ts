import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importPopulations, importSettlements } from './import-table.ts';
import { populationHistory } from './population/store.ts';
import { allSettlements } from './settlement/store.ts';
import { currentUnits, seedHierarchy } from './store.ts';
import { HIERARCHY_VALID_FROM, units } from '../../data/bundle.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { loadPicture } from '../picture/load.ts';

const ASTANA = '710000000';
const SEMEY = '101000000';
const HEADER = 'id,name_kk,name_ru,name_en,lon,lat,population,kind,kato,rank,source';
const QARAUYL = `7,Қарауыл,Караул,Karauyl,79.255,48.945,5261,village,103200000,6,a list`;

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  return () => test.drop();
});

type ImportTable = typeof importSettlements;
async function run(importTable: ImportTable, lines: string[], dryRun = false) {
  const path = join(folder, 'table.csv');
  await writeFile(path, lines.join('\n'));
  return importTable({ db: test.db, path, actor: 'test', dryRun });
}

describe('settlements', () => {
  it('are stored, updated by their number, and found by the search in any language', async () => {
    expect(await run(importSettlements, [HEADER, QARAUYL])).toEqual({
      rowsRead: 1,
      rowsWritten: 1,
      problems: [],
    });
    await run(importSettlements, [HEADER, QARAUYL.replace('5261', '0'), QARAUYL.replace('7,', '8,')]);
    const stored = await allSettlements(test.db);
    expect(stored.map((s) => [s.id, s.population])).toEqual([
      [7, null],
      [8, 5261],
    ]);
    const { search } = await loadPicture(test.db);
    for (const text of ['қарауыл', 'Караул', 'karauyl'])
      expect(search.find(text, 5, () => true)).toContainEqual({
        kind: 'settlement',
        id: 7,
        kato: '103200000',
        name: { kk: 'Қарауыл', ru: 'Караул', en: 'Karauyl' },
      });
  });

  it('with a bad row are not written, and every bad cell is named', async () => {
    const report = await run(importSettlements, [
      HEADER,
      QARAUYL,
      QARAUYL,
      QARAUYL.replace('7,', '9,').replace('79.255,48.945', '48.945,79.255'),
      QARAUYL.replace('7,', '10,').replace('79.255,48.945', '12.5,41.9'),
      QARAUYL.replace('7,', '11,').replace('103200000', '999999999'),
      QARAUYL.replace('7,', '12,').replace('5261', 'many'),
    ]);
    expect(report.problems.map((p) => [p.row, p.column, p.message])).toEqual([
      [4, 'lon', 'Latitude and longitude are swapped'],
      [5, 'lon', 'This place lies outside Kazakhstan'],
      [7, 'population', 'A whole number or nothing is expected'],
      [6, 'kato', 'There is no unit of territory with this KATO code'],
      [3, 'id', 'Already in row 2'],
    ]);
    expect(await allSettlements(test.db)).toEqual([]);
  });

  it('are only checked in a dry run, and a missing column is named', async () => {
    expect(await run(importSettlements, [HEADER, QARAUYL], true)).toMatchObject({
      rowsRead: 1,
      rowsWritten: 0,
    });
    expect(await allSettlements(test.db)).toEqual([]);
    await expect(run(importSettlements, ['id,name_kk', '1,x'])).rejects.toThrow(
      'The first row must name the columns; missing: name_ru, name_en',
    );
  });
});

describe('populations', () => {
  const POPULATION = 'kato;population;date;quality';
  const populationOf = async (kato: string) =>
    (await currentUnits(test.db)).find((unit) => unit.kato === kato)?.population;

  it('replace those of the unit in place and keep what it said before', async () => {
    const before = await populationOf(ASTANA);
    const report = await run(importPopulations, [
      POPULATION,
      `${ASTANA};1700000;2027-01-01;official`,
      `${SEMEY};320000;2027-01-01;`,
    ]);
    expect(report).toEqual({ rowsRead: 2, rowsWritten: 2, problems: [] });
    expect(await populationOf(ASTANA)).toEqual({ value: 1_700_000, date: '2027-01-01', quality: 'official' });
    expect(await populationOf(SEMEY)).toEqual({ value: 320_000, date: '2027-01-01', quality: null });
    expect(await populationHistory(test.db, ASTANA)).toMatchObject([
      { population: before?.value, date: before?.date, quality: before?.quality },
    ]);
    const versions = await test.db
      .selectFrom('admin_unit_version')
      .select('valid_from')
      .where('kato', '=', ASTANA)
      .execute();
    expect(versions).toHaveLength(1);
  });

  it('that say the same leave no history', async () => {
    const lines = [POPULATION, `${ASTANA};1700000;2027-01-01;official`];
    await run(importPopulations, lines);
    expect(await run(importPopulations, lines)).toMatchObject({ rowsRead: 1, rowsWritten: 0 });
    expect(await populationHistory(test.db, ASTANA)).toHaveLength(1);
  });

  it('with a bad cell are not written', async () => {
    const before = await populationOf(ASTANA);
    const report = await run(importPopulations, [
      POPULATION,
      `${ASTANA};1700000;2027-01-01;`,
      `${SEMEY};-5;01.01.2027;`,
      `${ASTANA};1;2027-01-01;`,
    ]);
    expect(report.problems.map((p) => [p.row, p.column])).toEqual([
      [3, 'population'],
      [3, 'date'],
      [4, 'kato'],
    ]);
    expect(await populationOf(ASTANA)).toEqual(before);
  });
});
