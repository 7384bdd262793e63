import { EyeOff, Share2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { incidentDeadline, type Limits } from '../../../shared/operations/limits.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import { ageText } from '../age.ts';
import type { IncidentRow } from '../answers.ts';
import { PriorityMark } from '../priority-mark.tsx';

/** One open incident: priority and number, what and where, how long, and what is late. */
export function QueueRow(props: {
  row: IncidentRow;
  category: Category | undefined;
  nowMs: number;
  limits: Limits;
  isOpen: boolean;
  /** @param byKeyboard it was pressed by a key and not by a pointer. */
  onOpen: (byKeyboard: boolean) => void;
}): ReactElement {
  const { row, category, nowMs, limits, isOpen, onOpen } = props;
  const { t, name } = useI18n();
  const { due } = row.tasks;
  const own = incidentDeadline(row, { now: nowMs, limits });
  // The crew's word is waited for, or the desk's.
  const late = due && nowMs > due.dueAt ? due.waiting : own?.overdue ? own.waiting : null;
  return (
    <li>
      <button
        type="button"
        className="queue-row"
        aria-current={isOpen ? 'true' : undefined}
        data-late={late === null ? undefined : ''}
        data-dimmed={row.dimmed ? '' : undefined}
        onClick={(event) => onOpen(event.detail === 0)}
        onKeyDown={moveFocus}
      >
        <PriorityMark priority={row.priority} />
        <strong className="ellipsis">{category ? name(category.name) : row.category}</strong>
        <span className="queue-age">{ageText(nowMs - row.receivedAt)}</span>
        <span className="queue-place ellipsis">
          {row.dimmed ? t('operations.dimmed') : row.place || t('operations.noPlace')}
        </span>
        <span className="muted">…{row.number.slice(-6)}</span>
        <span className="queue-state">
          {t(`operations.state.${row.state}`)}
          {row.tasks.live > 0 ? ` · ${t('operations.units', { n: row.tasks.live })}` : ''}
        </span>
        {late === null ? null : <span className="late">{t(`operations.waiting.${late}`)}</span>}
        {row.sensitive || row.sharedUntil !== null ? (
          <span className="queue-marks">
            {row.sensitive ? (
              <span className="sensitive">
                <EyeOff aria-hidden /> {t('operations.sensitive')}
              </span>
            ) : null}
            {row.sharedUntil === null ? null : (
              <span className="shared">
                <Share2 aria-hidden /> {t('operations.shared')}
              </span>
            )}
          </span>
        ) : null}
      </button>
    </li>
  );
}
