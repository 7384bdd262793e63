import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { IncidentLogEntry, UnitLogEntry } from '../../shared/operations/log.ts';
import type { Incident, PoliceUnit } from '../../shared/operations/schema.ts';
import { onWall } from '../../shared/operations/wall.ts';
import type { NewEvent } from '../db/event/store.ts';
import { categoryOf } from './playbook/playbooks.ts';

/** What screens are told of an incident: enough to know what to ask for again, and no personal data. */
export function incidentEvents(
  { id, number, kato, state, priority, category, sensitive, version }: Incident,
  entries: readonly IncidentLogEntry[],
): NewEvent[] {
  /** How a wall may be told of it; the live channel keeps what is hidden from walls. */
  const wall = onWall(sensitive, categoryOf(category));
  return entries.flatMap(({ event, key }) => {
    const taskId = 'taskId' in event ? event.taskId : null;
    const told = (where: Kato): NewEvent => ({
      kind: `incident.${event.type}`,
      kato: where,
      object: `incident:${id}`,
      version,
      key,
      data: { number, state, priority, category, taskId, wall, ...shareIn(event), ...raiseIn(event) },
    });
    // A screen that had it must learn that it has it no more, and nothing else.
    const hidden: NewEvent = { kind: 'incident.withdrawn', kato, object: `incident:${id}`, key, data: {} };
    // Who no longer has it is told as well.
    const left = event.type === 'edited' && event.patch.kato !== undefined ? event.before.kato : undefined;
    const others = left === undefined ? [] : [told(left)];
    const shown = shareIn(event).share?.kato;
    if (shown !== undefined) others.push(told(shown));
    return [told(kato), ...others, ...(event.type === 'edited' && wall === 'hide' ? [hidden] : [])];
  });
}

/** That a device of a unit came or went; servers read again which may send. */
export const devicesChanged = ({ id, home, callSign, status, taskId, version }: PoliceUnit): NewEvent => ({
  kind: 'unit.devices_changed',
  kato: home.kato,
  object: `unit:${id}`,
  version,
  data: { callSign, status, taskId },
});
/** The unit that an incident is, or was, shared with: that unit is told too. Read by `server/live/share-book.ts`. */
function shareIn(event: IncidentLogEntry['event']): { share?: { kato: Kato; untilMs: number } } {
  if (event.type === 'shared') return { share: { kato: event.withKato, untilMs: event.until } };
  return event.type === 'share_ended' ? { share: { kato: event.withKato, untilMs: 0 } } : {};
}

/** What the priority was, when it was raised: responsible people may be notified of it. 1 is the highest. */
function raiseIn(event: IncidentLogEntry['event']): { raisedFrom?: number } {
  if (event.type !== 'edited') return {};
  const { patch, before } = event;
  return (patch.priority ?? 4) < (before.priority ?? 1) ? { raisedFrom: before.priority ?? 4 } : {};
}

/** What screens are told of a unit. */
export const unitEvents = (
  { id, home, callSign, status, taskId, sos, version }: PoliceUnit,
  entries: readonly UnitLogEntry[],
): NewEvent[] =>
  entries.flatMap(({ event, key }) => {
    const told = (where: Kato): NewEvent => ({
      kind: `unit.${event.type}`,
      kato: where,
      object: `unit:${id}`,
      version,
      key,
      data: { callSign, status, taskId, sos: sos !== null, ...callIn(event) },
    });
    // Who no longer has it is told as well.
    const left = event.type === 'edited' ? event.before.home?.kato : undefined;
    return left === undefined || left === home.kato ? [told(home.kato)] : [told(home.kato), told(left)];
  });

/** The incident that a call for help opened or raised. */
const callIn = (event: UnitLogEntry['event']): { incidentId?: number } =>
  event.type === 'sos_raised' && event.incidentId !== null ? { incidentId: event.incidentId } : {};
