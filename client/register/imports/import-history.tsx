import type { ReactElement } from 'react';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useLines } from '../../ui/use-lines.ts';
import { useNextPage } from '../../ui/use-next-page.ts';
import { RunStatus } from './run-status.tsx';
import type { useImportList } from './use-imports.ts';

const LINE_REM = 6.25;

/** Every import, latest first: what, by whom, when, how much, and where it stands. A press opens it. */
export function ImportHistory(props: {
  list: ReturnType<typeof useImportList>;
  runs: readonly ImportRun[];
  chosen: number | undefined;
  onChoose: (id: number) => void;
}): ReactElement {
  const { list, runs, chosen, onChoose } = props;
  const { t } = useI18n();
  const { scrollRef, items, totalPx } = useLines(runs.length, () => LINE_REM);
  useNextPage(list, (items.at(-1)?.index ?? 0) >= runs.length - 10);
  return (
    <div className="history-scroll scroll" ref={scrollRef}>
      {list.isError && !list.data ? (
        <Failed title={t('imports.failed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? <Skeleton heightRem={10} /> : null}
      {list.data && runs.length === 0 ? (
        <EmptyState title={t('imports.empty')} hint={t('imports.emptyHint')} />
      ) : null}
      <ul aria-label={t('imports.history')} style={{ height: totalPx }}>
        {items.map((item) => {
          const run = runs[item.index];
          if (!run) return null;
          return (
            <li key={run.id} style={{ height: item.size, transform: `translateY(${item.start}px)` }}>
              <HistoryLine run={run} isChosen={run.id === chosen} onOpen={() => onChoose(run.id)} />
            </li>
          );
        })}
      </ul>
      {list.isFetchingNextPage ? <p className="muted">{t('imports.more')}</p> : null}
    </div>
  );
}

function HistoryLine(props: { run: ImportRun; isChosen: boolean; onOpen: () => void }): ReactElement {
  const { run, isChosen, onOpen } = props;
  const { t, moment } = useI18n();
  return (
    <button
      type="button"
      className="import-line"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onOpen}
      onKeyDown={moveFocus}
    >
      <span className="import-line-title">
        <strong className="ellipsis">{t(`imports.kind.${run.kind}`)}</strong>
        <RunStatus status={run.status} />
      </span>
      <span className="ellipsis" title={run.fileName}>
        {run.fileName}
      </span>
      <span className="muted ellipsis">
        {t('imports.rows', { n: run.rowsRead })}
        {run.rowsBad > 0 ? `, ${t('imports.bad', { n: run.rowsBad })}` : ''}
      </span>
      <span className="muted ellipsis" title={run.actor}>
        {moment(run.startedAt)} · {run.actor}
      </span>
    </button>
  );
}
