import { problem, type ProblemCode, type ProblemParams } from './problem.ts';
import type { ImportProblem } from './run.ts';
import { dateOf, decimalOf, isRounded } from './values.ts';
import { allowedWords, codeOfWord, type WordOf, type WordSetName } from './words.ts';

/** What no database stores as text: U+0000 and halves of letters. */
const NO_LETTERS = /[\0\p{Surrogate}]/gu;

/** Cells of a row by canonical column. */
export type Cells = Readonly<Record<string, string>>;

/** A row as the register takes it, with things to look at; or everything that is wrong with it. */
export type RowCheck<Row> = { value: Row; warnings: ImportProblem[] } | { problems: ImportProblem[] };

export type CellReader = ReturnType<typeof cellReader>;

/**
 * Reads the cells of one row and gathers what is wrong with them. Every reader gives null for an empty cell ("not
 * known") and undefined for one with an error, which stands in the row's problems then.
 */
export function cellReader(cells: Cells) {
  const errors: ImportProblem[] = [];
  const warnings: ImportProblem[] = [];
  const raw = (column: string): string => (cells[column] ?? '').replace(NO_LETTERS, '\uFFFD').trim();

  function error<C extends ProblemCode>(column: string, code: C, params: ProblemParams<C>): undefined {
    errors.push(problem('error', code, params, { column, value: raw(column) }));
  }
  function warn<C extends ProblemCode>(column: string, code: C, params: ProblemParams<C>): void {
    warnings.push(problem('warning', code, params, { column, value: raw(column) }));
  }

  function text(column: string, max: number): string | null | undefined {
    const value = raw(column);
    if (value === '') return null;
    if (value.length > max) return error(column, 'too-long', { max });
    if (/\uFFFD|\?{3}/.test(value)) warn(column, 'letters-lost', {});
    return value;
  }

  function number(column: string, low: number, high: number): number | null | undefined {
    const value = raw(column);
    if (value === '') return null;
    const read = decimalOf(value);
    if (read === null) return error(column, 'not-a-number', {});
    return read >= low && read <= high ? read : error(column, 'out-of-range', { low, high });
  }

  return {
    raw,
    error,
    warn,
    /** A warning that does not say what stands there: it is personal. */
    warnUnseen<C extends ProblemCode>(column: string, code: C, params: ProblemParams<C>): void {
      warnings.push(problem('warning', code, params, { column, value: '' }));
    },
    text,
    number,
    /** A number of things: whole, not negative. */
    count(column: string, max: number): number | null | undefined {
      const value = number(column, -Infinity, Infinity);
      if (value === null || value === undefined) return value;
      if (!Number.isInteger(value)) return error(column, 'not-whole', {});
      if (value < 0) return error(column, 'negative', {});
      return value <= max ? value : error(column, 'out-of-range', { low: 0, high: max });
    },
    whole(column: string, low: number, high: number): number | null | undefined {
      const value = number(column, low, high);
      return typeof value !== 'number' || Number.isInteger(value) ? value : error(column, 'not-whole', {});
    },
    /** An identifier: a number that a spreadsheet has rounded is not one any more. */
    id(column: string, max: number): string | null | undefined {
      return isRounded(raw(column)) ? error(column, 'number-rounded', {}) : text(column, max);
    },
    /** A day that has come. */
    date(column: string, today: string): string | null | undefined {
      const value = raw(column);
      if (value === '') return null;
      const day = dateOf(value);
      if (day === null) return error(column, 'date-format', {});
      return day <= today ? day : error(column, 'date-future', { today });
    },
    word<S extends WordSetName>(column: string, set: S): WordOf<S> | null | undefined {
      const value = raw(column);
      if (value === '') return null;
      return codeOfWord(set, value) ?? error(column, 'unknown-word', { allowed: allowedWords(set) });
    },
    /** An empty cell that must not be is an error. */
    needed<T>(column: string, value: T | null | undefined): T | undefined {
      return value === null ? error(column, 'empty', {}) : value;
    },
    /** The row, when nothing is wrong with it: then no reader gave undefined. */
    done<Row>(value: { [K in keyof Row]: Row[K] | undefined }): RowCheck<Row> {
      return errors.length > 0 ? { problems: [...errors, ...warnings] } : { value: value as Row, warnings };
    },
  };
}
