import { memo, useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { announcement, arrivalsAfter, type Arrivals } from '../../ui/announcements.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useCalm } from '../../ui/use-calm.ts';
import { useNow } from '../../ui/use-now.ts';
import type { IncidentRow } from '../answers.ts';
import { useLimits } from '../use-limits.ts';
import { QueueRow } from './queue-row.tsx';

/** Open incidents, the most urgent first, of one urgency the oldest first. */
const byUrgency = (a: IncidentRow, b: IncidentRow): number =>
  a.priority - b.priority || a.receivedAt - b.receivedAt || a.id - b.id;

/** The queue of open incidents; `rows` is undefined while they are awaited. */
export const IncidentQueue = memo(function IncidentQueue(props: {
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
  onOpen: (id: number, byKeyboard: boolean) => void;
  onNew: () => void;
  onRetry: () => void;
}): ReactElement {
  const { rows, clock, hasMore, error, stale, categories, openId, mayWrite, onOpen, onNew, onRetry } = props;
  const { t } = useI18n();
  const nowMs = useNow(1_000, clock);
  const limits = useLimits();
  return (
    <>
      <header className="ops-head">
        <h2>{t('operations.queue')}</h2>
        <span className="muted">{rows ? `${rows.length}${hasMore ? '+' : ''}` : ''}</span>
        {mayWrite ? (
          <ActionButton
            strong
            label={t('operations.new')}
            shortcut={keyFor('incident.new')}
            onClick={onNew}
          />
        ) : null}
      </header>
      <Arriving rows={rows} categories={categories} />
      {rows === undefined && error ? (
        <Failed title={t('operations.queueFailed')} error={error} onRetry={onRetry} />
      ) : null}
      {rows === undefined && !error ? (
        <output className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
          <Skeleton heightRem={4} />
          <Skeleton heightRem={4} />
          <Skeleton heightRem={4} />
        </output>
      ) : null}
      {rows?.length === 0 ? <EmptyState title={t('operations.queueEmpty')} /> : null}
      <ul className="queue scroll" data-stale={stale ? '' : undefined} aria-label={t('operations.queue')}>
        {(rows ?? []).toSorted(byUrgency).map((row) => (
          <QueueRow
            key={row.id}
            row={row}
            category={categories.get(row.category)}
            nowMs={nowMs}
            limits={limits}
            isOpen={row.id === openId}
            onOpen={(byKeyboard) => onOpen(row.id, byKeyboard)}
          />
        ))}
      </ul>
    </>
  );
});

/** Calls may come in bursts; a voice is heard out before it says more. */
const CALM_MS = 2_000;

/** Reads out the incidents that come, at most once in two seconds and many at once in one sentence; none of the first picture. */
function Arriving(props: {
  rows: readonly IncidentRow[] | undefined;
  categories: ReadonlyMap<string, Category>;
}): ReactElement {
  const { categories } = props;
  const { t, name } = useI18n();
  const rows = useCalm(props.rows, CALM_MS);
  const [seen, setSeen] = useState<{ rows: typeof rows; arrivals: Arrivals | null }>({
    rows: undefined,
    arrivals: null,
  });
  if (rows && rows !== seen.rows)
    setSeen({
      rows,
      arrivals: arrivalsAfter(
        seen.arrivals,
        rows.map(({ id }) => id),
      ),
    });
  const fresh = (rows ?? []).filter(({ id }) => seen.arrivals?.fresh.includes(id));
  const sentences = fresh.map((row) => {
    const category = categories.get(row.category);
    return t('operations.announce', {
      priority: row.priority,
      category: category ? name(category.name) : row.category,
      place: row.place || t('operations.noPlace'),
    });
  });
  const highest = Math.min(...fresh.map(({ priority }) => priority));
  return (
    <output className="visually-hidden" aria-live="polite">
      {announcement(sentences, (n) => t('operations.announceMany', { n, priority: highest }))}
    </output>
  );
}
