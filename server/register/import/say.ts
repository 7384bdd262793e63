import { problemText } from '../../../shared/register/import/problem-words.ts';
import type { ImportProblem, ImportRun } from '../../../shared/register/import/run.ts';

const NUMBER = new Intl.NumberFormat('en');
const n = (count: number): string => NUMBER.format(count);

/** What a person at the terminal reads of an import that an earlier process left behind. */
export function sayRecovered({ id, kind, fileName, status, rowsRead }: ImportRun): string {
  const what = `Import ${id} (${kind} from ${fileName})`;
  return status === 'accepted'
    ? `${what}: its undo was interrupted. The import stands as it stood; undo it again.`
    : `${what} was interrupted after ${n(rowsRead)} rows. The register is as it was before. Go on with: imports resume ${id}`;
}

/** One line about an import for a list. */
export function sayRun(run: ImportRun): string {
  const counts =
    run.status === 'accepted' || run.status === 'checked'
      ? `  ${n(run.created)} new, ${n(run.updated)} changed, ${n(run.unchanged)} unchanged, ${n(run.replaced)} demonstration rows replaced`
      : '';
  const bad = run.rowsBad > 0 ? `, ${n(run.rowsBad)} with problems` : '';
  return (
    `${run.canUndo ? '*' : ' '} ${run.id}  ${run.startedAt.slice(0, 16)}  ${run.status}  ${run.kind}  ${run.fileName}` +
    `  ${n(run.rowsRead)} rows${bad}${counts}${run.trouble ? `  ${sayProblem(run.trouble)}` : ''}`
  );
}

/** A problem by row and column. */
export function sayProblem(problem: ImportProblem): string {
  const { row, column, value } = problem;
  const cell = `${column === '' ? '' : `, column ${column}`}${value === '' ? '' : ` (${value})`}`;
  const text = problemText(problem, 'en');
  return row === 0 && cell === '' ? text : `row ${row}${cell}: ${text}`;
}
