import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brief, readAll } from './read-all.fixture.ts';
import { inline, rowXml, workbookParts, zipOf, type Workbook } from './zip.fixture.ts';

const HEADER = [
  'external_id',
  'type',
  'name_ru',
  'kato',
  'lon',
  'lat',
  'place_kind',
  'owner',
  'evidence_date',
  'alarm_button',
];
const SCHOOL = ['F-1', 'school', 'Школа', '615500000', '68.03', '43.35', 'rural', 'state', '', ''];

const header = rowXml(HEADER.map(inline));
/** A good row with some of its cells in other XML. */
const school = (changes: Readonly<Record<string, string>> = {}): string =>
  rowXml(SCHOOL.map((text, i) => changes[HEADER[i] ?? ''] ?? inline(text)));
const sheet = (rows: string, after = ''): Workbook => ({ sheets: [{ rows, after }] });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readBytes(bytes: Buffer) {
  const path = join(folder, 'book.xlsx');
  await writeFile(path, bytes);
  const { problems, rows, format } = await readAll(path, 'facilities');
  return { problems: problems.map(brief), rows, format, texts: problems };
}
const read = (book: Workbook) => readBytes(zipOf(workbookParts(book)));

test('inline and shared texts, numbers, rich text, escaped characters and sparse cells are read', async () => {
  const { problems, rows, format } = await read({
    sheets: [
      {
        rows:
          header +
          rowXml(
            [
              '<c r="A4" t="s"><v>1</v></c>',
              '<c r="B4" t="s"><v>0</v></c>',
              '<c r="C4" t="s"><v>2</v></c>',
              '<c r="D4"><v>615500000</v></c>',
              '<c r="E4"><v>68.030000000000001</v></c>',
              '<c r="F4"><v>4.335E1</v></c>',
              inline('rural'),
              '<c t="str"><f>A1</f><v>state</v></c>',
            ],
            4,
          ),
      },
    ],
    strings:
      '<si><t>school</t></si><si><t>F_x002D_1</t></si><si><r><t>Школа </t></r><r><t xml:space="preserve">«Нұр &amp; Ай»</t></r><rPh><t>x</t></rPh></si>',
  });
  expect(problems).toEqual([]);
  expect(format).toBe('xlsx, Sheet1');
  expect(rows).toMatchObject([
    {
      external_id: 'F-1',
      type: 'school',
      name_ru: 'Школа «Нұр & Ай»',
      kato: '615500000',
      lon: 68.03,
      lat: 43.35,
      owner: 'state',
    },
  ]);
});

test('the first visible sheet is read', async () => {
  const { rows } = await read({
    sheets: [
      { rows: rowXml([inline('notes')]), state: 'hidden' },
      { rows: header + school(), name: 'Школы' },
    ],
  });
  expect(rows).toHaveLength(1);
  expect((await read({ sheets: [{ rows: header, state: 'hidden' }] })).problems).toEqual(['0 no-sheet']);
});

test('a formula gives its cached value; one that nobody has computed is named by its cell', async () => {
  const { problems, rows, texts } = await read(
    sheet(
      header +
        school({ lon: '<c><f>67+1.03</f><v>68.03</v></c>' }) +
        school({ lat: '<c><f>43+0.35</f></c>' }),
    ),
  );
  expect(rows).toMatchObject([{ lon: 68.03 }]);
  expect(problems).toEqual(['3 lat formula-without-value']);
  expect(texts[0]?.params).toEqual({ cell: 'F3' });
});

test('an error value is named by its cell', async () => {
  const { problems, texts } = await read(
    sheet(header + school({ owner: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' })),
  );
  expect(problems).toEqual(['2 owner cell-error']);
  expect(texts[0]?.params).toEqual({ cell: 'H2', error: '#DIV/0!' });
});

test('merged cells are named, with how many there are', async () => {
  const { problems, texts } = await read(
    sheet(
      header + school() + school(),
      '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="D5:D9"/></mergeCells>',
    ),
  );
  expect(problems).toEqual(['2 merged-cells']);
  expect(texts[0]).toMatchObject({ value: 'B2:B3', params: { range: 'B2:B3', n: 2 } });
});

const DATES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>';

test('days are read from serial numbers of both calendars, and a text that became a date is named', async () => {
  const day = (serial: number) => school({ evidence_date: `<c s="1"><v>${serial}</v></c>` });
  const styled = (s: number) => school({ external_id: `<c s="${s}"><v>45292</v></c>` });
  const { rows, problems } = await read({
    ...sheet(header + day(46_347) + styled(3) + styled(2)),
    styles: DATES,
  });
  expect(rows).toMatchObject([{ evidence_date: '2026-11-21' }, { external_id: '45292' }]);
  expect(problems).toEqual(['3 external_id date-in-cell']);
  const mac = await read({ ...sheet(header + day(46_347 - 1462)), styles: DATES, from1904: true });
  expect(mac.rows).toMatchObject([{ evidence_date: '2026-11-21' }]);
});

test('a sheet with a cell beyond the last column that is taken is refused', async () => {
  const { problems } = await read(sheet(header + rowXml([inline('F-1'), `<c r="ABC2"><v>1</v></c>`])));
  expect(problems).toEqual(['2 too-many-columns']);
  const wide = await read(sheet(rowXml(Array.from({ length: 1000 }, (_, i) => inline(`c${i}`)))));
  expect(wide.problems).toEqual(['1 too-many-columns']);
});

test('a zip bomb is not unpacked, and a part that is larger than it says is left at once', async () => {
  const parts = workbookParts(sheet(header + school()));
  const bomb = parts.map((part) =>
    part.name.includes('sheet1') ? { ...part, bytes: Buffer.alloc(64 * 1024 * 1024, 32) } : part,
  );
  expect((await readBytes(zipOf(bomb))).problems).toEqual(['0 xlsx-bomb']);
  const liar = bomb.map((part) => (part.name.includes('sheet1') ? { ...part, declaredBytes: 1000 } : part));
  expect((await readBytes(zipOf(liar))).problems).toEqual(['0 xlsx-broken']);
  const many = [
    ...parts,
    ...Array.from({ length: 2001 }, (_, i) => ({ name: `x${i}`, bytes: Buffer.alloc(0) })),
  ];
  expect((await readBytes(zipOf(many))).problems).toEqual(['0 xlsx-many-parts']);
});

test('entities of a document type are not known, so none can grow', async () => {
  const parts = workbookParts(sheet(header + school()));
  const laughs = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  const xml = `${laughs}<worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`;
  const evil = parts.map((part) =>
    part.name.includes('sheet1') ? { ...part, bytes: Buffer.from(xml) } : part,
  );
  expect((await readBytes(zipOf(evil))).problems).toEqual(['0 xlsx-broken']);
});

test('a text longer than a row may be is refused', async () => {
  const { problems } = await read(sheet(header + school({ name_ru: inline('ш'.repeat(70_000)) })));
  expect(problems).toEqual(['2 row-too-long']);
  const shared = await read({ ...sheet(header), strings: `<si><t>${'ш'.repeat(70_000)}</t></si>` });
  expect(shared.problems).toEqual(['0 row-too-long']);
});

test('other archives, damaged ones, encrypted and old workbooks are called what they are', async () => {
  const whole = zipOf(workbookParts(sheet(header + school())));
  const named = async (bytes: Buffer) =>
    (await readBytes(bytes)).texts.map(({ code, params }) => [code, params['what_en']]);
  expect(await named(zipOf([{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }]))).toEqual([
    ['not-a-table', 'a Word document (.docx)'],
  ]);
  expect(await named(zipOf([{ name: 'readme.txt', bytes: Buffer.from('x') }]))).toEqual([
    ['not-a-table', 'a ZIP archive'],
  ]);
  expect(await named(whole.subarray(0, whole.length - 30))).toEqual([['xlsx-broken', undefined]]);
  expect(await named(Buffer.from(whole.map((byte, i) => (i > 60 && i < 90 ? byte ^ 0x55 : byte))))).toEqual([
    ['xlsx-broken', undefined],
  ]);
  expect(await named(compoundFile('EncryptedPackage'))).toEqual([['encrypted', undefined]]);
  expect(await named(compoundFile('Workbook'))).toEqual([['old-xls', undefined]]);
  expect(await named(compoundFile('WordDocument'))).toEqual([['not-a-table', 'a document of an old Office']]);
});

/** A compound file (MS-CFB) with one stream in its directory, which is in its fifth sector. */
function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(8192);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 0x1e);
  bytes.writeUInt32LE(4, 0x30);
  bytes.write(stream, 5 * 512 + 128, 'utf16le');
  return bytes;
}
