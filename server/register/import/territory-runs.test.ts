import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openImports, type Imports } from './imports.ts';
import { problemPage } from './run/store.ts';
import { spool } from './spool.ts';
import { inline, rowXml, workbookParts, zipOf } from './read/zip.fixture.ts';
import { schematicBoundaries, units } from '../../../data/bundle.ts';
import { HIERARCHY_VALID_FROM } from '../../../data/hierarchy/units.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import type { ImportKind, ImportRun } from '../../../shared/register/import/run.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { makeSuiteDir } from '../../db/test-data-dir.ts';
import { registerDump } from '../../db/test-dump.ts';
import { districtFeature, squareAround, squareOf, unitOf } from '../../hierarchy/boundary-fixture.ts';
import { activeBoundarySet, currentUnits, replaceBoundarySet, seedHierarchy } from '../../hierarchy/store.ts';
import { allSettlements } from '../../hierarchy/settlement/store.ts';
import { createLog } from '../../log.ts';

const AYAGOZ = '103600000';
const KENTAU = '612000000';
const SAURAN = '615500000';
const ZHANASEMEY = '104100000';
const WISH = { actor: 'test', reason: 'A newer file', acceptGood: false };

let test: TestDatabase;
let folder: { dir: string; remove: () => Promise<void> };
let imports: Imports;
beforeAll(async () => {
  folder = await makeSuiteDir();
});
afterAll(() => folder.remove());
beforeEach(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units(), HIERARCHY_VALID_FROM);
  await replaceBoundarySet(test.db, schematicBoundaries());
  imports = openImports({ db: test.db, dir: folder.dir, log: createLog('silent') });
  return async () => {
    await imports.close();
    await test.drop();
  };
});

/** A file arrives as from the screen, under a name of the server's own, and is checked. */
async function checked(
  kind: ImportKind,
  content: string | Buffer,
  options: Record<string, unknown> = {},
): Promise<ImportRun> {
  const bytes = Buffer.from(content);
  const file = { ...(await spool(folder.dir, Readable.from([bytes]), bytes.length)), spooled: true };
  const about = { kind, fileName: `${kind} of the akimat`, actor: 'test', allowedPaths: null };
  const { id } = await imports.begin({ ...about, options, file });
  return imports.settled(id);
}
const accepted = async (id: number, acceptGood = false): Promise<ImportRun> => {
  await imports.accept(id, { ...WISH, acceptGood });
  return imports.settled(id);
};
const undone = async (id: number): Promise<ImportRun> => {
  await imports.undo(id, WISH);
  return imports.settled(id);
};
const problemsOf = async (id: number) =>
  (await problemPage(test.db, { runId: id, after: 0, limit: 1_000 })).rows;
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
const populationOf = async (kato: string) =>
  (await currentUnits(test.db)).find((unit) => unit.kato === kato)?.population?.value;

describe('boundaries', () => {
  it('with the defects of real files are reported in the language of the reader, put into use, and taken back', async () => {
    const before = await activeBoundarySet(test.db);
    const { label, seat } = unitOf(SAURAN);
    const [lon, lat] = label ?? [seat?.lon ?? 0, seat?.lat ?? 0];
    const run = await checked(
      'boundaries',
      collection(
        districtFeature(KENTAU, {}, [squareAround(lon, lat, 0.5)]),
        districtFeature(ZHANASEMEY, { KATO: '101010000' }),
      ),
    );
    expect(run).toMatchObject({ status: 'checked', rowsGood: 2, rowsBad: 0 });
    const problems = await problemsOf(run.id);
    const sauran = problems.find(({ params }) => String(params['unit_ru']).includes(SAURAN));
    const wrong = problems.find(({ code }) => code === 'boundary-wrong-code');
    expect([sauran?.code, wrong?.row, wrong?.column, wrong?.severity]).toEqual([
      'boundary-missing-held',
      2,
      'properties',
      'warning',
    ]);
    expect(sauran && problemText(sauran, 'ru')).toBe(
      `Нет в файле: ${unitOf(SAURAN).name.ru} (${SAURAN}); его место лежит в файле внутри ${unitOf(KENTAU).name.ru} (${KENTAU})`,
    );
    expect(sauran && problemText(sauran, 'kk')).toContain(unitOf(SAURAN).name.kk);
    expect(await activeBoundarySet(test.db)).toEqual(before);

    expect(await accepted(run.id)).toMatchObject({ status: 'accepted', canUndo: true });
    expect(await activeBoundarySet(test.db)).toMatchObject({
      kind: 'imported',
      source: 'boundaries of the akimat',
    });
    expect(await undone(run.id)).toMatchObject({ status: 'undone', trouble: null });
    expect(await activeBoundarySet(test.db)).toEqual(before);
  });

  it('are not taken back over a set that somebody has put into use since', async () => {
    const run = await checked('boundaries', collection(districtFeature(AYAGOZ)));
    await accepted(run.id);
    const later = await replaceBoundarySet(test.db, schematicBoundaries());
    expect(await undone(run.id)).toMatchObject({ status: 'accepted', trouble: { code: 'other-set-in-use' } });
    expect((await activeBoundarySet(test.db))?.id).toBe(later.id);
  });
});

it('an edition says what it changes and what that touches, is applied, and is taken back', async () => {
  const closed = '615820100';
  const rows = (await currentUnits(test.db)).filter((unit) => unit.level > 0 && unit.kato !== closed);
  const csv = [
    'te,kaz_name,rus_name',
    ...rows.map(({ kato, name }) => `${kato},"${name.kk}","${kato === AYAGOZ ? 'Новый район' : name.ru}"`),
  ].join('\n');
  const run = await checked('hierarchy', csv, { date: '2026-10-01' });
  const problems = await problemsOf(run.id);
  expect(run).toMatchObject({ status: 'checked', rowsGood: 2 });
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['edition-renamed', 'warning'],
    ['edition-closed', 'warning'],
  ]);
  expect(problems[0] && problemText(problems[0], 'ru')).toBe(
    `Переименование: ${unitOf(AYAGOZ).name.ru} → Новый район (${AYAGOZ}). Затрагивает: границ: 1`,
  );
  expect(await accepted(run.id)).toMatchObject({ status: 'accepted' });
  const name = async () => (await currentUnits(test.db)).find((unit) => unit.kato === AYAGOZ)?.name.ru;
  expect(await name()).toBe('Новый район');
  expect(await undone(run.id)).toMatchObject({ status: 'undone', trouble: null });
  expect(await name()).toBe(unitOf(AYAGOZ).name.ru);
});

it('settlements are checked and accepted; their kind has no way back, which is said', async () => {
  const header = 'id,name_kk,name_ru,name_en,lon,lat,population,kind,kato,rank,source\n';
  const row = '7,Қарауыл,Караул,Karauyl,79.255,48.945,5261,village,103200000,7,gazetteer\n';
  const bad = await checked('settlements', header + row + row.replace('7,', '8,').replace('5261', 'many'));
  expect(await problemsOf(bad.id)).toMatchObject([
    { row: 3, column: 'population', value: 'many', code: 'cell-count-or-empty' },
  ]);
  const run = await checked('settlements', header + row);
  expect(await accepted(run.id)).toMatchObject({ status: 'accepted', canUndo: false });
  expect(await allSettlements(test.db)).toHaveLength(1);
  await expect(imports.undo(run.id, WISH)).rejects.toMatchObject({ problem: { code: 'cannot-undo' } });
});

describe('populations', () => {
  const csv = `kato,population,date,quality\n${AYAGOZ},4242,2026-01-01,official\n`;

  it('are accepted', async () => {
    const run = await checked('populations', csv);
    expect(await accepted(run.id)).toMatchObject({ status: 'accepted', canUndo: false });
    expect(await populationOf(AYAGOZ)).toBe(4242);
  });

  it('are not written when the import cannot say that it was accepted: both or neither', async () => {
    const before = await populationOf(AYAGOZ);
    const { id } = await checked('populations', csv);
    await test.db.transaction().execute(async (trx) => {
      await sql`lock table population_history in share row exclusive mode`.execute(trx);
      await imports.accept(id, WISH);
      await expect
        .poll(async () => (await sql`select from pg_locks where not granted`.execute(trx)).rows.length)
        .toBeGreaterThan(0);
      // As a server that starts meanwhile would say of one that is gone.
      await sql`update import_run set status = 'interrupted' where id = ${id}`.execute(trx);
    });
    expect(await imports.settled(id)).toMatchObject({ status: 'interrupted' });
    expect(await populationOf(AYAGOZ)).toBe(before);
    await imports.resume(id, 'test');
    expect(await imports.settled(id)).toMatchObject({ status: 'accepted' });
    expect(await populationOf(AYAGOZ)).toBe(4242);
  });
});

const [x = 0, y = 0] = squareOf(AYAGOZ)[0] ?? [];
const ring = (...positions: GeoJSON.Position[]) => collection(districtFeature(AYAGOZ, {}, [positions]));
const FACILITIES = 'external_id;type;name_ru;kato;lon;lat;place_kind;owner\n';
const SCHOOL = `F-1;school;Школа;${SAURAN};68.03;43.35;rural;state\n`;

/** Broken files that are no part of the folder `broken`: what they are, and the place and code of what is said. */
it.each<[string, ImportKind, string | Buffer, string]>([
  [
    'an unclosed ring',
    'boundaries',
    ring([x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]),
    '1 geometry boundary-open-ring',
  ],
  [
    'a self-intersection',
    'boundaries',
    ring([x, y], [x + 1, y + 1], [x + 1, y], [x, y + 1], [x, y]),
    '1 geometry boundary-crossing',
  ],
  [
    'swapped axes',
    'boundaries',
    ring([y, x], [y, x + 1], [y + 1, x + 1], [y, x]),
    '1 geometry boundary-swapped',
  ],
  ['no map', 'boundaries', '{"type":"Feature"}', '0  file-collection'],
  ['no table', 'populations', 'a;b\n1;2\n', '0  file-columns'],
  ['another encoding', 'settlements', Buffer.from('c8ec', 'hex'), '0  file-not-utf8'],
  [
    'swapped coordinates',
    'facilities',
    FACILITIES + SCHOOL.replace('68.03;43.35', '43.35;68.03'),
    '2 lon swapped',
  ],
  ['a duplicate id', 'facilities', FACILITIES + SCHOOL + SCHOOL, '3 external_id duplicate-id'],
  ['a million columns', 'facilities', `${'c;'.repeat(999_999)}c\n`, '1  too-many-columns'],
  [
    'a delimiter that is missing',
    'facilities',
    FACILITIES + SCHOOL.replace(';school', ' school'),
    '2  cells-missing',
  ],
  ['a workbook that is a zip bomb', 'facilities', bomb(), '0  xlsx-bomb'],
])('%s is named by row and column, and changes nothing', async (_, kind, content, expected) => {
  const before = [await registerDump(test.db), await activeBoundarySet(test.db)];
  const run = await checked(kind, content);
  const found = run.trouble ? [run.trouble] : await problemsOf(run.id);
  const errors = found.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ row, column, code }) => `${row} ${column} ${code}`)).toContain(expected);
  for (const language of ['kk', 'ru', 'en'] as const)
    for (const error of errors) expect(problemText(error, language)).not.toMatch(/[{}]|^[a-z-]+$/);
  expect([await registerDump(test.db), await activeBoundarySet(test.db)]).toEqual(before);
  expect(await checked('facilities', FACILITIES + SCHOOL)).toMatchObject({ status: 'checked', rowsGood: 1 });
});

function bomb(): Buffer {
  const parts = workbookParts({ sheets: [{ rows: rowXml([inline('external_id')]) }] });
  const isSheet = (name: string): boolean => name.includes('sheet1');
  return zipOf(parts.map((part) => (isSheet(part.name) ? { ...part, bytes: Buffer.alloc(64e6, 32) } : part)));
}

it('what a process that died had received of a file is deleted at the next start, what another receives is not', async () => {
  const dead = join(folder.dir, 'a.import.2147483646.part');
  const alive = join(folder.dir, `b.import.${process.pid}.part`);
  await Promise.all([writeFile(dead, 'half'), writeFile(alive, 'half')]);
  await imports.recover();
  const names = await readdir(folder.dir);
  expect(names).not.toContain('a.import.2147483646.part');
  expect(names).toContain(`b.import.${process.pid}.part`);
});
