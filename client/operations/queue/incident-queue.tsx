import { useState, type ReactElement } from 'react';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { IncidentRow } from '../answers.ts';
import { QueueRow } from './queue-row.tsx';

/** Open incidents, the most urgent first, of one urgency the oldest first. */
const byUrgency = (a: IncidentRow, b: IncidentRow): number =>
  a.priority - b.priority || a.receivedAt - b.receivedAt || a.id - b.id;

/** The queue of open incidents; `rows` is undefined while they are awaited. */
export function IncidentQueue(props: {
  rows: readonly IncidentRow[] | undefined;
  /** The server's clock, milliseconds. */
  clock: () => number;
  /** There are more than `rows` holds. */
  hasMore: boolean;
  error: unknown;
  stale: boolean;
  categories: ReadonlyMap<string, Category>;
  openId: number | null;
  mayWrite: boolean;
  onOpen: (id: number) => void;
  onNew: () => void;
  onRetry: () => void;
}): ReactElement {
  const { rows, clock, hasMore, error, stale, categories, openId, mayWrite, onOpen, onNew, onRetry } = props;
  const { t, name } = useI18n();
  const nowMs = useNow(1_000, clock);
  const announced = useAnnounced(rows);
  return (
    <>
      <header className="ops-head">
        <h2>{t('operations.queue')}</h2>
        <span className="muted">{rows ? `${rows.length}${hasMore ? '+' : ''}` : ''}</span>
        {mayWrite ? <ActionButton strong label={t('operations.new')} shortcut="N" onClick={onNew} /> : null}
      </header>
      <output className="visually-hidden" aria-live="polite">
        {announced
          .map((row) => {
            const category = categories.get(row.category);
            return t('operations.announce', {
              priority: row.priority,
              category: category ? name(category.name) : row.category,
              place: row.place || t('operations.noPlace'),
            });
          })
          .join('. ')}
      </output>
      {rows === undefined && error ? (
        <EmptyState
          broken
          title={t('operations.queueFailed')}
          hint={t('error.detail', { message: errorText(t, error) })}
          action={{ label: t('action.retry'), onClick: onRetry }}
        />
      ) : null}
      {rows === undefined && !error ? (
        <div className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
          <Skeleton heightRem={4} />
          <Skeleton heightRem={4} />
          <Skeleton heightRem={4} />
        </div>
      ) : null}
      {rows?.length === 0 ? (
        <EmptyState title={t('operations.queueEmpty')} hint={t('operations.queueEmptyHint')} />
      ) : null}
      <ul className="queue scroll" data-stale={stale ? '' : undefined} aria-label={t('operations.queue')}>
        {(rows ?? []).toSorted(byUrgency).map((row) => (
          <QueueRow
            key={row.id}
            row={row}
            category={categories.get(row.category)}
            nowMs={nowMs}
            isOpen={row.id === openId}
            onOpen={() => onOpen(row.id)}
          />
        ))}
      </ul>
    </>
  );
}

/** The incidents that came since the last picture; none of the first one. */
function useAnnounced(rows: readonly IncidentRow[] | undefined): readonly IncidentRow[] {
  const [seen, setSeen] = useState<{ rows: typeof rows; fresh: readonly IncidentRow[] }>({
    rows: undefined,
    fresh: [],
  });
  if (rows !== seen.rows) {
    const known = new Set(seen.rows?.map(({ id }) => id));
    const fresh = seen.rows === undefined ? [] : (rows ?? []).filter(({ id }) => !known.has(id));
    setSeen({ rows: rows ?? seen.rows, fresh: fresh.length > 0 ? fresh : seen.fresh });
  }
  return seen.fresh;
}
