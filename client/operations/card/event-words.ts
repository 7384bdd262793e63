import type { I18n } from '../../i18n/use-i18n.tsx';
import type { IncidentLogEntry } from '../../../shared/operations/log.ts';

type Words = Pick<I18n, 't'> & {
  /** Call sign of a unit; its number when nobody knows it. */
  unitName: (id: number) => string;
  /** Action of a step of the playbook. */
  stepName: (id: string) => string;
};

/** What a line of the log says, in words. */
export function eventWords({ event }: Pick<IncidentLogEntry, 'event'>, { t, unitName, stepName }: Words): string {
  switch (event.type) {
    case 'noted':
      return event.text;
    case 'step_marked':
      return t(`operations.log.step.${event.mark.state}`, {
        step: stepName(event.stepId),
        reason: event.mark.reason,
      });
    case 'closed':
      return t('operations.log.closed', { outcome: t(`operations.outcome.${event.outcome}`) });
    case 'task_assigned':
      return t('operations.log.task_assigned', { unit: unitName(event.unitId) });
    case 'task_moved':
      return `${unitName(event.unitId)}: ${t(`operations.task.${event.to}`)}${event.reason ? ` – ${event.reason}` : ''}`;
    case 'reopened':
      return `${t('operations.log.reopened')} – ${event.reason}`;
    case 'attached':
      return t('operations.log.attached', { name: event.attachment.name });
    case 'created':
    case 'claimed':
    case 'edited':
    case 'under_control':
    case 'merged':
    case 'unmerged':
    case 'duplicate_joined':
    case 'duplicate_left':
    default:
      return t(`operations.log.${event.type}`);
  }
}
