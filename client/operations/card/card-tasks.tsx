import { useState, type ReactElement } from 'react';
import { taskDeadline } from '../../../shared/operations/limits.ts';
import type { Priority } from '../../../shared/operations/schema.ts';
import { TASK_MOVES } from '../../../shared/operations/task-machine.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ageText } from '../age.ts';
import type { Card } from '../answers.ts';
import { ReasonForm } from '../reason-form.tsx';
import { useLimits } from '../use-limits.ts';

type CardTask = Card['tasks'][number];

/** What the desk may say for a crew that reports by radio. */
const BY_RADIO = ['accept', 'en_route', 'on_scene', 'done'] as const;
export type RadioMove = (typeof BY_RADIO)[number];

/** Orders to units with their states, the times of each, and what is waited for. */
export function CardTasks(props: {
  tasks: readonly CardTask[];
  callSign: (unitId: number) => string;
  priority: Priority;
  nowMs: number;
  onMove: ((task: CardTask, move: RadioMove) => void) | null;
  onCancel: ((task: CardTask, reason: string) => void) | null;
}): ReactElement {
  const { tasks, callSign, priority, nowMs, onMove, onCancel } = props;
  const { t, time } = useI18n();
  const limits = useLimits();
  if (tasks.length === 0) return <p className="muted">{t('operations.noTasks')}</p>;
  return (
    <ul className="tasks">
      {tasks.map((task) => {
        const deadline = taskDeadline(task, priority, { now: nowMs, limits });
        const { assigned, accepted, enRoute, onScene, ended } = task.times;
        const moments = [assigned, accepted, enRoute, onScene, ended].filter((at) => at !== null);
        return (
          <li key={task.id} data-state={task.state}>
            <strong>{callSign(task.unitId)}</strong>
            <span className="task-state">{t(`operations.task.${task.state}`)}</span>
            <span className="muted">{moments.map(time).join(' → ')}</span>
            {task.reason === '' ? null : <span>{task.reason}</span>}
            {deadline?.overdue ? (
              <span className="late">
                {t(`operations.waiting.${deadline.waiting}`)}:{' '}
                {t('operations.lateBy', { age: ageText(nowMs - deadline.dueAt) })}
              </span>
            ) : null}
            {onMove ? (
              <span className="step-actions">
                {BY_RADIO.filter((move) => move in TASK_MOVES[task.state]).map((move) => (
                  <ActionButton
                    key={move}
                    label={t(`operations.move.${move}`)}
                    onClick={() => onMove(task, move)}
                  />
                ))}
                {onCancel && 'cancel' in TASK_MOVES[task.state] ? (
                  <CancelTask onCancel={(reason) => onCancel(task, reason)} />
                ) : null}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function CancelTask(props: { onCancel: (reason: string) => void }): ReactElement {
  const { t } = useI18n();
  const [isAsking, setAsking] = useState(false);
  const label = t('operations.move.cancel');
  return isAsking ? (
    <ReasonForm label={label} action={label} onDone={props.onCancel} onCancel={() => setAsking(false)} />
  ) : (
    <ActionButton label={label} onClick={() => setAsking(true)} />
  );
}
