import type { MergeCommand } from './command.ts';
import { appended, obstacleTo, type Actor } from './incident-machine.ts';
import type { IncidentLogEntry } from './log.ts';
import { refuse, type Outcome } from './outcome.ts';
import type { IncidentFile } from './schema.ts';

/** The two incidents that a merge concerns: the report that repeats another, and that other one. */
export type MergePair = { report: IncidentFile; main: IncidentFile };

/**
 * Merges a report into the incident it repeats, or takes it out again: the exact inverse. Nothing moves between the two;
 * each remembers the other, and the tasks of the report go on under its own number. A merged incident can neither be
 * merged again nor be merged into, so the merged ones always form trees.
 */
export function applyMerge(
  { report, main }: MergePair,
  command: MergeCommand,
  by: Actor,
): Outcome<MergePair, IncidentLogEntry> {
  const obstacle = obstacleTo(report, command, by);
  if (obstacle) return refuse(obstacle);
  const { incident: from } = report;
  const { incident: into } = main;
  const intoId = command.type === 'incident.merge' ? command.intoId : from.mergedInto;
  if (into.id !== intoId) return refuse({ code: 'wrong_incident', of: into.id });
  if (into.id === from.id) return refuse({ code: 'same_incident' });
  if (into.version !== command.expectedIntoVersion) {
    const { expectedIntoVersion: expected } = command;
    return refuse({ code: 'changed_meanwhile', expected, version: into.version });
  }
  const sign = { key: command.key, happenedAt: by.at, by };
  const { reason } = command;
  if (command.type === 'incident.merge') {
    if (into.state === 'merged' || into.state === 'closed')
      return refuse({ code: 'not_allowed_in_state', state: into.state });
    const left = appended(report, [{ type: 'merged', intoId: into.id, reason }], sign);
    const right = appended(main, [{ type: 'duplicate_joined', incidentId: from.id }], sign);
    return both(left, right);
  }
  const left = appended(report, [{ type: 'unmerged', fromId: into.id, reason }], sign);
  const right = appended(main, [{ type: 'duplicate_left', incidentId: from.id }], sign);
  return both(left, right);
}

type Added = ReturnType<typeof appended>;
const both = (report: Added, main: Added): Outcome<MergePair, IncidentLogEntry> => ({
  ok: true,
  state: { report: report.state, main: main.state },
  entries: [...report.entries, ...main.entries],
});
