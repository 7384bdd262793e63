import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { z } from 'zod';
import type { RowProblem } from '../../shared/register/import-report.ts';

/** A file that cannot be read as a table at all. */
export class ImportFileError extends Error {
  override name = 'ImportFileError';
}

/** Enough to mend a file by; a file with more problems has one cause. */
const MAX_PROBLEMS = 1_000;
const MAX_ROW_BYTES = 64 * 1024;

export type CheckedRow<Row> = { row: number; value: Row };

/**
 * Reads a UTF-8 CSV file with a header row and checks every row.
 * @throws ImportFileError when the file cannot be read, is not CSV, or misses a column.
 */
export async function readCheckedCsv<S extends z.ZodObject>(
  path: string,
  schema: S,
): Promise<{ rowsRead: number; rows: CheckedRow<z.output<S>>[]; problems: RowProblem[] }> {
  const columns = Object.keys(schema.shape);
  const rows: CheckedRow<z.output<S>>[] = [];
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  const source = createReadStream(path);
  const table = source.pipe(
    parse({
      bom: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_BYTES,
      columns: (header) => checkHeader(header, columns),
    }),
  );
  source.on('error', (error) => table.destroy(error));
  try {
    for await (const record of table as AsyncIterable<Record<string, string>>) {
      rowsRead++;
      const row = rowsRead + 1;
      const checked = schema.safeParse(record);
      if (checked.success) rows.push({ row, value: checked.data });
      else if (problems.length < MAX_PROBLEMS) problems.push(...problemsOf(checked.error, record, row));
    }
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportFileError(`${path} cannot be read as CSV: ${reason}`, { cause: error });
  }
  return { rowsRead, rows, problems };
}

function checkHeader(header: string[], columns: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new ImportFileError(`The first row must name the columns; missing: ${missing.join(', ')}`);
  return names;
}

const problemsOf = (error: z.ZodError, record: Record<string, string>, row: number): RowProblem[] =>
  error.issues.map((issue) => {
    const column = String(issue.path[0] ?? '');
    return { row, column, value: (record[column] ?? '').slice(0, 80), message: issue.message };
  });

/** Rows whose key stands in the file before, each named with the row it repeats. */
export function duplicates<Row>(
  rows: readonly CheckedRow<Row>[],
  column: string,
  keyOf: (row: Row) => string,
): RowProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, value }) => {
    const key = keyOf(value);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    return before === undefined ? [] : [{ row, column, value: key, message: `Already in row ${before}` }];
  });
}
