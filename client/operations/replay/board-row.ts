import { addressLine } from '../../../shared/operations/address.ts';
import { taskDeadline } from '../../../shared/operations/limits.ts';
import type { IncidentFile } from '../../../shared/operations/schema.ts';
import { isLive } from '../../../shared/operations/task-machine.ts';
import type { IncidentRow } from '../answers.ts';

/** An incident of a past board as a line of the queue of that moment. */
export function boardRow({ incident, tasks }: IncidentFile, atMs: number): IncidentRow {
  const live = tasks.filter(isLive);
  const [due = null] = live
    .flatMap((task) => taskDeadline(task, incident.priority, { now: atMs }) ?? [])
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return {
    ...incident,
    place: addressLine(incident.address) || incident.address.text,
    lon: incident.place?.lon ?? null,
    lat: incident.place?.lat ?? null,
    receivedAt: incident.times.t0 ?? incident.times.t2,
    tasks: { live: live.length, due },
    sharedUntil: null,
    dimmed: false,
  };
}
