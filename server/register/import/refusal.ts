import { problem, type ProblemCode, type ProblemParams } from '../../../shared/register/import/problem.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import { STATUS_NAMES } from '../../../shared/register/import/refusal-words.ts';
import type { ImportProblem, ImportStatus } from '../../../shared/register/import/run.ts';

/** Why something cannot be done with an import: `problem` for the reader's language, `message` in English. */
export class ImportRefusal extends Error {
  override name = 'ImportRefusal';
  readonly code: 'NOT_FOUND' | 'CONFLICT' | 'TOO_MANY_REQUESTS';
  readonly problem: ImportProblem;

  constructor(code: ImportRefusal['code'], found: ImportProblem) {
    super(problemText(found, 'en'));
    this.code = code;
    this.problem = found;
  }
}

/** A refusal by the code of its words. */
export const refusal = <Code extends ProblemCode>(
  code: ImportRefusal['code'],
  words: Code,
  params: ProblemParams<Code>,
): ImportRefusal => new ImportRefusal(code, problem('error', words, params));

/** The import is past what was asked of it. */
export const movedOn = ({ id, status }: { id: number; status: ImportStatus }): ImportRefusal =>
  refusal('CONFLICT', 'import-moved-on', { id, status: STATUS_NAMES[status] });

export const noImport = (id: number): ImportRefusal => refusal('NOT_FOUND', 'no-import', { id });
