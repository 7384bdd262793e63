import type { UnitCommand } from './command.ts';
import type { IncidentEvent, Signed, UnitEvent, UnitLogEntry } from './log.ts';
import { refuse, type Outcome, type Refusal } from './outcome.ts';
import { mayGive } from './permission.ts';
import type { ActorRole, PoliceUnit, UnitStatus } from './schema.ts';
import { UNIT_STATUS_BY_TASK } from './task-machine.ts';

/** Statuses that a unit may come to from each; the ones with a task come and go with the task alone. */
export const UNIT_MOVES: Readonly<Record<UnitStatus, readonly UnitStatus[]>> = {
  off_duty: ['free'],
  free: ['called', 'busy', 'break', 'off_duty'],
  called: ['en_route', 'on_scene', 'free'],
  en_route: ['on_scene', 'free'],
  on_scene: ['free'],
  busy: ['free', 'break', 'off_duty', 'called'],
  break: ['free', 'busy', 'off_duty', 'called'],
};

/** A unit that can be given a task: on duty and without one. Who is busy or resting can be called away. */
export const isAssignable = (unit: Pick<PoliceUnit, 'status' | 'taskId'>): boolean =>
  unit.taskId === null && UNIT_MOVES[unit.status].includes('called');

/** Statuses that need a reason. */
const REASONED: readonly UnitStatus[] = ['busy'];

type Actor = { at: number; actor: string; role: ActorRole; ownUnitId: number | null };

/**
 * Applies a crew's or the desk's command to a unit.
 * @param sosIncidentId the incident that a call for help opens or raises.
 */
export function applyToUnit(
  unit: PoliceUnit,
  command: UnitCommand,
  by: Actor,
  sosIncidentId: number | null = null,
): Outcome<PoliceUnit, UnitLogEntry> {
  if (!mayGive(by.role, command.type)) return refuse({ code: 'not_permitted', role: by.role });
  const foreign = command.unitId !== unit.id || (by.role === 'crew' && by.ownUnitId !== unit.id);
  if (foreign) return refuse({ code: 'not_your_unit', unitId: command.unitId });
  if ('expectedVersion' in command && command.expectedVersion !== unit.version) {
    const { expectedVersion: expected } = command;
    return refuse({ code: 'changed_meanwhile', expected, version: unit.version });
  }
  const event = decide(unit, command, sosIncidentId);
  if (event && 'code' in event) return refuse(event);
  const sign = { at: by.at, happenedAt: by.at, actor: by.actor, role: by.role, key: command.key };
  return event ? appended(unit, event, sign) : { ok: true, state: unit, entries: [] };
}

function decide(
  unit: PoliceUnit,
  command: UnitCommand,
  sosIncidentId: number | null,
): UnitEvent | Refusal | null {
  const { status: from, sos } = unit;
  switch (command.type) {
    case 'unit.status': {
      const { status: to, reason } = command;
      if (unit.retiredAt !== null) return { code: 'not_allowed_in_state', state: from };
      if (unit.taskId !== null) return { code: 'unit_has_task', taskId: unit.taskId };
      if (from === to) return { code: 'nothing_changes' };
      if (!UNIT_MOVES[from].includes(to)) return { code: 'not_allowed_in_state', state: from };
      if (REASONED.includes(to) && reason === '') return { code: 'reason_needed' };
      return { type: 'status_changed', from, to, taskId: null, reason };
    }
    case 'unit.sos':
      // Pressed again: it is already on, and that is what the crew wants to hear.
      return sos ? null : { type: 'sos_raised', incidentId: sosIncidentId };
    case 'unit.sos_acknowledge':
      return sos && sos.acknowledgedBy === null ? { type: 'sos_acknowledged' } : { code: 'nothing_changes' };
    case 'unit.sos_clear':
    default:
      if (!sos) return { code: 'nothing_changes' };
      return sos.acknowledgedBy === null
        ? { code: 'not_allowed_in_state', state: from }
        : { type: 'sos_cleared', reason: command.reason };
  }
}

/**
 * What an event of a task does to its unit. No entry when the unit has meanwhile another task, or nothing changes.
 * @param sign the signature of the incident's log entry: one command, one signature.
 */
export function unitAfterTask(
  unit: PoliceUnit,
  event: Extract<IncidentEvent, { type: 'task_assigned' | 'task_moved' }>,
  sign: Signed,
): { state: PoliceUnit; entries: readonly UnitLogEntry[] } {
  const starts = event.type === 'task_assigned';
  const concerned = unit.id === event.unitId && (starts ? isAssignable(unit) : unit.taskId === event.taskId);
  const to = starts ? 'called' : UNIT_STATUS_BY_TASK[event.to];
  if (!concerned || to === unit.status) return { state: unit, entries: [] };
  const taskId = to === 'free' ? null : event.taskId;
  const { at, happenedAt, actor, role, key } = sign;
  return appended(
    unit,
    { type: 'status_changed', from: unit.status, to, taskId, reason: starts ? '' : event.reason },
    { at, happenedAt, actor, role, key },
  );
}

/**
 * Ends the call for help whose incident was closed: who closed it has heard it.
 * @param sign the signature of the incident's log entry.
 */
export function unitAfterSosClosed(
  unit: PoliceUnit,
  reason: string,
  { at, happenedAt, actor, role, key }: Signed,
): { state: PoliceUnit; entries: readonly UnitLogEntry[] } {
  const sign = { at, happenedAt, actor, role, key };
  if (!unit.sos) return { state: unit, entries: [] };
  const heard = unit.sos.acknowledgedBy === null ? appended(unit, { type: 'sos_acknowledged' }, sign) : null;
  const over = appended(heard?.state ?? unit, { type: 'sos_cleared', reason }, sign);
  return { state: over.state, entries: [...(heard?.entries ?? []), ...over.entries] };
}

/** A unit with one more event. */
export function appended(unit: PoliceUnit, event: UnitEvent, sign: Signed) {
  const entry: UnitLogEntry = { ...sign, unitId: unit.id, seq: unit.version + 1, event };
  return { ok: true as const, state: evolveUnit(unit, entry), entries: [entry] };
}

/** Adds an entry to a unit. */
export function evolveUnit(unit: PoliceUnit, entry: UnitLogEntry): PoliceUnit {
  return { ...unit, ...changed(unit, entry), version: entry.seq };
}

function changed(unit: PoliceUnit, { event, at, happenedAt, actor }: UnitLogEntry): Partial<PoliceUnit> {
  switch (event.type) {
    case 'registered':
      return event.unit;
    case 'status_changed':
      return {
        status: event.to,
        statusSince: happenedAt,
        statusReason: event.reason,
        taskId: event.taskId,
      };
    case 'edited':
      // The schema's optional fields may be undefined; unit-office.ts never writes one that is.
      return event.patch as Partial<PoliceUnit>;
    case 'retired':
      return { retiredAt: at, status: 'off_duty', statusSince: happenedAt, statusReason: event.reason };
    case 'reinstated':
      return { retiredAt: null };
    case 'sos_raised':
      return {
        sos: { at, acknowledgedBy: null, acknowledgedAt: null, incidentId: event.incidentId },
      };
    case 'sos_acknowledged':
      return { sos: unit.sos && { ...unit.sos, acknowledgedBy: actor, acknowledgedAt: at } };
    case 'sos_cleared':
    default:
      return { sos: null };
  }
}

/**
 * The unit that a log tells of.
 * @throws Error when the log does not begin with `registered` or has a gap.
 */
export function replayUnit(log: readonly UnitLogEntry[]): PoliceUnit {
  const [first, ...rest] = log;
  if (first?.event.type !== 'registered') throw new Error('The log of a unit begins with its registration');
  return rest.reduce((unit, entry) => {
    if (entry.seq !== unit.version + 1)
      throw new Error(`Entry ${unit.version + 1} of unit ${unit.id} is missing`);
    return evolveUnit(unit, entry);
  }, first.event.unit);
}
