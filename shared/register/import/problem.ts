import type { ImportProblem } from './run.ts';
import type { PROBLEM_WORDS } from './problem-words.ts';
import type { Name } from '../../hierarchy/schema.ts';
import { flattened, type Placeholders } from '../../hierarchy/territory-words.ts';

export type ProblemCode = keyof typeof PROBLEM_WORDS;

/** What a code's sentence asks for; a `Name` is said in the reader's language. */
export type ProblemParams<Code extends ProblemCode> = Record<
  Placeholders<(typeof PROBLEM_WORDS)[Code]['en']>,
  string | number | Name
>;

/** Where in the row: the canonical column and what stands there. */
type Cell = { column: string; value: string };

const MAX_VALUE = 80;

/**
 * A problem of a cell, or of the whole row when the cell is left out. The row and the file's own name of the column are
 * filled in by `placed`.
 */
export const problem = <Code extends ProblemCode>(
  severity: ImportProblem['severity'],
  code: Code,
  params: ProblemParams<Code>,
  { column, value }: Cell = { column: '', value: '' },
): ImportProblem => ({
  row: 0,
  column,
  value: value.slice(0, MAX_VALUE),
  severity,
  code,
  params: flattened(params),
});

/** A problem with its row and the column as the file names it. */
export const placed = (
  found: ImportProblem,
  row: number,
  header: ReadonlyMap<string, string>,
): ImportProblem => ({ ...found, row, column: header.get(found.column) ?? found.column });
