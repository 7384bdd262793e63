import { columnNamed, FILE_COLUMNS, type FileKind } from '../../../../shared/register/import/columns.ts';
import { problem } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { Language, Name } from '../../../../shared/hierarchy/schema.ts';
import { fileError } from './file-error.ts';
import { MAX_COLUMNS } from './limits.ts';

/** What the first row of a file says. */
export type Header = {
  /** Canonical column of each position; null for one that is not read. */
  columns: readonly (string | null)[];
  /** Canonical column → its name in the file. */
  names: ReadonlyMap<string, string>;
  warnings: readonly ImportProblem[];
};

/** Where a facility has its name is the file's choice. */
const NAME_COLUMNS = ['name_ru', 'name_kk', 'name_en'];

/**
 * Finds the columns that the first row names. Those that the file has besides are a warning.
 * @throws ImportFileError when a column is missing or stands twice.
 */
export function readHeader(kind: FileKind, cells: readonly string[], row = 1): Header {
  const titles = cells.map((cell) => cell.trim());
  while (titles.at(-1) === '') titles.pop();
  if (titles.length > MAX_COLUMNS) throw fileError('too-many-columns', { max: MAX_COLUMNS }, { row });
  const names = new Map<string, string>();
  const unknown: string[] = [];
  const columns = titles.map((title) => {
    const column = columnNamed(kind, title)?.id;
    if (column === undefined) {
      if (title !== '') unknown.push(title);
      return null;
    }
    const first = names.get(column);
    if (first !== undefined) throw fileError('column-doubled', { first, second: title }, { row });
    names.set(column, title);
    return column;
  });
  const missing = missingColumns(kind, names);
  if (missing) throw fileError('columns-missing', { columns: missing }, { row });
  return { columns, names, warnings: unknown.length > 0 ? [unknownColumns(unknown, row)] : [] };
}

function missingColumns(kind: FileKind, names: ReadonlyMap<string, string>): Name | null {
  const has = (column: string): boolean => names.has(column);
  const missing = FILE_COLUMNS[kind].filter(
    ({ id, required }) => !has(id) && (required || (id === 'name_ru' && !NAME_COLUMNS.some(has))),
  );
  if (missing.length === 0) return null;
  const list = (language: Language) => missing.map((c) => `${c.names[language][0]} (${c.id})`).join(', ');
  return { kk: list('kk'), ru: list('ru'), en: list('en') };
}

const unknownColumns = (titles: readonly string[], row: number): ImportProblem => ({
  ...problem('warning', 'columns-unknown', {
    columns: titles
      .map((title) => title.slice(0, 60))
      .join(', ')
      .slice(0, 600),
  }),
  row,
});
