import type { IncidentEvent, IncidentLogEntry } from './log.ts';
import { stateOf } from './incident-state.ts';
import type { Incident, IncidentFile, Task, Times } from './schema.ts';
import { taskIn } from './task-machine.ts';

/** Events of the desk move the incident's version; what crews report and what is only added does not. */
const OF_THE_DESK: Readonly<Record<IncidentEvent['type'], boolean>> = {
  created: true,
  claimed: true,
  edited: true,
  noted: false,
  alarm_signal: false,
  step_marked: false,
  attached: false,
  detached: false,
  reattached: false,
  shared: false,
  share_ended: false,
  sos_called: false,
  under_control: true,
  closed: true,
  reopened: true,
  merged: true,
  unmerged: true,
  duplicate_joined: true,
  duplicate_left: true,
  task_assigned: true,
  task_overdue: false,
  task_moved: false,
};

/**
 * What the desk changed after a version somebody saw, oldest first: the answer to "who was faster, and what did they do?"
 * @param log the whole log of the incident, in order.
 */
export const changesSince = (log: readonly IncidentLogEntry[], version: number): IncidentLogEntry[] =>
  log.filter((entry) => OF_THE_DESK[entry.event.type]).slice(version);

/** What was reported of a task after a version of it that somebody saw, oldest first; the first version is its assignment. */
export const taskChangesSince = (
  log: readonly IncidentLogEntry[],
  taskId: number,
  version: number,
): IncidentLogEntry[] =>
  log.filter(({ event }) => event.type === 'task_moved' && event.taskId === taskId).slice(version - 1);

/** What the desk did last: the answer to "why does this no longer fit?"; none in an empty log. */
export const lastOfDesk = (log: readonly IncidentLogEntry[]): IncidentLogEntry[] =>
  log.filter((entry) => OF_THE_DESK[entry.event.type]).slice(-1);

const earliest = (known: number | null, moment: number): number =>
  known === null ? moment : Math.min(known, moment);

/** Adds an entry to an incident. Pure: the same entry on the same incident gives the same incident. */
export function evolve(file: IncidentFile, entry: IncidentLogEntry): IncidentFile {
  const { event } = entry;
  const tasks = tasksAfter(file.tasks, entry);
  const facts = { ...file.incident, ...changed(file.incident, entry) };
  const state = stateOf(facts, tasks);
  // Merging keeps the clock of the state, so that un-merging gives back the very incident.
  const moved = state !== facts.state && event.type !== 'merged' && event.type !== 'unmerged';
  return {
    incident: {
      ...facts,
      state,
      stateSince: moved ? entry.happenedAt : facts.stateSince,
      version: facts.version + (OF_THE_DESK[event.type] ? 1 : 0),
      entries: entry.seq,
    },
    tasks,
  };
}

/** The fields that an entry changes, besides those `evolve` sets for every entry. */
function changed(incident: Incident, entry: IncidentLogEntry): Partial<Incident> {
  const { event, happenedAt } = entry;
  const timed = (times: Partial<Times>) => ({ times: { ...incident.times, ...times } });
  switch (event.type) {
    case 'created':
      throw new Error(`Incident ${incident.id} is created twice`);
    case 'claimed':
      return { claimedBy: entry.actor };
    case 'edited':
      // The schema's optional fields may be undefined; `edited` in incident-machine.ts never writes one that is.
      return {
        ...(event.patch as Partial<Incident>),
        ...(event.playbook === undefined ? {} : startedOver(event.playbook)),
      };
    case 'noted':
    case 'alarm_signal':
    case 'task_overdue':
    case 'shared':
    case 'share_ended':
    case 'sos_called':
      return {};
    case 'step_marked':
      return { steps: { ...incident.steps, [event.stepId]: event.mark } };
    case 'attached':
      return { attachments: [...incident.attachments, { ...event.attachment, removed: null }] };
    case 'detached':
      return { attachments: withRemoved(incident.attachments, event.attachmentId, event.reason) };
    case 'reattached':
      return { attachments: withRemoved(incident.attachments, event.attachmentId, null) };
    case 'under_control':
      return timed({ t7: happenedAt });
    case 'closed':
      return { outcome: event.outcome, ...timed({ t8: happenedAt }) };
    case 'reopened':
      // The moments of the first closing stay in the log.
      return { outcome: null, ...timed({ t7: null, t8: null }) };
    case 'merged':
      return { mergedInto: event.intoId };
    case 'unmerged':
      return { mergedInto: null };
    case 'duplicate_joined':
      return { duplicates: [...incident.duplicates, event.incidentId].sort((a, b) => a - b) };
    case 'duplicate_left':
      return { duplicates: incident.duplicates.filter((id) => id !== event.incidentId) };
    case 'task_assigned':
      return {
        claimedBy: incident.claimedBy ?? entry.actor,
        ...timed({ t3: earliest(incident.times.t3, happenedAt) }),
      };
    case 'task_moved':
    default:
      return timed(stopped(incident.times, event, happenedAt));
  }
}

const withRemoved = (
  attachments: Incident['attachments'],
  id: string,
  removed: string | null,
): Incident['attachments'] => attachments.map((one) => (one.id === id ? { ...one, removed } : one));

/** Another category has another playbook, whose steps nobody has done yet. */
const startedOver = (playbook: Incident['playbook']) => ({ playbook, steps: {} });

/** What a task's move stops of the incident's clock: always the first of its kind. */
function stopped(
  times: Times,
  { to }: Extract<IncidentEvent, { type: 'task_moved' }>,
  happenedAt: number,
): Partial<Times> {
  if (to === 'accepted') return { t4: earliest(times.t4, happenedAt) };
  if (to === 'en_route') return { t5: earliest(times.t5, happenedAt) };
  if (to === 'on_scene') return { t6: earliest(times.t6, happenedAt) };
  return {};
}

function tasksAfter(tasks: readonly Task[], entry: IncidentLogEntry): Task[] {
  const { event, happenedAt } = entry;
  if (event.type === 'task_assigned') {
    const times = { assigned: happenedAt, accepted: null, enRoute: null, onScene: null, ended: null };
    const task: Task = {
      id: event.taskId,
      incidentId: entry.incidentId,
      unitId: event.unitId,
      state: 'assigned',
      stateSince: happenedAt,
      assignedBy: entry.actor,
      times,
      reason: '',
      version: 1,
    };
    return [...tasks, task];
  }
  if (event.type !== 'task_moved') return [...tasks];
  return tasks.map((task) =>
    task.id === event.taskId ? taskIn(task, event.to, happenedAt, event.reason) : task,
  );
}

/** The incident that a `created` entry begins. */
export function begun(entry: IncidentLogEntry): IncidentFile {
  const { event, at, seq } = entry;
  if (event.type !== 'created' || seq !== 1)
    throw new Error(`The log of incident ${entry.incidentId} begins with "${event.type}", entry ${seq}`);
  const { id, number, centre, source, facts, startedAt, answeredAt, playbook } = event;
  return {
    incident: {
      ...facts,
      id,
      number,
      centre,
      source,
      state: 'new',
      stateSince: at,
      claimedBy: null,
      times: {
        t0: startedAt,
        t1: answeredAt,
        t2: at,
        t3: null,
        t4: null,
        t5: null,
        t6: null,
        t7: null,
        t8: null,
      },
      mergedInto: null,
      duplicates: [],
      playbook,
      steps: {},
      attachments: [],
      outcome: null,
      version: 1,
      entries: 1,
    },
    tasks: [],
  };
}

/**
 * The incident that a log tells of.
 * @param log every entry of one incident in order.
 * @throws Error when the log is empty, does not begin with `created` or has a gap.
 */
export function replay(log: readonly IncidentLogEntry[]): IncidentFile {
  const [first, ...rest] = log;
  if (!first) throw new Error('An empty log tells of no incident');
  return rest.reduce((file, entry) => {
    if (entry.seq !== file.incident.entries + 1)
      throw new Error(`Entry ${file.incident.entries + 1} of incident ${entry.incidentId} is missing`);
    return evolve(file, entry);
  }, begun(first));
}
