import { CsvError, parse, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import type { FileKind } from '../../../../shared/register/import/columns.ts';
import { columnNamed } from '../../../../shared/register/import/columns.ts';
import { problem } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { RawRow } from '../../../../shared/register/import/table.ts';
import { fileError, ImportFileError } from './file-error.ts';
import { readHeader, type Header } from './header.ts';
import { MAX_ROW_BYTES } from './limits.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A cell that an export has kept from being run as a formula has an apostrophe before it. */
const GUARDED = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

const DIALECT = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: MAX_ROW_BYTES,
} as const satisfies Options;

/** How a file parts its cells, and what its first row says. */
export type CsvShape = { delimiter: string; record_delimiter: string[]; fromLine: number; header: Header };

/**
 * Finds the delimiter and the header in the first bytes of a file: the delimiter that shows most columns that are known,
 * then the one that shows most columns; or the one that `sep=` in the first line names.
 * @throws ImportFileError when columns are missing, doubled or too many.
 */
export function csvShape(kind: FileKind, head: string): CsvShape {
  const named = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(head);
  const text = named ? head.slice(named[0].length) : head;
  const fromLine = named ? 2 : 1;
  // A carriage return alone ends rows in files of old Macs only; elsewhere it may stand within a cell.
  const record_delimiter = text.includes('\n') ? ['\r\n', '\n'] : ['\r'];
  const rows = (named?.[1] ? [named[1]] : DELIMITERS).map((delimiter) => {
    const cells = firstRow(text, { delimiter, record_delimiter });
    return { delimiter, cells, known: cells.filter((cell) => columnNamed(kind, cell)).length };
  });
  const [best] = rows.toSorted((a, b) => b.known - a.known || b.cells.length - a.cells.length);
  if (!best || best.cells.every((cell) => cell.trim() === '')) throw fileError('file-empty', {});
  return { delimiter: best.delimiter, record_delimiter, fromLine, header: readHeader(kind, best.cells) };
}

function firstRow(text: string, parting: Pick<CsvShape, 'delimiter' | 'record_delimiter'>): string[] {
  try {
    const { max_record_size: _, ...dialect } = DIALECT;
    const [row = []] = parseNow(text, {
      ...dialect,
      ...parting,
      to: 1,
      skip_empty_lines: true,
    });
    return row;
  } catch {
    return [];
  }
}

/** The rows below the header, in the order of the file. */
export async function* csvRows(
  stream: Readable,
  { delimiter, record_delimiter, fromLine, header: { columns } }: CsvShape,
): AsyncGenerator<RawRow> {
  const parser = parse({ ...DIALECT, delimiter, record_delimiter, from_line: fromLine });
  const lines = Readable.from(shortLines(stream, record_delimiter.at(-1) ?? '\n'));
  lines.on('error', (error) => parser.destroy(error));
  let row = 0;
  let headed = false;
  let empty = true;
  try {
    for await (const values of lines.pipe(parser) as AsyncIterable<string[]>) {
      row++;
      if (isBlank(values)) continue;
      if (headed) {
        empty = false;
        yield rowOf(row, values, columns);
      }
      headed = true;
    }
    if (empty) throw fileError('no-rows', {});
  } catch (error) {
    throw broken(error);
  } finally {
    lines.destroy();
    stream.destroy();
  }
}

/** Stops at a line that is longer than a row may be: the parser counts letters, not the cells that a row of `;` has. */
async function* shortLines(stream: AsyncIterable<Buffer>, lineEnd: string): AsyncGenerator<Buffer> {
  let row = 1;
  let length = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, start)) {
      if (length + end - start > MAX_ROW_BYTES) throw tooLong(row);
      [start, length] = [end + 1, 0];
      row++;
    }
    length += chunk.length - start;
    if (length > MAX_ROW_BYTES) throw tooLong(row);
    yield chunk;
  }
}

const tooLong = (row: number, cause?: unknown) =>
  fileError('row-too-long', { max: MAX_ROW_BYTES / 1024 }, { row, cause });

const isBlank = (values: readonly string[]): boolean => values.every((value) => value === '');

function rowOf(row: number, values: readonly string[], columns: readonly (string | null)[]): RawRow {
  const cells: Record<string, string> = {};
  for (const [i, column] of columns.entries())
    if (column !== null) {
      const value = values[i] ?? '';
      cells[column] = value.charCodeAt(0) === 39 ? value.replace(GUARDED, '') : value;
    }
  return { row, cells, problems: miscounted(row, values, columns.length) };
}

const NONE: readonly ImportProblem[] = [];

/** A row with fewer cells than the header is cut; one with more has a delimiter that is not quoted. */
function miscounted(row: number, values: readonly string[], expected: number): readonly ImportProblem[] {
  if (values.length === expected) return NONE;
  if (values.length < expected)
    return [{ ...problem('error', 'cells-missing', { found: values.length, expected }), row }];
  const extra = values.slice(expected).find((value) => value.trim() !== '');
  return extra === undefined
    ? NONE
    : [{ ...problem('error', 'cells-extra', { expected }, { column: '', value: extra }), row }];
}

function broken(error: unknown): Error {
  if (error instanceof ImportFileError) return error;
  if (!(error instanceof CsvError)) return error instanceof Error ? error : new Error(String(error));
  const row = typeof error['records'] === 'number' ? error['records'] + 1 : 0;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(row, error);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fileError('quote-not-closed', {}, { row, cause: error });
  return fileError('csv-broken', {}, { row, cause: error });
}
