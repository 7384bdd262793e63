import { z } from 'zod';
import type { Incident, PoliceUnit, Priority, Task, TaskState, UnitStatus, IncidentState } from './schema.ts';

/** What is waited for. A limit belongs to this meaning, never to the name or the place of a status in a list. */
export type Waiting =
  | 'unclaimed'
  | 'undispatched'
  | 'not_accepted'
  | 'not_moving'
  | 'en_route'
  | 'on_scene'
  | 'busy'
  | 'on_break';

/** Every one of them, in the order of an incident. */
export const WAITINGS = [
  'unclaimed',
  'undispatched',
  'not_accepted',
  'not_moving',
  'en_route',
  'on_scene',
  'busy',
  'on_break',
] as const satisfies readonly Waiting[];

/** Seconds by meaning and priority; null is without a limit. */
export type Limits = Readonly<Record<Waiting, Readonly<Record<Priority, number | null>>>>;

/**
 * Limits until a centre sets its own. No published norm of the Kazakh police was found, so these are ours: processing
 * within a minute for the top class (NFPA 1225-2022: 60 s for 90 %), turnout of 60–80 s (NFPA 1710), the rest by use.
 */
export const DEFAULT_LIMITS: Limits = {
  unclaimed: { 1: 15, 2: 30, 3: 120, 4: 600 },
  undispatched: { 1: 60, 2: 120, 3: 600, 4: 3600 },
  not_accepted: { 1: 30, 2: 60, 3: 120, 4: 300 },
  not_moving: { 1: 60, 2: 90, 3: 180, 4: 600 },
  en_route: { 1: 420, 2: 600, 3: 1200, 4: 2400 },
  on_scene: { 1: null, 2: 3600, 3: 3600, 4: 3600 },
  busy: { 1: 2700, 2: 2700, 3: 2700, 4: 2700 },
  on_break: { 1: 1800, 2: 1800, 3: 1800, 4: 1800 },
};

/** A limit: from five seconds, which nobody could keep sooner, to a day; null is without one. */
const limitSchema = z
  .number()
  .int({ error: 'Whole seconds' })
  .min(5, { error: 'Five seconds at least' })
  .max(86_400, { error: 'A day at most' })
  .nullable();
const byPriority = z.strictObject({ 1: limitSchema, 2: limitSchema, 3: limitSchema, 4: limitSchema });
export const limitsSchema = z.strictObject({
  unclaimed: byPriority,
  undispatched: byPriority,
  not_accepted: byPriority,
  not_moving: byPriority,
  en_route: byPriority,
  on_scene: byPriority,
  busy: byPriority,
  on_break: byPriority,
}) satisfies z.ZodType<Limits>;

/** `seen`: the limits that the person changed, so that nobody's change is overwritten unseen. */
export const limitsChangeSchema = z.strictObject({
  limits: limitsSchema,
  seen: limitsSchema,
  reason: z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' }),
});

const WAITING_OF_INCIDENT: Readonly<Record<IncidentState, Waiting | null>> = {
  new: 'unclaimed',
  open: 'undispatched',
  dispatched: null,
  on_scene: null,
  under_control: null,
  closed: null,
  merged: null,
};
const WAITING_OF_TASK: Readonly<Record<TaskState, Waiting | null>> = {
  assigned: 'not_accepted',
  accepted: 'not_moving',
  en_route: 'en_route',
  on_scene: 'on_scene',
  done: null,
  refused: null,
  cancelled: null,
};
/** Statuses on a task are timed by the task, which knows the priority. */
const WAITING_OF_UNIT: Readonly<Record<UnitStatus, Waiting | null>> = {
  off_duty: null,
  free: null,
  called: null,
  en_route: null,
  on_scene: null,
  busy: 'busy',
  break: 'on_break',
};

/** What is waited for, the moment by which it should have come, and whether that is past. */
export type Deadline = { waiting: Waiting; dueAt: number; overdue: boolean };

function deadline(
  waiting: Waiting | null,
  since: number,
  priority: Priority,
  { now, limits = DEFAULT_LIMITS }: { now: number; limits?: Limits },
): Deadline | null {
  const seconds = waiting && limits[waiting][priority];
  if (!waiting || seconds === null) return null;
  const dueAt = since + seconds * 1000;
  return { waiting, dueAt, overdue: now > dueAt };
}

type Clock = { now: number; limits?: Limits };

/** Whether somebody should have taken the incident, or sent a unit, by now; null while nobody is waited for. */
export const incidentDeadline = (
  incident: Pick<Incident, 'state' | 'stateSince' | 'priority'>,
  clock: Clock,
): Deadline | null =>
  deadline(WAITING_OF_INCIDENT[incident.state], incident.stateSince, incident.priority, clock);

/** Whether the crew should have accepted, set off, arrived or finished by now. Escalation follows from `overdue`. */
export const taskDeadline = (
  task: Pick<Task, 'state' | 'stateSince'>,
  priority: Priority,
  clock: Clock,
): Deadline | null => deadline(WAITING_OF_TASK[task.state], task.stateSince, priority, clock);

/** Whether a unit without a task has been away for too long. */
export const unitDeadline = (
  unit: Pick<PoliceUnit, 'status' | 'statusSince'>,
  clock: Clock,
): Deadline | null => deadline(WAITING_OF_UNIT[unit.status], unit.statusSince, 4, clock);
