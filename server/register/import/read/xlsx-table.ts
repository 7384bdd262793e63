import { FILE_COLUMNS, type FileKind } from '../../../../shared/register/import/columns.ts';
import { problem } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { RawRow } from '../../../../shared/register/import/table.ts';
import { fileError } from './file-error.ts';
import { readHeader, type Header } from './header.ts';
import { readBook } from './xlsx-book.ts';
import { cellName, sheetRows, type SheetCell, type SheetRow } from './xlsx-sheet.ts';
import { openZip } from './zip-parts.ts';

/** Days between the two calendars of workbooks. */
const DAYS_TO_1904 = 1462;

/** An XLSX file up to its header. */
export type XlsxTable = {
  sheet: string;
  header: Header;
  rows: AsyncGenerator<RawRow>;
  /** How much of the sheet is read, 0 to 1. */
  progress: () => number;
};

/** Opens the first visible sheet of a workbook. @throws ImportFileError when there is none, or it misses a column. */
export async function openXlsx(path: string, kind: FileKind): Promise<XlsxTable> {
  const zip = await openZip(path);
  try {
    const book = await readBook(zip);
    let read = 0;
    const rows = sheetRows(zip, book, (bytes) => {
      read += bytes;
    });
    const first = await firstRow(rows);
    const header = readHeader(
      kind,
      Array.from(first.cells, (cell) => cell?.text ?? ''),
      first.row,
    );
    const total = zip.bytesOf(book.sheet.part);
    return {
      sheet: book.sheet.name,
      header,
      rows: dataRows(rows, rowReader(kind, header, book.from1904), () => zip.close()),
      progress: () => (total === 0 ? 1 : Math.min(1, read / total)),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The first row that is not blank. The generator goes on behind it. */
async function firstRow(rows: AsyncGenerator<SheetRow>): Promise<SheetRow> {
  for (let next = await rows.next(); !next.done; next = await rows.next())
    if (next.value.cells.some((cell) => cell?.text.trim())) return next.value;
  throw fileError('file-empty', {});
}

async function* dataRows(
  rows: AsyncGenerator<SheetRow>,
  rowOf: (row: SheetRow) => RawRow,
  close: () => void,
): AsyncGenerator<RawRow> {
  let empty = true;
  try {
    for await (const row of rows)
      if (row.cells.some(Boolean)) {
        empty = false;
        yield rowOf(row);
      }
    if (empty) throw fileError('no-rows', {});
  } finally {
    close();
  }
}

function rowReader(kind: FileKind, { columns, names }: Header, from1904: boolean) {
  const dates = new Set(FILE_COLUMNS[kind].filter(({ holds }) => holds === 'date').map(({ id }) => id));
  return ({ row, cells: found }: SheetRow): RawRow => {
    const cells: Record<string, string> = {};
    const problems: ImportProblem[] = [];
    for (const [i, column] of columns.entries()) {
      if (column === null) continue;
      const cell = found[i];
      const isDay = dates.has(column);
      cells[column] = isDay && from1904 ? since1900(cell) : (cell?.text ?? '');
      const trouble = cell && troubleOf(cell, isDay, cellName(i, row));
      if (trouble) problems.push({ ...trouble, row, column: names.get(column) ?? column });
    }
    return { row, cells, problems };
  };
}

function since1900(cell: SheetCell | undefined): string {
  const serial = Number(cell?.text);
  return cell && Number.isFinite(serial) ? String(serial + DAYS_TO_1904) : (cell?.text ?? '');
}

function troubleOf({ text, isDate, trouble }: SheetCell, isDay: boolean, cell: string): ImportProblem | null {
  const at = { column: '', value: text };
  if (trouble === 'formula') return problem('error', 'formula-without-value', { cell }, at);
  if (trouble === 'error') return problem('error', 'cell-error', { cell, error: text }, at);
  return isDate && !isDay ? problem('error', 'date-in-cell', {}, at) : null;
}
