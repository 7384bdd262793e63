import { tasksUnderWay, unitRow, unitsWithin, type UnitRow } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { taskDeadline, unitDeadline, type Limits } from '../../../shared/operations/limits.ts';
import { freshness, type Freshness } from '../../../shared/operations/position.ts';
import type { Incident, PoliceUnit, Position, Task } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { Commander } from '../incident/commander.ts';
import { ownView } from '../incident/sight.ts';
import { limitsOf } from '../limits/store.ts';
import { seenCrew } from '../mask.ts';

/** What a unit is busy with. `incident` is null when it lies outside what the viewer may see, or is hidden from them. */
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

type PlacedUnit = Pick<UnitRow, 'unit' | 'position' | 'demonstration'>;
/** Who asks when: what they may see is decided here, so that no list forgets it. */
type Asked = Pick<Commander, 'at' | 'may'>;
type UnderWay = { task: Task; incident: Incident };

function seen(
  { unit, position, demonstration }: PlacedUnit,
  under: UnderWay | undefined,
  { at, may, limits }: Asked & { limits: Limits },
): SeenUnit {
  const clock = { now: at, limits };
  const deadline = under
    ? taskDeadline(under.task, under.incident.priority, clock)
    : unitDeadline(unit, clock);
  return {
    unit: seenCrew(unit, may),
    demonstration,
    position,
    ageMs: position && at - position.at,
    freshness: freshness(position?.at ?? null, at),
    work: under ? workOf(under, may) : null,
    dueAt: deadline?.dueAt ?? null,
  };
}

function workOf({ task, incident }: UnderWay, may: Asked['may']): UnitWork {
  const { id, state, stateSince } = task;
  const { id: incidentId, number, category, priority } = incident;
  const view = ownView(may, incident);
  return {
    task: { id, state, stateSince },
    incident: view === null || view === 'hide' ? null : { id: incidentId, number, category, priority },
  };
}

/**
 * Units of some units of territory, by id, as somebody may see them.
 * @param ids only those of them.
 */
export async function listUnits(
  db: Db,
  katos: readonly Kato[],
  asked: Asked,
  ids?: readonly number[],
): Promise<SeenUnit[]> {
  return seenUnitsOf(db, await unitsWithin(db, katos, asked.at, ids), asked);
}

/** One unit; see `listUnits`. */
export async function oneUnit(db: Db, id: number, asked: Asked): Promise<SeenUnit | undefined> {
  const row = await unitRow(db, id, asked.at);
  return row && (await seenUnitsOf(db, [row], asked))[0];
}

/** Units with their work and their limits of time, as somebody may see them. */
export async function seenUnitsOf(db: Db, rows: readonly PlacedUnit[], asked: Asked): Promise<SeenUnit[]> {
  const taskIds = rows.flatMap(({ unit }) => unit.taskId ?? []);
  const under = new Map((await tasksUnderWay(db, taskIds)).map((one) => [one.task.id, one]));
  const limits = await limitsOf(db);
  return rows.map((row) => seen(row, under.get(row.unit.taskId ?? 0), { ...asked, limits }));
}

/** How a unit is called and whether it is free, for whoever looks one up by name. */
export type UnitSign = Pick<PoliceUnit, 'id' | 'callSign' | 'status'>;

/** The call signs of the units of some units of territory, by id: a tenth of what their list weighs. */
export async function unitSigns(db: Db, katos: readonly Kato[], at: number): Promise<UnitSign[]> {
  const rows = await unitsWithin(db, katos, at);
  return rows.map(({ unit: { id, callSign, status } }) => ({ id, callSign, status }));
}
