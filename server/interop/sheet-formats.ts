import { Readable } from 'node:stream';
import { kml } from './kml.ts';
import type { CellKind, Sheet } from './sheet.ts';
import type { Cell } from './table.ts';
import type { Language } from '../../shared/hierarchy/schema.ts';
import { csvStream } from '../spreadsheet/csv-stream.ts';
import type { XlsxCell } from '../spreadsheet/sheet-xml.ts';
import type { CellStyle } from '../spreadsheet/styles.ts';
import { workbook } from '../spreadsheet/workbook.ts';

export const SHEET_FORMATS = ['csv', 'xlsx', 'geojson', 'kml'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Spreadsheets set to Kazakh or Russian part cells by semicolons and write decimals with a comma. */
const CSV_DIALECT: Readonly<Record<Language, { delimiter: string; decimal: string }>> = {
  kk: { delimiter: ';', decimal: ',' },
  ru: { delimiter: ';', decimal: ',' },
  en: { delimiter: ',', decimal: '.' },
};

/** Shares as percent with one decimal, points with one; everything else as it is. */
const rounded = (value: number, kind: CellKind): number =>
  kind === 'share' ? Math.round(value * 1000) / 10 : kind === 'points' ? Math.round(value * 10) / 10 : value;

function csvCell(cell: Cell, kind: CellKind, decimal: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'number') return guarded(String(cell));
  return String(rounded(cell, kind)).replace('.', decimal);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
const guarded = (text: string): string =>
  /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;

async function* csvRows({ columns, rows }: Sheet, decimal: string): AsyncGenerator<string[]> {
  yield columns.map((column) => column.title);
  for await (const { cells } of rows)
    yield columns.map((column, i) => csvCell(cells[i] ?? null, column.kind, decimal));
}

const XLSX_STYLE: Readonly<Record<CellKind, CellStyle>> = {
  text: 'plain',
  date: 'plain',
  decimal: 'plain',
  integer: 'integer',
  share: 'share',
  points: 'points',
};

async function* xlsxRows({ rows }: Sheet): AsyncGenerator<XlsxCell[]> {
  for await (const { cells } of rows)
    yield cells.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell));
}

/** The rows with a frozen header, and a second sheet that says what they are. */
const xlsx = (sheet: Sheet): Readable =>
  workbook([
    {
      name: sheet.title,
      columns: sheet.columns.map(({ kind, widthChars }) => ({
        widthChars,
        style: XLSX_STYLE[kind],
        headerStyle: kind === 'text' || kind === 'date' ? 'header' : 'headerOfNumbers',
      })),
      header: sheet.columns.map(({ title }) => title),
      isFirstColumnFrozen: true,
      rows: xlsxRows(sheet),
    },
    {
      name: sheet.about.title,
      columns: [
        { widthChars: 26, style: 'label' },
        { widthChars: 90, style: 'wrapped' },
      ],
      rows: sheet.about.lines,
    },
  ]);

/** One feature a line; the collection carries what the file is about in `about`. */
async function* geojson({ columns, rows, about }: Sheet): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection",\n"about":${JSON.stringify(Object.fromEntries(about.lines))},\n"features":[`;
  let separator = '\n';
  for await (const { cells, geometry } of rows) {
    const properties = Object.fromEntries(columns.map((column, i) => [column.key, cells[i] ?? null]));
    yield separator + JSON.stringify({ type: 'Feature', properties, geometry });
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** How a sheet is written in each format, piece by piece, and what the answer calls it. */
export const SHEET_WRITERS: Readonly<
  Record<SheetFormat, { mediaType: string; write: (sheet: Sheet, language: Language) => Readable }>
> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    write: (sheet, language) => {
      const { delimiter, decimal } = CSV_DIALECT[language];
      // The mark at the start tells spreadsheets that the file is UTF-8.
      return csvStream(csvRows(sheet, decimal), { bom: true, delimiter, record_delimiter: 'windows' });
    },
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (sheet) => xlsx(sheet),
  },
  geojson: {
    mediaType: 'application/geo+json',
    write: (sheet) => Readable.from(geojson(sheet)),
  },
  kml: {
    mediaType: 'application/vnd.google-earth.kml+xml',
    write: (sheet) => Readable.from(kml(sheet)),
  },
};
