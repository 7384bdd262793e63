import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import type { ImportProblem } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Spacer } from '../../ui/spacer.tsx';
import { useLines } from '../../ui/use-lines.ts';
import { useNextPage } from '../../ui/use-next-page.ts';
import type { useProblems } from './use-imports.ts';

const LINE_REM = 2.25;
const ICONS = { error: CircleX, warning: TriangleAlert } as const;
const COLUMNS = ['row', 'column', 'value', 'problem'] as const;

/** The lines of a report; only those in view are drawn, and more are asked for as they are scrolled to. */
export function ProblemTable(props: { query: ReturnType<typeof useProblems>; total: number }): ReactElement {
  const { query, total } = props;
  const { t } = useI18n();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const { scrollRef, items, abovePx, belowPx, measure } = useLines(rows.length, () => LINE_REM);
  useNextPage(query, (items.at(-1)?.index ?? 0) >= rows.length - 50);
  return (
    <div className="report-scroll scroll" ref={scrollRef}>
      <table aria-label={t('imports.report')} aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('imports.report.filter')}</span>
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" data-column={name}>
                {t(`imports.report.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer heightPx={abovePx} />
          {items.map((item) => {
            const problem = rows[item.index];
            return problem ? (
              <ProblemLine key={item.key} problem={problem} index={item.index} measure={measure} />
            ) : null;
          })}
          <Spacer heightPx={belowPx} />
        </tbody>
      </table>
      {query.isFetchingNextPage ? <p className="muted">{t('imports.more')}</p> : null}
    </div>
  );
}

function ProblemLine(props: {
  problem: ImportProblem;
  index: number;
  measure: (element: Element | null) => void;
}): ReactElement {
  const { problem, index, measure } = props;
  const { t, number, language } = useI18n();
  const Icon = ICONS[problem.severity];
  const severity = t(`imports.report.severity.${problem.severity}`);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-severity={problem.severity}>
      <td title={severity}>
        <Icon aria-hidden />
        <span className="visually-hidden">{severity}</span>
      </td>
      <td data-column="row">{problem.row === 0 ? t('imports.report.wholeFile') : number(problem.row)}</td>
      <td>
        {problem.column === '' && problem.row > 0 ? (
          <span className="muted">{t('imports.report.wholeRow')}</span>
        ) : (
          problem.column
        )}
      </td>
      <td className="report-value">{problem.value}</td>
      <td>{problemText(problem, language)}</td>
    </tr>
  );
}
