import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operationsImports, type OperationsKind } from './imports.fixture.ts';
import { operationsWorld } from './operations.fixture.ts';
import { makeSuiteDir } from '../db/test-data-dir.ts';

const FOLDER = fileURLToPath(new URL('./import-broken/', import.meta.url));

/** Each file of `import-broken/`: how it is understood, how many of its rows are good, and every problem. */
const EXPECTED: Readonly<
  Record<string, readonly [format: string, good: number, problems: readonly string[]]>
> = {
  'column-missing.incidents.csv': ['', 0, ['columns-missing']],
  'column-missing.units.csv': ['', 0, ['columns-missing']],
  'two-encodings.incidents.csv': ['', 0, ['encoding-broken']],
  'values.incidents.csv': [
    'csv, utf-8, ,',
    3,
    [
      '3 number empty',
      '4 source unknown-word',
      '5 date moment-format',
      '6 date moment-format',
      '7 date date-future',
      '8 category empty',
      '9 kato unknown-unit',
      '10 lon swapped',
      '11 lon null-island',
      '12 lat empty',
      '13 number number-rounded',
      '14 facility_external_id unknown-facility',
      '15 number duplicate-id',
      '16 phone phone-short?',
      '16 kato nothing-to-find-by?',
      '17 kato nothing-to-find-by?',
    ],
  ],
  'values.units.csv': [
    'csv, utf-8, ,',
    1,
    [
      '3 call_sign empty',
      '4 type unknown-word',
      '5 crew_size out-of-range',
      '6 crew_size not-whole',
      '7 equipment unknown-word',
      '8 shift shift-format',
      '9 shift shift-format',
      '10 shift_days shift-days',
      '11 shift_days shift-days',
      '12 lon empty',
      '13 lon outside-country',
      '14 kato unknown-unit',
      '15 call_sign duplicate-id',
      '16 call_sign too-long',
    ],
  ],
  'windows-1251.incidents.csv': ['csv, windows-1251, ;', 2, ['0 kazakh-letters?']],
  'windows-1251.units.csv': ['csv, windows-1251, ;', 1, ['0 kazakh-letters?']],
};

let world: Awaited<ReturnType<typeof operationsWorld>>;
let folder: Awaited<ReturnType<typeof makeSuiteDir>>;
let files: ReturnType<typeof operationsImports>;
beforeAll(async () => {
  world = await operationsWorld();
  folder = await makeSuiteDir();
  files = operationsImports({ db: world.db, dir: folder.dir });
});
afterAll(async () => {
  await files.imports.close();
  await world.test.drop();
  await folder.remove();
});

it('has an answer for every broken file', async () => {
  expect((await readdir(FOLDER)).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
});

it.each(Object.entries(EXPECTED))(
  '%s is understood, and every problem is named by row and column',
  async (name, [format, good, problems]) => {
    const kind = name.split('.').at(-2) as OperationsKind;
    const run = await files.checkFile(kind, join(FOLDER, name));
    if (run.trouble) {
      expect([run.status, run.trouble.code]).toEqual(['failed', problems[0]]);
      return;
    }
    expect(await files.problems(run)).toEqual(problems);
    expect([run.status, run.format, run.rowsGood]).toEqual(['checked', format, good]);
  },
);
