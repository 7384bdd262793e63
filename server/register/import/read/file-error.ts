import { problem, type ProblemCode, type ProblemParams } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';

/** A file that cannot be read as a table, or not to its end. `problem` says why, and in which row where that is known. */
export class ImportFileError extends Error {
  override name = 'ImportFileError';
  readonly problem: ImportProblem;

  constructor(trouble: ImportProblem, options?: ErrorOptions) {
    super(`${trouble.code} in row ${trouble.row}`, options);
    this.problem = trouble;
  }
}

/** The error of a code, in a row where one is known. */
export const fileError = <C extends ProblemCode>(
  code: C,
  params: ProblemParams<C>,
  at: { row?: number; value?: string; cause?: unknown } = {},
): ImportFileError =>
  new ImportFileError(
    { ...problem('error', code, params, { column: '', value: at.value ?? '' }), row: at.row ?? 0 },
    at.cause === undefined ? {} : { cause: at.cause },
  );
