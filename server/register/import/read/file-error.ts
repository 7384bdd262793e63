import type { ImportProblem } from '../../../../shared/register/import/run.ts';

/** A file that cannot be read as a table, or not to its end. `problem` says why, and in which row where that is known. */
export class ImportFileError extends Error {
  override name = 'ImportFileError';
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem, options?: ErrorOptions) {
    super(`${problem.code} in row ${problem.row}`, options);
    this.problem = problem;
  }
}
