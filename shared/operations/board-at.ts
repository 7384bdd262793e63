import type { Kato } from '../hierarchy/schema.ts';
import type { IncidentLogEntry, UnitLogEntry } from './log.ts';
import { replay } from './replay.ts';
import type { IncidentFile, PoliceUnit } from './schema.ts';
import { evolveUnit } from './unit-machine.ts';

/** Where a unit was seen: milliseconds, longitude, latitude. */
export type TrailPoint = readonly [atMs: number, lon: number, lat: number];

/** What a unit did in a period: as it was at the beginning – null when it was not on the register –, its log from then on, its trail. */
export type UnitHistory = {
  id: number;
  base: PoliceUnit | null;
  log: readonly UnitLogEntry[];
  trail: readonly TrailPoint[];
};

/** All that is needed to show a board at any moment of a period; of an incident its whole log. */
export type BoardHistory = {
  incidents: readonly (readonly IncidentLogEntry[])[];
  units: readonly UnitHistory[];
};

/** What stands on the board: open incidents with their tasks, and units with where they were last seen, both by id. */
export type Board = {
  incidents: IncidentFile[];
  units: { unit: PoliceUnit; seen: TrailPoint | null }[];
};

/**
 * What the server had taken by a moment. An entry counts from when it was taken, not from when a device says that it happened:
 * nobody saw it earlier. A log is cut at the first later entry, so that it never has a gap.
 */
export function takenBy<Entry extends { at: number }>(log: readonly Entry[], atMs: number): readonly Entry[] {
  const later = log.findIndex(({ at }) => at > atMs);
  return later === -1 ? log : log.slice(0, later);
}

/** An incident as it was at a moment; null when it had not been opened. */
export function incidentAt(log: readonly IncidentLogEntry[], atMs: number): IncidentFile | null {
  const taken = takenBy(log, atMs);
  return taken.length === 0 ? null : replay(taken);
}

/** A unit as it was at a moment of the period; null when it was not on the register. */
export function unitAt({ base, log }: UnitHistory, atMs: number): PoliceUnit | null {
  return takenBy(log, atMs).reduce<PoliceUnit | null>(
    (unit, entry) => (entry.event.type === 'registered' ? entry.event.unit : unit && evolveUnit(unit, entry)),
    base,
  );
}

/** Where a unit was last seen before a moment. @param trail oldest first. */
export function seenAt(trail: readonly TrailPoint[], atMs: number): TrailPoint | null {
  let [low, high] = [0, trail.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trail[middle]?.[0] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return trail[low - 1] ?? null;
}

/**
 * The board of a territory as it was at a moment, from the stored history alone. Pure: the same history and moment give the
 * same board.
 * @param covers whether a unit of territory was looked at: an incident is on the board while it lies there.
 */
export function boardAt(history: BoardHistory, atMs: number, covers: (kato: Kato) => boolean): Board {
  const incidents = history.incidents.flatMap((log) => {
    const file = incidentAt(log, atMs);
    if (!file || !covers(file.incident.kato)) return [];
    return file.incident.state === 'closed' || file.incident.state === 'merged' ? [] : [file];
  });
  const units = history.units.flatMap((one) => {
    const unit = unitAt(one, atMs);
    return unit && covers(unit.home.kato) ? [{ unit, seen: seenAt(one.trail, atMs) }] : [];
  });
  return {
    incidents: incidents.sort((a, b) => a.incident.id - b.incident.id),
    units: units.sort((a, b) => a.unit.id - b.unit.id),
  };
}
