import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { CellKind, Sheet, SheetColumn } from './sheet.ts';
import type { Cell } from './table.ts';
import type { Language } from '../../shared/hierarchy/schema.ts';

export const SHEET_FORMATS = ['csv', 'xlsx', 'geojson'] as const;
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

const XLSX_FORMAT: Readonly<Partial<Record<CellKind, string>>> = {
  integer: '#,##0',
  share: '0.0%',
  points: '+0.0;-0.0;0.0',
};

const HEADER = {
  fontWeight: 'bold',
  backgroundColor: '#1f3347',
  textColor: '#ffffff',
  alignVertical: 'center',
  wrap: true,
} as const;

/** A cell of a spreadsheet holds no more characters than this; a longer text ends in an ellipsis. */
const XLSX_CELL = 32_767;
const fitting = (text: string): string =>
  text.length > XLSX_CELL ? `${text.slice(0, XLSX_CELL - 1)}…` : text;

function xlsxCell(cell: Cell, column: SheetColumn | undefined): CellObject | null {
  if (cell === null) return null;
  if (typeof cell !== 'number') return { value: fitting(String(cell)), type: String };
  const format = XLSX_FORMAT[column?.kind ?? 'text'];
  return { value: cell, type: Number, ...(format === undefined ? {} : { format }) };
}

/** The rows with a frozen header, and a second sheet that says what they are. Texts are texts: nothing in it is a formula. */
async function xlsx({ title, columns, rows, about }: Sheet): Promise<Readable> {
  const header = columns.map(({ title: value, kind }) => ({
    ...HEADER,
    value,
    type: String,
    align: kind === 'text' || kind === 'date' ? ('left' as const) : ('right' as const),
  }));
  const data: (CellObject | null)[][] = [];
  for await (const { cells } of rows) data.push(cells.map((cell, i) => xlsxCell(cell, columns[i])));
  const lines = about.lines.map(([label, value]) => [
    { value: label, type: String, fontWeight: 'bold' as const, alignVertical: 'top' as const },
    { value, type: String, wrap: true, alignVertical: 'top' as const },
  ]);
  const buffer = await writeXlsxFile([
    {
      sheet: title,
      columns: columns.map(({ widthChars: width }) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      data: [header, ...data],
    },
    { sheet: about.title, columns: [{ width: 26 }, { width: 90 }], data: lines },
  ]).toBuffer();
  return Readable.from([buffer]);
}

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
  Record<
    SheetFormat,
    { mediaType: string; write: (sheet: Sheet, language: Language) => Readable | Promise<Readable> }
  >
> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    write: (sheet, language) => {
      const { delimiter, decimal } = CSV_DIALECT[language];
      // The mark at the start tells spreadsheets that the file is UTF-8.
      return Readable.from(csvRows(sheet, decimal)).pipe(
        stringify({ bom: true, delimiter, record_delimiter: 'windows' }),
      );
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
};
