import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { IncidentLogEntry, UnitLogEntry } from '../../shared/operations/log.ts';
import type { Incident, PoliceUnit } from '../../shared/operations/schema.ts';
import type { NewEvent } from '../db/event/store.ts';

/** What screens are told of an incident: enough to know what to ask for again, and no personal data. */
export function incidentEvents(
  { id, number, kato, state, priority, category, version }: Incident,
  entries: readonly IncidentLogEntry[],
): NewEvent[] {
  return entries.flatMap(({ event, key }) => {
    const taskId = 'taskId' in event ? event.taskId : null;
    const told = (where: Kato): NewEvent => ({
      kind: `incident.${event.type}`,
      kato: where,
      object: `incident:${id}`,
      version,
      key,
      data: { number, state, priority, category, taskId },
    });
    // Who no longer has it is told as well.
    const left = event.type === 'edited' && event.patch.kato !== undefined ? event.before.kato : undefined;
    return left === undefined ? [told(kato)] : [told(kato), told(left)];
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

/** What screens are told of a unit. */
export const unitEvents = (
  { id, home, callSign, status, taskId, version }: PoliceUnit,
  entries: readonly UnitLogEntry[],
): NewEvent[] =>
  entries.flatMap(({ event, key }) => {
    const told = (where: Kato): NewEvent => ({
      kind: `unit.${event.type}`,
      kato: where,
      object: `unit:${id}`,
      version,
      key,
      data: { callSign, status, taskId },
    });
    // Who no longer has it is told as well.
    const left = event.type === 'edited' ? event.before.home?.kato : undefined;
    return left === undefined || left === home.kato ? [told(home.kato)] : [told(home.kato), told(left)];
  });
