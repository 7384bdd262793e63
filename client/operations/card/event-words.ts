import type { IncidentLogEntry } from '../../../shared/operations/log.ts';
import { isDetectorType } from '../../../shared/operations/detector-type.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

type Event = IncidentLogEntry['event'];
type Words = Pick<I18n, 't'> & {
  /** Call sign of a unit; its number when nobody knows it. */
  unitName: (id: number) => string;
  /** Action of a step of the playbook. */
  stepName: (id: string) => string;
};

/** The kind of an event, in words. */
export const eventName = (type: Event['type'], t: I18n['t']): string => t(`operations.log.${type}`);

/** A detector's type in words; the code of a standard, or where a vehicle is going, as it is. */
const codeWords = (code: string, t: I18n['t']): string =>
  isDetectorType(code) ? t(`detectorType.${code}`) : code;

/** What a line of the log says, in words. */
export function eventWords(event: Event, { t, unitName, stepName }: Words): string {
  const what = eventName(event.type, t);
  switch (event.type) {
    case 'noted':
      return event.text;
    case 'alarm_signal':
      return [
        `${t(`alarm.class.${event.class}`)}: ${t(`alarm.what.${event.what}`)}`,
        codeWords(event.code, t),
        event.zone === ''
          ? ''
          : t(event.class === 'wanted_vehicle' ? 'alarm.camera' : 'alarm.zone', { zone: event.zone }),
      ]
        .filter(Boolean)
        .join(', ');
    case 'step_marked':
      return `${t(`operations.step.${event.mark.state}`)}: ${stepName(event.stepId)} ${event.mark.reason}`.trim();
    case 'closed':
      return `${what}: ${t(`operations.outcome.${event.outcome}`)} ${event.reason}`.trim();
    case 'task_assigned':
    case 'task_overdue':
      return `${unitName(event.unitId)}: ${what}`;
    case 'task_moved':
      return `${unitName(event.unitId)}: ${t(`operations.task.${event.to}`)} ${event.reason}`.trim();
    case 'sos_called':
      return `${unitName(event.unitId)}: ${what}`;
    case 'reopened':
    case 'detached':
    case 'reattached':
    case 'shared':
    case 'share_ended':
    case 'merged':
    case 'unmerged':
      return `${what} ${event.reason}`.trim();
    case 'attached':
      return `${what}: ${event.attachment.name}`;
    case 'edited':
      return event.reason === undefined ? what : `${what}: ${event.reason}`;
    case 'created':
    case 'claimed':
    case 'under_control':
    case 'duplicate_joined':
    case 'duplicate_left':
    default:
      return what;
  }
}
