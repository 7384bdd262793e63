import type { IncidentLogEntry } from '../../../shared/operations/log.ts';

/** Lines of a log that came after the ones a person saw and that somebody else wrote. */
export const changesSince = (log: readonly IncidentLogEntry[], seen: number, actor: string): IncidentLogEntry[] =>
  log.filter((entry) => entry.seq > seen && entry.actor !== actor);
