import { z } from 'zod';
import type { NotifyEvent } from './rule.ts';
import { ALARM_RULES } from '../alarms/alarm-class.ts';
import type { Kato } from '../hierarchy/schema.ts';
import type { LoggedEvent } from '../live/event.ts';
import { prioritySchema, type Priority } from '../operations/schema.ts';

/** Alarms that are work orders. What calls for a person is told as the incident, the void or the crew's call that it is. */
export const equipmentClassSchema = z.enum([
  'technical',
  'tamper',
  'power',
  'communication',
  'fault',
  'line_lost',
]);
export type EquipmentClass = z.infer<typeof equipmentClassSchema>;

/** Something of the event log that somebody may want to be told of. */
export type Happening = {
  seq: number;
  atMs: number;
  event: NotifyEvent;
  /** What one message is about: `incident:42`, `alarm:7`, `void_alarm:3`, or a unit without an incident. */
  subject: string;
  kato: Kato;
  /** KATO codes from the root to the place, joined by '/'. */
  path: string;
  /** Null for what is no incident. */
  category: string | null;
  priority: Priority | null;
};

type Data = {
  category?: unknown;
  priority?: unknown;
  raisedFrom?: unknown;
  class?: unknown;
  incidentId?: unknown;
};

/** Reads an event of the log; null for one of which nobody is notified. */
export function happeningOf(logged: LoggedEvent): Happening | null {
  const { seq, atMs, kind, kato, path, object } = logged;
  const data = (logged.data ?? {}) as Data;
  if (kato === null || path === null) return null;
  const at = { seq, atMs, kato, path };
  const ofIncident = {
    category: typeof data.category === 'string' ? data.category : null,
    priority: priorityOf(data.priority),
  };
  switch (kind) {
    case 'incident.created':
      return { ...at, event: 'incident_created', subject: object, ...ofIncident };
    case 'incident.edited':
      return typeof data.raisedFrom === 'number'
        ? { ...at, event: 'priority_raised', subject: object, ...ofIncident }
        : null;
    case 'incident.task_overdue':
      return { ...at, event: 'task_overdue', subject: object, ...ofIncident };
    case 'incident.closed':
      return { ...at, event: 'incident_closed', subject: object, ...ofIncident };
    case 'unit.sos_raised': {
      const subject = typeof data.incidentId === 'number' ? `incident:${data.incidentId}` : object;
      return { ...at, event: 'sos', subject, category: null, priority: 1 };
    }
    case 'alarm.raised': {
      const known = equipmentClassSchema.safeParse(data.class);
      if (!known.success) return null;
      return {
        ...at,
        event: 'equipment',
        subject: object,
        category: null,
        priority: ALARM_RULES[known.data].priority,
      };
    }
    case 'void.alarm_raised':
      return { ...at, event: 'void', subject: object, category: null, priority: null };
    default:
      return null;
  }
}

function priorityOf(value: unknown): Priority | null {
  const known = prioritySchema.safeParse(value);
  return known.success ? known.data : null;
}
