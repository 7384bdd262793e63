import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brief, readAll } from './read-all.fixture.ts';

const FOLDER = fileURLToPath(new URL('../broken/', import.meta.url));

/** Each file of `broken/`: how it is understood, its good rows, and every problem by row, column and code. */
const EXPECTED: Readonly<
  Record<string, readonly [format: string, good: number, problems: readonly string[]]>
> = {
  'array.facilities.geojson': ['', 0, ['0 geojson-not-features']],
  'byte-order-mark.facilities.csv': ['csv, utf-8, ;', 1, []],
  'bytes-of-noise.facilities.csv': ['', 0, ['1 encoding-unknown']],
  'column-doubled.facilities.csv': ['', 0, ['1 column-doubled']],
  'column-missing.facilities.csv': ['', 0, ['1 columns-missing']],
  'column-unknown.facilities.csv': ['csv, utf-8, ;', 1, ['1 columns-unknown?']],
  'columns-301.facilities.csv': ['', 0, ['1 too-many-columns']],
  'comma-missing.facilities.geojson': ['geojson, utf-8', 1, ['2 geojson-broken']],
  'cut.facilities.geojson': ['geojson, utf-8', 2, ['3 geojson-cut']],
  'dates-as-numbers.facilities.csv': ['csv, utf-8, ;', 1, ['3 evidence_date date-format']],
  'delimiter-not-quoted.facilities.csv': ['csv, utf-8, ;', 1, ['2 cells-extra']],
  'document.pdf': ['', 0, ['0 not-a-table']],
  'dos-866.facilities.csv': ['', 0, ['1 encoding-unknown']],
  'empty.facilities.csv': ['', 0, ['0 file-empty']],
  'feature-broken.facilities.geojson': ['geojson, utf-8', 1, ['2 geojson-broken']],
  'geometry.facilities.geojson': ['', 0, ['0 geojson-not-features']],
  'good.facilities.geojson': ['geojson, utf-8', 2, []],
  'header-only.facilities.csv': ['csv, utf-8, ;', 0, ['0 no-rows']],
  'koi8-r.facilities.csv': ['', 0, ['1 encoding-unknown']],
  'markup.kml': ['', 0, ['0 not-a-table']],
  'no-features.facilities.geojson': ['', 0, ['0 no-rows']],
  'not-points.facilities.geojson': [
    'geojson, utf-8',
    1,
    [
      '2 geometry geometry-not-point',
      '3 geometry empty',
      '3 geometry empty',
      '4 geometry swapped',
      '5 geometry empty',
      '5 geometry empty',
      '6 type nested-value',
    ],
  ],
  'nul-in-row-3.facilities.csv': ['', 0, ['3 nul-bytes']],
  'one-line-of-text.facilities.csv': ['', 0, ['1 columns-missing']],
  'pipes.facilities.csv': ['csv, utf-8, |', 1, []],
  'quote-not-closed.facilities.csv': ['csv, utf-8, ;', 1, ['3 quote-not-closed']],
  'quotes-within.facilities.csv': ['csv, utf-8, ;', 2, ['5 type unknown-word']],
  'row-cut-short.facilities.csv': ['csv, utf-8, ;', 1, ['3 cells-missing']],
  'sep-line.facilities.csv': ['csv, utf-8, ,', 1, []],
  'tabs.facilities.csv': ['csv, utf-8, tab', 1, []],
  'text-after.facilities.geojson': ['geojson, utf-8', 1, ['2 geojson-broken']],
  'two-encodings.facilities.csv': ['', 0, ['4 encoding-broken']],
  'utf-16-with-mark.facilities.csv': ['csv, utf-16le, tab', 1, []],
  'utf-16-without-mark.facilities.csv': ['', 0, ['1 nul-bytes']],
  'utf-8-mark-on-windows-1251.facilities.csv': ['', 0, ['3 encoding-broken']],
  'values.cameras.csv': [
    'csv, utf-8, ,',
    1,
    [
      '2 azimuth_deg out-of-range',
      '2 fov_deg out-of-range',
      '3 azimuth_deg not-whole',
      '3 linked unknown-word',
      '3 working empty',
      '4 owner unknown-word',
      '4 technical_class unknown-word',
    ],
  ],
  'values.facilities.csv': [
    'csv, utf-8, ;',
    1,
    [
      '2 lon swapped',
      '3 lon null-island',
      '4 lon outside-country',
      '5 kato outside-territory?',
      '6 lon not-a-number',
      '6 lat empty',
      '7 kato unknown-unit',
      '8 kato unknown-unit',
      '9 kato ambiguous-unit',
      '10 people negative',
      '11 people out-of-range',
      '12 people not-whole',
      '13 learners learners-above-people',
      '14 evidence_date evidence-undated',
      '15 evidence_date date-future',
      '16 evidence_date date-format',
      '17 alarm_button unknown-word',
      '17 evidence_date date-format',
      '18 external_id number-rounded',
      '19 external_id empty',
      '20 name_ru name-missing',
      '21 type unknown-word',
      '21 place_kind unknown-word',
      '21 owner unknown-word',
      '22 external_id too-long',
      '23 lon out-of-range',
    ],
  ],
  'web-page.xls': ['', 0, ['0 not-a-table']],
  'windows-1251-letters-lost.facilities.csv': [
    'csv, windows-1251, ;',
    1,
    ['0 kazakh-letters?', '2 Название (каз) letters-lost?'],
  ],
  'windows-1251.facilities.csv': ['csv, windows-1251, ;', 1, ['0 kazakh-letters?']],
};

test('every broken file is called what it is, by row and column', async () => {
  const found: Record<string, unknown> = {};
  for (const name of await readdir(FOLDER)) {
    const kind = name.includes('.cameras.') ? 'cameras' : 'facilities';
    const { format, rows, problems } = await readAll(join(FOLDER, name), kind);
    found[name] = [format, rows.length, problems.map(brief)];
  }
  expect(found).toEqual(EXPECTED);
});

const HEADER = 'external_id;type;name_ru;kato;lon;lat;place_kind;owner\n';
const SCHOOL = 'F-1;school;Школа;615500000;68.03;43.35;rural;state\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-broken-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function problemsOf(text: string): Promise<string[]> {
  const path = join(folder, 'generated.csv');
  await writeFile(path, text);
  return (await readAll(path, 'facilities')).problems.map(brief);
}

test('a million columns are too many, in the header and below it', async () => {
  expect(await problemsOf(`${'c;'.repeat(999_999)}c\n`)).toEqual(['1 too-many-columns']);
  expect(await problemsOf(`${HEADER}${SCHOOL}F-2${';'.repeat(999_999)}\n`)).toEqual(['3 row-too-long']);
});

test('a quotation mark that swallows the rest of a large file is found after 64 kB', async () => {
  expect(
    await problemsOf(HEADER + SCHOOL + SCHOOL.replace('Школа', '"Школа') + SCHOOL.repeat(2_000)),
  ).toEqual(['3 row-too-long']);
});

test('a file of one long line without an end is left after its first bytes', async () => {
  expect(await problemsOf('x'.repeat(3_000_000))).toEqual(['1 columns-missing']);
  expect(await problemsOf(`{"type":"FeatureCollection","features":[{"a":"${'x'.repeat(3_000_000)}`)).toEqual([
    '1 feature-too-long',
  ]);
});

test('a file that is not there is said to be unreadable', async () => {
  const { problems } = await readAll(join(folder, 'nothing.csv'), 'cameras');
  expect(problems).toMatchObject([{ code: 'file-unreadable', params: { reason: 'ENOENT' } }]);
});

test('coordinates that are swapped are proposed the right way round', async () => {
  const path = join(folder, 'swapped.csv');
  await writeFile(path, HEADER + SCHOOL.replace('68.03;43.35', '43,35;68,03'));
  const { problems } = await readAll(path, 'facilities');
  expect(problems).toMatchObject([{ code: 'swapped', value: '43,35', params: { lon: 68.03, lat: 43.35 } }]);
});
