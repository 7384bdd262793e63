import { useState, type ReactElement, type ReactNode } from 'react';
import { addressLine } from '../../../shared/operations/address.ts';
import type { CrewSaying } from '../../../shared/operations/crew.ts';
import { TASK_MOVES, type TaskMove } from '../../../shared/operations/task-machine.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { CrewView } from '../answers.ts';
import { stateAfter, type CrewMessage } from './outbox.ts';
import { PriorityMark } from '../priority-mark.tsx';

type Work = NonNullable<CrewView['work']>;

/** The one step that usually comes next is the large button; a step back of it is not offered. */
const NEXT: readonly Exclude<TaskMove, 'cancel' | 'refuse'>[] = ['accept', 'en_route', 'on_scene', 'done'];

/** What the crew is sent to, and what it can say of it now. */
export function CrewTask(props: {
  task: Work['task'];
  incident: Work['incident'];
  title: string;
  messages: readonly CrewMessage[];
  onSay: (command: CrewSaying) => void;
  /** What else belongs to the task. */
  children?: ReactNode;
}): ReactElement {
  const { task, incident, title, messages, onSay, children } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState<string | null>(null);
  const state = stateAfter(task, messages);
  const moves = TASK_MOVES[state];
  const { address, place } = incident;
  const [next, ...others] = NEXT.filter((move) => move in moves);
  const sayMove = (move: (typeof NEXT)[number]): void =>
    onSay(
      move === 'done'
        ? { type: 'task.done', taskId: task.id, reason: '' }
        : { type: `task.${move}`, taskId: task.id },
    );
  return (
    <section className="crew-task" aria-label={t('operations.crew.task')}>
      <h2>
        <PriorityMark priority={incident.priority} /> {title}
      </h2>
      <p className="crew-place">{addressLine(address) || t('operations.noPlace')}</p>
      {address.text === '' ? null : <p>{address.text}</p>}
      {place ? (
        <p className="muted">
          {place.lat.toFixed(5)}, {place.lon.toFixed(5)}
        </p>
      ) : null}
      <p className="crew-state">{t(`operations.task.${state}`)}</p>
      {next ? (
        <button type="button" className="crew-button" onClick={() => sayMove(next)}>
          {t(`operations.move.${next}`)}
        </button>
      ) : null}
      {others.map((move) => (
        <button key={move} type="button" className="crew-quiet" onClick={() => sayMove(move)}>
          {t(`operations.move.${move}`)}
        </button>
      ))}
      {'refuse' in moves && reason === null ? (
        <button type="button" className="crew-quiet" onClick={() => setReason('')}>
          {t('operations.move.refuse')}
        </button>
      ) : null}
      {'refuse' in moves && reason !== null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === '') return;
            onSay({ type: 'task.refuse', taskId: task.id, reason: reason.trim() });
            setReason(null);
          }}
        >
          <label className="ops-field">
            {t('operations.reason')}
            <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="submit" className="crew-quiet" disabled={reason.trim() === ''}>
            {t('operations.move.refuse')}
          </button>
        </form>
      ) : null}
      {children}
    </section>
  );
}
