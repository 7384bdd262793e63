import { unitsWithin, type UnitRow } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import { unitDeadline, type Limits } from '../../../shared/operations/limits.ts';
import { freshness, type Freshness } from '../../../shared/operations/position.ts';
import type { PoliceUnit, Position } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import { limitsOf } from '../limits/store.ts';

/** A unit as the list shows it: what it does, and what its position is worth. */
export type SeenUnit = {
  unit: PoliceUnit;
  demonstration: boolean;
  position: Position | null;
  /** Milliseconds since the fix; null without one. */
  ageMs: number | null;
  freshness: Freshness;
  /** It has been busy or resting for longer than the limit. */
  overdue: boolean;
};

/** A unit with what its position is worth at a moment. */
export const seen = (
  { unit, position, demonstration }: Pick<UnitRow, 'unit' | 'position' | 'demonstration'>,
  { now, limits }: { now: number; limits: Limits },
): SeenUnit => ({
  unit,
  demonstration,
  position,
  ageMs: position && now - position.at,
  freshness: freshness(position?.at ?? null, now),
  overdue: unitDeadline(unit, { now, limits })?.overdue ?? false,
});

/** Units of some units of territory, by id. */
export async function listUnits(db: Db, katos: readonly Kato[], now: number): Promise<SeenUnit[]> {
  const clock = { now, limits: await limitsOf(db) };
  return (await unitsWithin(db, katos, now)).map((row) => seen(row, clock));
}

/** The units nearest to a place, by where they were last seen; one that never was seen is near nothing. */
export async function unitsNear(
  db: Db,
  katos: readonly Kato[],
  { lon, lat, now, limit = 8 }: { lon: number; lat: number; now: number; limit?: number },
): Promise<(SeenUnit & { distanceM: number })[]> {
  return (await listUnits(db, katos, now))
    .flatMap((one) =>
      one.position ? [{ ...one, distanceM: greatCircleM(one.position.lon, one.position.lat, lon, lat) }] : [],
    )
    .sort((a, b) => a.distanceM - b.distanceM || a.unit.id - b.unit.id)
    .slice(0, limit);
}
