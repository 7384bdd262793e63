import type { IncidentCommand, MergeCommand } from './command.ts';
import type { Incident, IncidentState, Task } from './schema.ts';
import { isLive } from './task-machine.ts';

type OnIncident = (IncidentCommand | MergeCommand)['type'];

const OF_THE_CREW = [
  'task.accept',
  'task.refuse',
  'task.en_route',
  'task.on_scene',
  'task.done',
  'task.cancel',
] as const;
const FILES = ['incident.attach', 'incident.detach', 'incident.reattach'] as const;
const WHILE_WORKING = [
  'incident.claim',
  'incident.edit',
  'incident.note',
  'incident.step',
  ...FILES,
  'incident.under_control',
  'incident.close',
  'incident.merge',
  'task.assign',
  ...OF_THE_CREW,
] as const;

/**
 * What may be asked of an incident in each state. A merged incident keeps the tasks it had – its crews go on – but is
 * led from the incident it was merged into; a closed one can be added to, and reopened.
 */
export const INCIDENT_MOVES: Readonly<Record<IncidentState, readonly OnIncident[]>> = {
  new: WHILE_WORKING,
  open: WHILE_WORKING,
  dispatched: WHILE_WORKING,
  on_scene: WHILE_WORKING,
  under_control: [...WHILE_WORKING.filter((move) => move !== 'incident.under_control'), 'incident.reopen'],
  closed: ['incident.note', ...FILES, 'incident.reopen'],
  merged: ['incident.note', ...FILES, 'incident.unmerge', ...OF_THE_CREW],
};

/**
 * The state of an incident follows from its facts and is stored only so that it can be asked for: there is no
 * combination of facts without a state.
 */
export function stateOf(
  incident: Pick<Incident, 'mergedInto' | 'times' | 'claimedBy'>,
  tasks: readonly Task[],
): IncidentState {
  if (incident.mergedInto !== null) return 'merged';
  if (incident.times.t8 !== null) return 'closed';
  if (incident.times.t7 !== null) return 'under_control';
  if (tasks.some((task) => task.state === 'on_scene')) return 'on_scene';
  if (tasks.some(isLive)) return 'dispatched';
  return incident.claimedBy === null ? 'new' : 'open';
}
