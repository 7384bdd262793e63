import { useEffect, useRef, type ReactElement } from 'react';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { bytesWords, formatWords, whereWords } from './import-words.ts';
import { ProblemReport } from './problem-report.tsx';
import { RunActions } from './run-actions.tsx';
import { RunCounts } from './run-counts.tsx';
import { RunProgress, RunStatus } from './run-status.tsx';
import { useImportRun } from './use-imports.ts';
import './run-view.css';

/** One import: where it stands, what it does, what is wrong with it, and what can be done now. */
export function RunView(props: { id: number }): ReactElement {
  const { id } = props;
  const { t } = useI18n();
  const { data, error, refetch } = useImportRun(id);
  if (data) return <Run run={data} />;
  if (!error) return <Skeleton heightRem={14} />;
  return error.data?.code === 'NOT_FOUND' ? (
    <EmptyState title={t('imports.run.missing', { id: String(id) })} />
  ) : (
    <Failed title={t('imports.run.failed')} error={error} onRetry={() => void refetch()} />
  );
}

function Run(props: { run: ImportRun }): ReactElement {
  const { run } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opened it, by key or by sending a file, goes on reading here.
  useEffect(() => heading.current?.focus(), []);
  const day = run.status === 'undone' ? run.undoneAt : run.acceptedAt;
  return (
    <article className="run" aria-label={t('imports.run', { id: String(run.id) })}>
      <div className="run-head">
        <header className="run-title">
          <h2 ref={heading} tabIndex={-1}>
            {t(`imports.kind.${run.kind}`)}: <span>{run.fileName}</span>
          </h2>
          <RunStatus status={run.status} />
        </header>
        <p>{t(`imports.says.${run.status}`, { moment: day === null ? '' : moment(day) })}</p>
        <RunProgress run={run} />
        {run.trouble ? <Trouble run={run} problem={run.trouble} /> : null}
        <dl className="run-facts">
          <div>
            <dt>{t('imports.fact.size')}</dt>
            <dd>{bytesWords(i18n, run.fileBytes)}</dd>
          </div>
          {run.format === '' ? null : (
            <div>
              <dt>{t('imports.fact.readAs')}</dt>
              <dd>{formatWords(i18n, run.format)}</dd>
            </div>
          )}
          <div>
            <dt>{t('imports.fact.by')}</dt>
            <dd>{run.actor}</dd>
          </div>
          <div>
            <dt>{t('imports.fact.started')}</dt>
            <dd>{moment(run.startedAt)}</dd>
          </div>
        </dl>
        <RunCounts run={run} />
        <RunActions run={run} />
      </div>
      {run.status === 'failed' && run.rowsRead === 0 ? null : <ProblemReport run={run} />}
    </article>
  );
}

function Trouble(props: { run: ImportRun; problem: NonNullable<ImportRun['trouble']> }): ReactElement {
  const { run, problem } = props;
  const i18n = useI18n();
  const where = whereWords(i18n, problem);
  return (
    <Notice tone={run.status === 'failed' ? 'danger' : 'warning'}>
      {where === '' ? '' : `${where}: `}
      {problemText(problem, i18n.language)}
      {problem.value === '' ? '' : ` («${problem.value}»)`}
    </Notice>
  );
}
