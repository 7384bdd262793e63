import { tasksUnderWay, unitRow, unitsWithin, type UnitRow } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import { taskDeadline, unitDeadline } from '../../../shared/operations/limits.ts';
import { freshness, type Freshness } from '../../../shared/operations/position.ts';
import type { Incident, PoliceUnit, Position, Task } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';

/** What a unit is busy with. `incident` is null when it lies outside what the viewer may see. */
export type UnitWork = {
  task: Pick<Task, 'id' | 'state' | 'stateSince'>;
  incident: Pick<Incident, 'id' | 'number' | 'category' | 'priority'> | null;
};

/** A unit as the list shows it: what it does, and what its position is worth. */
export type SeenUnit = {
  unit: PoliceUnit;
  demonstration: boolean;
  position: Position | null;
  /** Milliseconds since the fix; null without one. */
  ageMs: number | null;
  freshness: Freshness;
  work: UnitWork | null;
  /** By when its crew should have reported the next step; null while nothing is waited for. */
  dueAt: number | null;
};

type Asked = { now: number; maySee: (kato: Kato) => boolean };
type UnderWay = { task: Task; incident: Incident };

function seen(
  { unit, position, demonstration }: UnitRow,
  under: UnderWay | undefined,
  { now, maySee }: Asked,
): SeenUnit {
  const clock = { now };
  const deadline = under
    ? taskDeadline(under.task, under.incident.priority, clock)
    : unitDeadline(unit, clock);
  return {
    unit,
    demonstration,
    position,
    ageMs: position && now - position.at,
    freshness: freshness(position?.at ?? null, now),
    work: under ? workOf(under, maySee) : null,
    dueAt: deadline?.dueAt ?? null,
  };
}

function workOf({ task, incident }: UnderWay, maySee: Asked['maySee']): UnitWork {
  const { id, state, stateSince } = task;
  const { id: incidentId, number, category, priority } = incident;
  return {
    task: { id, state, stateSince },
    incident: maySee(incident.kato) ? { id: incidentId, number, category, priority } : null,
  };
}

/**
 * Units of some units of territory, by id.
 * @param asked.maySee whether the viewer may see incidents of a unit of territory.
 */
export async function listUnits(db: Db, katos: readonly Kato[], asked: Asked): Promise<SeenUnit[]> {
  return seenAll(db, await unitsWithin(db, katos, asked.now), asked);
}

/** One unit; see `listUnits`. */
export async function oneUnit(db: Db, id: number, asked: Asked): Promise<SeenUnit | undefined> {
  const row = await unitRow(db, id, asked.now);
  return row && (await seenAll(db, [row], asked))[0];
}

async function seenAll(db: Db, rows: readonly UnitRow[], asked: Asked): Promise<SeenUnit[]> {
  const taskIds = rows.flatMap(({ unit }) => unit.taskId ?? []);
  const under = new Map((await tasksUnderWay(db, taskIds)).map((one) => [one.task.id, one]));
  return rows.map((row) => seen(row, under.get(row.unit.taskId ?? 0), asked));
}

/** The units nearest to a place, by where they were last seen; one that never was seen is near nothing. */
export async function unitsNear(
  db: Db,
  katos: readonly Kato[],
  { lon, lat, limit = 8, ...asked }: Asked & { lon: number; lat: number; limit?: number },
): Promise<(SeenUnit & { distanceM: number })[]> {
  return (await listUnits(db, katos, asked))
    .flatMap((one) =>
      one.position ? [{ ...one, distanceM: greatCircleM(one.position.lon, one.position.lat, lon, lat) }] : [],
    )
    .sort((a, b) => a.distanceM - b.distanceM || a.unit.id - b.unit.id)
    .slice(0, limit);
}
