import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { z } from 'zod';
import { TerritoryError } from './territory-error.ts';
import { saidInEnglish, say, type Said } from '../../shared/hierarchy/territory-words.ts';

/** A table with named columns; rows are counted as a spreadsheet counts them, the header is row 1. */
export type NamedTable = {
  columns: readonly string[];
  rows: readonly { row: number; cells: Readonly<Record<string, string>> }[];
};

/** The whole classifier has 2 MB; a larger file is something else. */
const MAX_MB = 32;

/**
 * Reads a small table – the classifier, settlements, populations – from CSV in UTF-8 (comma, semicolon or tab) or from
 * the first sheet of an XLSX file.
 * @throws TerritoryError when the file is neither.
 */
export async function readTable(path: string): Promise<NamedTable> {
  const bytes = await readFile(path);
  if (bytes.length > MAX_MB * 1024 * 1024)
    throw new TerritoryError(say('file-large', { max: MAX_MB }), { path });
  const isWorkbook = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const lines = isWorkbook ? await sheetOf(path, bytes) : csvOf(path, bytes);
  const [header = [], ...body] = lines;
  const columns = header.map((name) => name.trim().toLowerCase());
  const doubled = columns.find((name, i) => name !== '' && columns.indexOf(name) !== i);
  if (doubled) throw new TerritoryError(say('file-column-twice', { column: doubled }), { path });
  const rows = body
    .map((values, i) => ({
      row: i + 2,
      cells: Object.fromEntries(columns.map((name, column) => [name, values[column] ?? ''])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
  return { columns, rows };
}

function csvOf(path: string, bytes: Buffer): string[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TerritoryError(say('file-not-utf8', {}), { path, cause: error });
  }
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0];
  try {
    return parse(text, { bom: true, delimiter: delimiter ?? ',', relax_column_count: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TerritoryError(say('file-not-csv', { reason }), { path, cause: error });
  }
}

async function sheetOf(path: string, bytes: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TerritoryError(say('file-not-xlsx', { reason }), { path, cause: error });
  }
}

/** One reason why a row was not taken. */
export type TableProblem = Said & { row: number; column: string; value: string };

/**
 * Checks every row of a table.
 * @throws TerritoryError when a column is missing.
 */
export function checkTable<S extends z.ZodObject>(
  { columns, rows }: NamedTable,
  schema: S,
): { values: { row: number; value: z.output<S> }[]; problems: TableProblem[] } {
  const missing = Object.keys(schema.shape).filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new TerritoryError(say('file-columns', { columns: missing.join(', ') }));
  const values: { row: number; value: z.output<S> }[] = [];
  const problems: TableProblem[] = [];
  for (const { row, cells } of rows) {
    const checked = schema.safeParse(cells);
    if (checked.success) values.push({ row, value: checked.data });
    else
      for (const { path, message } of checked.error.issues) {
        const column = String(path[0] ?? '');
        problems.push({ row, column, value: (cells[column] ?? '').slice(0, 80), ...saidInEnglish(message) });
      }
  }
  return { values, problems };
}

/** Rows whose key stands in the table before, each named with the row it repeats. */
export function repeatedKeys<T>(
  values: readonly { row: number; value: T }[],
  column: string,
  keyOf: (value: T) => string,
): TableProblem[] {
  const first = new Map<string, number>();
  return values.flatMap(({ row, value }) => {
    const key = keyOf(value);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    return before === undefined
      ? []
      : [{ row, column, value: key, ...say('cell-repeated', { row: before }) }];
  });
}
