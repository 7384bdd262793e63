import fc from 'fast-check';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CAMERA_COLUMNS,
  FACILITY_COLUMNS,
  type CameraFileRow,
  type FacilityFileRow,
} from '../../../../shared/register/row.ts';
import {
  cameraOwnerSchema,
  FACILITY_TYPES,
  facilityOwnerSchema,
  MEASURES,
  measureStateSchema,
  placeKindSchema,
  technicalClassSchema,
} from '../../../../shared/register/schema.ts';
import { writeTable } from '../../../interop/formats.ts';
import type { Row } from '../../../interop/table.ts';
import { readAll } from './read-all.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-round-trip-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Texts as a register holds them: trimmed, without characters that XML lacks or changes and without what looks guarded already. */
const text = (maxLength: number) =>
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('әғқңөұүһіШк №12"\'«»;,|\t\n=+-@<&')),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength,
    })
    .map((value) => value.trim())
    .filter(
      (value) =>
        value !== '' &&
        value.length <= maxLength &&
        // The writer of workbooks looks texts up in a plain object: "constructor" is not written.
        !(value in {}) &&
        !/^'|[\p{Cc}\uFFFE\uFFFF]/u.test(value.replace(/[\t\n\r]/g, '')),
    );
const id = text(64).filter((value) => !/^\d([.,]\d+)?E\+?\d+$/i.test(value));
const place = {
  kato: fc.constant('615500000'),
  lon: fc.double({ min: 67.9, max: 68.1, noNaN: true }),
  lat: fc.double({ min: 43.3, max: 43.4, noNaN: true }),
};
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of);

const facility: fc.Arbitrary<FacilityFileRow> = fc
  .record({
    external_id: id,
    type: fc.constantFrom(...FACILITY_TYPES),
    name_kk: text(300),
    name_ru: text(300),
    name_en: text(300),
    ...place,
    settlement_kk: maybe(text(300)),
    settlement_ru: maybe(text(300)),
    settlement_en: maybe(text(300)),
    people: maybe(fc.nat(100_000)),
    learners: maybe(fc.nat(100_000)),
    place_kind: fc.constantFrom(...placeKindSchema.options),
    owner: fc.constantFrom(...facilityOwnerSchema.options),
    evidence_source: maybe(fc.constantFrom('import', 'moe-2023q1')),
    evidence_date: fc.constantFrom('2026-11-21', '2020-02-29'),
    ...Object.fromEntries(MEASURES.map((m) => [m, maybe(fc.constantFrom(...measureStateSchema.options))])),
  })
  .map((row) => row as FacilityFileRow)
  .map((row) => ({
    ...row,
    learners: row.people === null || (row.learners ?? 0) <= row.people ? row.learners : row.people,
  }));
const camera: fc.Arbitrary<CameraFileRow> = fc.record({
  external_id: id,
  owner: fc.constantFrom(...cameraOwnerSchema.options),
  facility_external_id: maybe(id),
  ...place,
  azimuth_deg: maybe(fc.nat(359)),
  fov_deg: maybe(fc.integer({ min: 1, max: 360 })),
  linked: fc.boolean(),
  working: fc.boolean(),
  technical_class: fc.constantFrom(...technicalClassSchema.options),
  traffic: fc.boolean(),
});

type Kind = { kind: 'facilities' | 'cameras'; columns: readonly string[]; row: fc.Arbitrary<Row> };
const KINDS: readonly Kind[] = [
  { kind: 'facilities', columns: FACILITY_COLUMNS, row: facility },
  { kind: 'cameras', columns: CAMERA_COLUMNS, row: camera },
];

async function expectSame(kind: 'facilities' | 'cameras', path: string, rows: unknown[]) {
  const found = await readAll(path, kind);
  expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(found.rows).toEqual(rows);
}

test.each(KINDS.flatMap((of) => (['csv', 'geojson'] as const).map((format) => ({ ...of, format }))))(
  'any $kind that are exported as $format are read back the same',
  async ({ kind, columns, row, format }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const path = join(folder, `${kind}.${format}`);
        const geometry = (of: Row) => ({
          type: 'Point' as const,
          coordinates: [Number(of['lon']), Number(of['lat'])],
        });
        await writeTable({ columns, rows, geometry }, format, createWriteStream(path));
        await expectSame(kind, path, rows);
      }),
      { numRuns: 60 },
    );
  },
);

test.each(KINDS)('any $kind in a workbook are read back the same', async ({ kind, columns, row }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const path = join(folder, `${kind}.xlsx`);
      const cells = rows.map((of) => {
        return columns.map((column) => {
          const value = of[column] ?? null;
          if (value === null) return null;
          if (typeof value === 'number') return { type: Number, value };
          return typeof value === 'boolean' ? { type: Boolean, value } : { type: String, value };
        });
      });
      const book = await writeXlsxFile([
        { data: [columns.map((value) => ({ type: String, value })), ...cells] },
      ]).toBuffer();
      await writeFile(path, book);
      await expectSame(kind, path, rows);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('a carriage return within a cell of CSV is kept', async () => {
  const [row] = fc.sample(camera, { numRuns: 1, seed: 1 });
  const rows = [{ ...row, external_id: 'a\rb' }];
  const path = join(folder, 'return.csv');
  await writeTable({ columns: CAMERA_COLUMNS, rows }, 'csv', createWriteStream(path));
  await expectSame('cameras', path, rows);
});
