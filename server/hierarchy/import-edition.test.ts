import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { importEdition, undoEdition, type EditionOptions } from './import-edition.ts';
import { currentUnits, replaceBoundarySet, seedHierarchy, unitsAsOf } from './store.ts';
import { HIERARCHY_VALID_FROM, schematicBoundaries, units } from '../../data/bundle.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';

const ALATAU = '191800000';
const TALGAR = '196200000';
const SHIELI = '435200000';
const LENGER_DISTRICT = '615800000';
const NEW_DISTRICT = '153700000';
const NEW_CITY_DISTRICT = '711710000';
const NEW_IN_SHYMKENT = '791910000';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-edition-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  return () => test.drop();
});

type Row = { te: string; kaz_name: string; rus_name: string };
/** The hierarchy of today as the classifier writes it, with rows that are no unit here. */
const classifier = (list: readonly AdminUnit[] = units()): Row[] => [
  ...list
    .filter((unit) => unit.level > 0)
    .map(({ kato, name }) => ({ te: kato, kaz_name: name.kk, rus_name: name.ru.replace(' г.а.', ' Г.А.') })),
  { te: '611010000', kaz_name: 'Түркістан қ.', rus_name: 'г.Туркестан' },
  { te: '611633000', kaz_name: 'Ақдала а.о.', rus_name: 'Акдалинский с.о.' },
  { te: '611633100', kaz_name: 'Ақдала а.', rus_name: 'с.Акдала' },
];
const COLUMNS = ['te', 'ab', 'cd', 'ef', 'hij', 'k', 'kaz_name', 'rus_name', 'nn'];
const wide = ({ te, ...names }: Row) => ({
  te,
  ab: te.slice(0, 2),
  cd: te.slice(2, 4),
  ef: te.slice(4, 6),
  hij: te.slice(6),
  k: '0',
  ...names,
  nn: '1',
});

async function apply(rows: readonly Row[], options: Partial<EditionOptions> = {}) {
  const path = join(folder, 'kato.csv');
  await writeFile(
    path,
    stringify(rows.map(wide), { header: true, columns: COLUMNS, delimiter: ';', bom: true }),
  );
  return run(path, options);
}
const run = (path: string, options: Partial<EditionOptions> = {}) =>
  importEdition({
    db: test.db,
    path,
    actor: 'test',
    date: '2026-06-01',
    today: '2026-11-21',
    dryRun: false,
    moves: new Map(),
    ...options,
  });

const without = (...katos: string[]) => classifier().filter((row) => !katos.includes(row.te));
const codes = (list: readonly AdminUnit[]) => list.map((unit) => unit.kato);

async function facilityIn(kato: string): Promise<number> {
  const { id } = await test.db
    .insertInto('facility')
    .values({
      external_id: `f-${kato}`,
      type: 'school',
      name_kk: 'Мектеп',
      name_ru: 'Школа',
      name_en: 'School',
      kato,
      lon: 77.1,
      lat: 43.6,
      place_kind: 'town',
      owner: 'state',
      demonstration: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
const facilityUnits = async () =>
  (await test.db.selectFrom('facility').select('kato').orderBy('id').execute()).map((row) => row.kato);

describe('an edition of the classifier', () => {
  it('that says the same as the hierarchy of today changes nothing, whatever villages it lists', async () => {
    const before = await currentUnits(test.db);
    const report = await apply(classifier());
    expect(report).toMatchObject({ applied: false, problems: [], rowProblems: [] });
    expect(report.diff).toEqual({ created: [], renamed: [], moved: [], closed: [] });
    expect(await currentUnits(test.db)).toEqual(before);
  });

  it('creates units whose level, type and parent follow from the shape of the code', async () => {
    const report = await apply([
      ...classifier(),
      { te: NEW_DISTRICT, kaz_name: 'Жаңаөмір ауданы', rus_name: 'район Жанаомир' },
      { te: NEW_CITY_DISTRICT, kaz_name: 'Тараз ауданы', rus_name: 'район Тараз' },
      { te: '151015100', kaz_name: 'Ырғыз ауданы', rus_name: 'район Иргиз' },
    ]);
    expect(report.diff.created.map((u) => [u.kato, u.level, u.type, u.parentKato, u.name.en])).toEqual([
      [NEW_DISTRICT, 2, 'district', '150000000', 'Zhangaomir District'],
      [NEW_CITY_DISTRICT, 2, 'city_district', '710000000', 'Taraz District'],
      ['151015100', 3, 'city_district', '151000000', 'Yrgyz District'],
    ]);
    expect(report.applied).toBe(true);
    expect(codes(await currentUnits(test.db))).toContain(NEW_CITY_DISTRICT);
    expect(codes(await unitsAsOf(test.db, '2026-05-31'))).not.toContain(NEW_CITY_DISTRICT);
  });

  it('renames a unit, keeps the old name as an alias and says what of the register it touches', async () => {
    await replaceBoundarySet(test.db, schematicBoundaries());
    await facilityIn(SHIELI);
    const rows = classifier().map((row) =>
      row.te === SHIELI ? { ...row, kaz_name: 'Сыр ауданы', rus_name: 'Сырский район' } : row,
    );
    const report = await apply(rows);
    expect(codes(report.diff.renamed.map(({ after }) => after))).toEqual([SHIELI]);
    expect(report.touched.get(SHIELI)).toMatchObject({ facilities: 1, cameras: 0, boundaries: 1 });
    const unit = (await currentUnits(test.db)).find((u) => u.kato === SHIELI);
    expect(unit?.name).toEqual({ kk: 'Сыр ауданы', ru: 'Сырский район', en: 'Syr District' });
    expect(unit?.aliases).toContain('Шиелийский район');
    expect((await unitsAsOf(test.db, '2026-05-31')).find((u) => u.kato === SHIELI)?.name.ru).toBe(
      'Шиелийский район',
    );
  });

  it('refuses to close a unit that the register still uses, until it is said where its rows go', async () => {
    await facilityIn(ALATAU);
    const refused = await apply(without(ALATAU));
    expect(refused.applied).toBe(false);
    expect(refused.problems[0]?.message).toContain('still has 1 facilities');
    expect(await facilityUnits()).toEqual([ALATAU]);
    const moved = await apply(without(ALATAU), { moves: new Map([[ALATAU, TALGAR]]) });
    expect(moved).toMatchObject({ applied: true, moved: 1 });
    expect(await facilityUnits()).toEqual([TALGAR]);
    expect(codes(await currentUnits(test.db))).not.toContain(ALATAU);
  });

  it('refuses moves out of units that stay and into units that do not exist', async () => {
    const moves = new Map([
      [TALGAR, ALATAU],
      [ALATAU, '999999999'],
    ]);
    const { problems } = await apply(without(ALATAU), { moves });
    expect(problems.map((p) => p.message)).toEqual([
      `${TALGAR} is not closed by this edition; nothing is moved out of it`,
      `${ALATAU} is not in this edition; nothing can be moved there`,
      '999999999 is not in this edition; nothing can be moved there',
    ]);
  });

  it('refuses a unit whose parent is closed, a day before the last edition and a day to come', async () => {
    expect((await apply(without(LENGER_DISTRICT))).problems[0]?.message).toContain(
      `Unit of territory 615820100 names an unknown parent ${LENGER_DISTRICT}`,
    );
    const [early] = (await apply(without(ALATAU), { date: '2024-01-01' })).problems;
    expect(early?.message).toBe(
      `The hierarchy already has an edition of ${HIERARCHY_VALID_FROM}; the new one must be of a later day`,
    );
    const [late] = (await apply(without(ALATAU), { date: '2027-01-01' })).problems;
    expect(late?.message).toContain('has not come yet');
  });

  it('names bad rows by row and column and writes nothing', async () => {
    const report = await apply([
      { te: '61', kaz_name: '', rus_name: 'x' },
      ...classifier(),
      ...classifier().slice(0, 1),
    ]);
    expect(report.rowProblems.map((p) => [p.row, p.column])).toEqual([
      [2, 'te'],
      [2, 'kaz_name'],
      [classifier().length + 3, 'te'],
    ]);
    expect(report.applied).toBe(false);
  });

  it('reads the same from XLSX, where codes are numbers', async () => {
    const path = join(folder, 'kato.xlsx');
    const rows = without(ALATAU).map((row) => Object.values(wide(row)));
    const cells = [COLUMNS, ...rows].map((row, i) =>
      row.map((value, column) => (i > 0 && column === 0 ? { value: Number(value) } : { value })),
    );
    await writeXlsxFile(cells).toFile(path);
    const report = await run(path, { dryRun: true });
    expect([codes(report.diff.closed), report.rowProblems, report.diff.created]).toEqual([[ALATAU], [], []]);
  });

  it('is refused when the file is something else', async () => {
    const path = join(folder, 'other.csv');
    await writeFile(path, 'a,b\n1,2\n');
    await expect(run(path)).rejects.toThrow('is no edition of the hierarchy');
    await writeFile(path, Buffer.from([0xc0, 0xe1, 0x2c, 0x62]));
    await expect(run(path)).rejects.toThrow('is not UTF-8');
    await writeFile(join(folder, 'other.xlsx'), 'PK');
    await expect(run(join(folder, 'other.xlsx'))).rejects.toThrow('cannot be read as XLSX');
  });
});

describe('the columns of the own export', () => {
  it('move a unit with all below it', async () => {
    const path = join(folder, 'units.csv');
    const rows = (await currentUnits(test.db)).map((u) => ({
      kato: u.kato,
      parent_kato: u.kato === LENGER_DISTRICT ? '790000000' : u.parentKato,
      level: u.level,
      type: u.type,
      name_kk: u.name.kk,
      name_ru: u.name.ru,
      name_en: u.name.en,
      iso_code: u.isoCode,
      seat_ru: u.seat?.nameRu,
      lon: u.seat?.lon,
      lat: u.seat?.lat,
      area_km2: u.areaKm2,
      population: u.population?.value,
      population_date: u.population?.date,
      population_quality: u.population?.quality,
      aliases: u.aliases.join('; '),
      source: u.source,
      note: u.note,
    }));
    await writeFile(path, stringify(rows, { header: true }));
    const { diff, applied } = await run(path);
    expect([diff.created, diff.closed, diff.renamed, applied]).toEqual([[], [], [], true]);
    expect(diff.moved.map(({ after }) => [after.kato, after.parentKato])).toEqual([
      [LENGER_DISTRICT, '790000000'],
    ]);
    const { path: stored } = await test.db
      .selectFrom('admin_unit_version')
      .select('path')
      .where('kato', '=', '615820100')
      .where('valid_to', 'is', null)
      .executeTakeFirstOrThrow();
    expect(stored).toBe(`000000000/790000000/${LENGER_DISTRICT}/615820100`);
  });
});

describe('the undo', () => {
  const reform = () => [
    ...without(ALATAU),
    { te: NEW_CITY_DISTRICT, kaz_name: 'Тараз ауданы', rus_name: 'район Тараз' },
  ];
  const undo = () => undoEdition({ db: test.db, actor: 'test' });

  it('gives back the hierarchy and the rows as they were, and lets the edition be applied again', async () => {
    await facilityIn(ALATAU);
    const before = await currentUnits(test.db);
    const moves = new Map([[ALATAU, TALGAR]]);
    await apply(reform(), { moves });
    const { moved } = await undo();
    expect(moved).toBe(1);
    expect(await currentUnits(test.db)).toEqual(before);
    expect(await facilityUnits()).toEqual([ALATAU]);
    await expect(undo()).rejects.toThrow('there is nothing to undo');
    expect((await apply(reform(), { moves })).applied).toBe(true);
  });

  it('leaves a row alone that was moved on since', async () => {
    const id = await facilityIn(ALATAU);
    await apply(reform(), { moves: new Map([[ALATAU, TALGAR]]) });
    await test.db.updateTable('facility').set({ kato: SHIELI }).where('id', '=', id).execute();
    expect(await undo()).toMatchObject({ moved: 0 });
    expect(await facilityUnits()).toEqual([SHIELI]);
  });

  it('is refused while something refers to a unit that the edition created', async () => {
    await apply(reform());
    await facilityIn(NEW_CITY_DISTRICT);
    await expect(undo()).rejects.toThrow(`already refers to its new units ${NEW_CITY_DISTRICT}`);
    expect(codes(await currentUnits(test.db))).toContain(NEW_CITY_DISTRICT);
  });

  it('takes editions back one by one, the latest first', async () => {
    const first = await currentUnits(test.db);
    await apply(without(ALATAU));
    const second = await currentUnits(test.db);
    await apply(without(ALATAU, NEW_IN_SHYMKENT), { date: '2026-07-01' });
    await undo();
    expect(await currentUnits(test.db)).toEqual(second);
    await undo();
    expect(await currentUnits(test.db)).toEqual(first);
  });
});
