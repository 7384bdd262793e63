import { Download } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { ProblemTable } from './problem-table.tsx';
import { useProblems } from './use-imports.ts';

const FILTERS = ['all', 'error', 'warning'] as const;
const REPORT_FORMATS = ['xlsx', 'csv'] as const;

/** What is wrong with a file, by row and column: on the screen, and as a file to mend it by. */
export function ProblemReport(props: { run: ImportRun }): ReactElement {
  const { run } = props;
  const { t, language } = useI18n();
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const isReady = run.status !== 'receiving' && run.status !== 'checking';
  const query = useProblems(run.id, filter === 'all' ? undefined : filter, isReady);
  const total = query.data?.pages[0]?.total;
  return (
    <section className="report" aria-label={t('imports.report')}>
      <div className="report-head">
        <h3>{t('imports.report')}</h3>
        <Segmented
          label={t('imports.report.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`imports.report.${value}`) }))}
          onChange={setFilter}
        />
        <span className="muted" aria-live="polite">
          {total === undefined ? '' : t('imports.report.count', { n: total })}
        </span>
        <span className="report-files">
          {isReady
            ? REPORT_FORMATS.map((format) => (
                <a
                  key={format}
                  className="quiet-button"
                  href={`/import/${run.id}/report.${format}?lang=${language}`}
                  download
                >
                  <Download aria-hidden />
                  {t('imports.report.download', { format: format.toUpperCase() })}
                </a>
              ))
            : null}
        </span>
      </div>
      {!isReady ? <p className="muted">{t('imports.report.later')}</p> : null}
      {isReady && query.isPending ? <Skeleton heightRem={8} /> : null}
      {query.isError && !query.data ? (
        <Failed title={t('imports.report.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {total === 0 ? (
        <EmptyState title={t(filter === 'all' ? 'imports.report.none' : 'imports.report.noneSuch')} />
      ) : null}
      {total ? <ProblemTable key={filter} query={query} total={total} /> : null}
    </section>
  );
}
