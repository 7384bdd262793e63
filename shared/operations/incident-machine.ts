import { ATTACHMENTS_MAX } from './attachment.ts';
import type { CreateIncident, IncidentCommand } from './command.ts';
import { INCIDENT_MOVES } from './incident-state.ts';
import type { IncidentEvent, IncidentLogEntry } from './log.ts';
import { refuse, type Outcome, type Refusal } from './outcome.ts';
import { mayGive } from './permission.ts';
import { begun, evolve } from './replay.ts';
import type { ActorRole, IncidentFacts, IncidentFile, PlaybookRef, PoliceUnit, Task } from './schema.ts';
import { isLive, TASK_MOVES, type TaskMove } from './task-machine.ts';
import { isAssignable } from './unit-machine.ts';

/** Who gives a command, and when. */
export type Actor = {
  at: number;
  actor: string;
  role: ActorRole;
  /** The unit that a crew's device belongs to; null for everybody else. */
  ownUnitId: number | null;
};

/** What a command on an incident needs to know besides the incident. */
export type Circumstances = Actor & {
  /** Id for a task that the command may make. */
  nextTaskId: number;
  /** The unit that `task.assign` names, as it stands in the same transaction; null when there is none. */
  unit: PoliceUnit | null;
  /** The present playbook of a category. */
  playbookOf: (category: string) => PlaybookRef | null;
};

/** How far a device's clock may be ahead before what it says is refused, milliseconds. */
const CLOCK_SKEW_MS = 120_000;

/** Opens an incident under an id and a number that the server gives. */
export function createIncident(
  command: CreateIncident,
  by: Actor & { id: number; number: string; playbookOf: Circumstances['playbookOf'] },
): Outcome<IncidentFile, IncidentLogEntry> {
  if (!mayGive(by.role, command.type)) return refuse({ code: 'not_permitted', role: by.role });
  const { centre, source, facts } = command;
  /** The clock of a desk may be ahead; nothing was reported in the future. */
  const past = (at: number | null): number | null => at && Math.min(at, by.at);
  const playbook = by.playbookOf(facts.category);
  const event: IncidentEvent = {
    type: 'created',
    id: by.id,
    number: by.number,
    centre,
    source,
    facts,
    startedAt: past(command.startedAt),
    answeredAt: past(command.answeredAt),
    playbook,
  };
  const entry = signed(event, { incidentId: by.id, seq: 1, key: command.key, happenedAt: by.at, by });
  return { ok: true, state: begun(entry), entries: [entry] };
}

/**
 * Applies a command to an incident. A refusal leaves everything as it was.
 * The server applies what follows for the unit by `unitAfterTask`, in the same transaction.
 */
export function applyToIncident(
  file: IncidentFile,
  command: IncidentCommand,
  by: Circumstances,
): Outcome<IncidentFile, IncidentLogEntry> {
  const obstacle = obstacleTo(file, command, by);
  if (obstacle) return refuse(obstacle);
  const events = decide(file, command, by);
  if ('code' in events) return refuse(events);
  const happenedAt = 'happenedAt' in command ? Math.min(command.happenedAt ?? by.at, by.at) : by.at;
  return appended(file, events, { key: command.key, happenedAt, by });
}

/** Adds events to an incident as log entries and lets it evolve. */
export function appended(
  file: IncidentFile,
  events: readonly IncidentEvent[],
  { key, happenedAt, by }: { key: string; happenedAt: number; by: Actor },
): { ok: true; state: IncidentFile; entries: readonly IncidentLogEntry[] } {
  const { id, entries: last } = file.incident;
  const entries = events.map((event, i) =>
    signed(event, { incidentId: id, seq: last + 1 + i, key, happenedAt, by }),
  );
  return { ok: true, state: entries.reduce(evolve, file), entries };
}

function signed(
  event: IncidentEvent,
  { by, ...place }: { incidentId: number; seq: number; key: string; happenedAt: number; by: Actor },
): IncidentLogEntry {
  return { ...place, at: by.at, actor: by.actor, role: by.role, event };
}

/** What stands in the way of any command: role, incident, state, version. */
export function obstacleTo(
  { incident }: IncidentFile,
  command: { type: (typeof INCIDENT_MOVES)['new'][number]; incidentId: number; expectedVersion?: number },
  by: Actor,
): Refusal | null {
  if (!mayGive(by.role, command.type)) return { code: 'not_permitted', role: by.role };
  if (command.incidentId !== incident.id) return { code: 'wrong_incident', of: command.incidentId };
  const { expectedVersion: expected } = command;
  const { version } = incident;
  // The version comes first: "Aidana closed it" says more than "not allowed in a closed incident".
  if (!('taskId' in command) && expected !== undefined && expected !== version)
    return { code: 'changed_meanwhile', expected, version };
  if (!INCIDENT_MOVES[incident.state].includes(command.type))
    return { code: 'not_allowed_in_state', state: incident.state };
  return null;
}

function decide(
  { incident, tasks }: IncidentFile,
  command: IncidentCommand,
  by: Circumstances,
): IncidentEvent[] | Refusal {
  switch (command.type) {
    case 'incident.claim':
      return incident.claimedBy === by.actor ? { code: 'nothing_changes' } : [{ type: 'claimed' }];
    case 'incident.edit':
      return edited(incident, command, by);
    case 'incident.note':
      return [{ type: 'noted', text: command.text }];
    case 'incident.step': {
      const { stepId, state, reason } = command;
      if (state === 'skipped' && reason === '') return { code: 'reason_needed' };
      return [{ type: 'step_marked', stepId, mark: { state, reason, at: by.at, actor: by.actor } }];
    }
    case 'incident.attach':
      return incident.attachments.filter(({ removed }) => removed === null).length >= ATTACHMENTS_MAX
        ? { code: 'too_many_files', max: ATTACHMENTS_MAX }
        : [{ type: 'attached', attachment: command.attachment }];
    case 'incident.detach':
    case 'incident.reattach':
      return moved(incident.attachments, command);
    case 'incident.under_control':
      return [{ type: 'under_control' }];
    case 'incident.close': {
      const live = tasks.filter(isLive);
      if (live.length > 0) return { code: 'live_tasks', taskIds: live.map((task) => task.id) };
      if (command.outcome === 'false_alarm' && command.reason === '') return { code: 'reason_needed' };
      return [{ type: 'closed', outcome: command.outcome, reason: command.reason }];
    }
    case 'incident.reopen':
      return [{ type: 'reopened', reason: command.reason }];
    case 'task.assign':
      return assigned(command.unitId, by);
    case 'task.accept':
    case 'task.refuse':
    case 'task.en_route':
    case 'task.on_scene':
    case 'task.done':
    case 'task.cancel':
    default:
      return movedTask(tasks, command, by);
  }
}

/** Only what really differs is an edit, so that the log never says that something changed into itself. */
function edited(
  incident: IncidentFacts,
  { patch: wanted, reason = '' }: Extract<IncidentCommand, { type: 'incident.edit' }>,
  by: Circumstances,
): IncidentEvent[] | Refusal {
  const patch: Record<string, unknown> = {};
  const before: Record<string, unknown> = {};
  for (const field of Object.keys(wanted) as (keyof IncidentFacts)[]) {
    if (wanted[field] === undefined) continue;
    if (JSON.stringify(wanted[field]) === JSON.stringify(incident[field])) continue;
    patch[field] = wanted[field];
    before[field] = incident[field];
  }
  if (Object.keys(patch).length === 0) return { code: 'nothing_changes' };
  // What a wall hides, and what it shows again, is somebody's decision.
  if ('sensitive' in patch && reason === '') return { code: 'reason_needed' };
  const category = 'category' in patch ? wanted.category : undefined;
  return [
    {
      type: 'edited',
      patch,
      before,
      ...(reason === '' ? {} : { reason }),
      ...(category === undefined ? {} : { playbook: by.playbookOf(category) }),
    },
  ];
}

/** A file that is taken away, or brought back. */
function moved(
  attachments: IncidentFile['incident']['attachments'],
  command: Extract<IncidentCommand, { attachmentId: string }>,
): IncidentEvent[] | Refusal {
  const { attachmentId, reason } = command;
  const held = attachments.find(({ id }) => id === attachmentId);
  if (!held) return { code: 'unknown_file' };
  const type = command.type === 'incident.detach' ? 'detached' : 'reattached';
  if ((held.removed === null) === (type === 'reattached')) return { code: 'nothing_changes' };
  return [{ type, attachmentId, reason }];
}

function assigned(unitId: number, { unit, nextTaskId }: Circumstances): IncidentEvent[] | Refusal {
  if (unit?.id !== unitId) return { code: 'unit_unknown', unitId };
  if (!isAssignable(unit)) return { code: 'unit_not_available', unitId, status: unit.status };
  return [{ type: 'task_assigned', taskId: nextTaskId, unitId }];
}

type TaskCommand = Extract<IncidentCommand, { taskId: number }>;

function movedTask(
  tasks: readonly Task[],
  command: TaskCommand,
  by: Circumstances,
): IncidentEvent[] | Refusal {
  const { taskId, expectedVersion: expected, happenedAt = by.at } = command;
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) return { code: 'unknown_task', taskId };
  if (by.role === 'crew' && by.ownUnitId !== task.unitId) return { code: 'not_your_task', taskId };
  if (task.version !== expected) return { code: 'changed_meanwhile', expected, version: task.version };
  const to = TASK_MOVES[task.state][command.type.slice('task.'.length) as TaskMove];
  if (!to) return { code: 'not_allowed_in_state', state: task.state };
  if (happenedAt > by.at + CLOCK_SKEW_MS) return { code: 'from_the_future', happenedAt, at: by.at };
  const reason = 'reason' in command ? command.reason : '';
  return [{ type: 'task_moved', taskId, unitId: task.unitId, from: task.state, to, reason }];
}
