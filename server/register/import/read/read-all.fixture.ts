import { schematicBoundaries, units } from '../../../../data/bundle.ts';
import { checkContext } from '../../../../shared/register/import/check-context.ts';
import { cellsCheck, checkRow, type FileRows } from '../../../../shared/register/import/check-row.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import { ImportFileError } from './file-error.ts';
import { openTable } from './open-table.ts';

/** The world that files are checked against in tests: the units of today, schematic boundaries, a fixed day. */
export const context = checkContext(units(), schematicBoundaries().features, '2026-11-26');

/** Reads and checks a whole file: its format, good rows, and problems – of the file as a whole, too, when it breaks. */
export async function readAll<K extends keyof FileRows>(path: string, kind: K) {
  const rows: FileRows[K][] = [];
  const problems: ImportProblem[] = [];
  let format = '';
  try {
    const table = await openTable(path, kind);
    format = table.format;
    problems.push(...table.warnings);
    for await (const raw of table.rows) {
      const checked = checkRow(cellsCheck(kind, context), raw, table.header);
      if ('value' in checked) {
        rows.push(checked.value);
        problems.push(...checked.warnings);
      } else problems.push(...checked.problems);
    }
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    problems.push(error.problem);
  }
  return { format, rows, problems };
}

/** A problem on one line: row, column as the file has it, code; warnings have a question mark. */
export const brief = ({ row, column, code, severity }: ImportProblem): string =>
  [row, column, severity === 'warning' ? `${code}?` : code].filter((part) => part !== '').join(' ');
