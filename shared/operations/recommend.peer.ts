import { greatCircleM } from './distance.ts';
import { etaOf, hoursAt } from './eta.ts';
import type { UnitNeed } from './playbook.ts';
import { WEIGHTS, type Question } from './recommend.ts';
import type { UnitNow } from './unit-columns.ts';

/**
 * The same question answered in the plain way, for tests and for the benchmark: look at every unit as an object, keep
 * those that can go, sort them all.
 * @returns ids, best first.
 */
export function fullSort(units: readonly UnitNow[], need: UnitNeed, { place, now }: Question): number[] {
  const soon = now + WEIGHTS.shiftEndsSoonMs;
  return units
    .filter(({ unit, position }) => {
      const to = unit.shift?.to ?? Infinity;
      return (
        need.types.includes(unit.type) &&
        need.equipment.every((piece) => unit.equipment.includes(piece)) &&
        ['free', 'busy', 'break'].includes(unit.status) &&
        to > now &&
        position !== null &&
        now - position.at <= 300_000
      );
    })
    .map(({ unit, position, recentTasks }) => {
      const { lon, lat, at } = position ?? { lon: 0, lat: 0, at: 0 };
      const metres = greatCircleM(lon, lat, place.lon, place.lat);
      const scoreS =
        etaOf(metres, unit.type, place.kind, hoursAt(now)).likelyS +
        Math.min(WEIGHTS.mostForTasksS, recentTasks * WEIGHTS.taskThisShiftS) +
        (unit.status === 'break' ? WEIGHTS.calledFromBreakS : 0) +
        (unit.status === 'busy' ? WEIGHTS.calledFromWorkS : 0) +
        (now - at > 60_000 ? WEIGHTS.stalePositionS : 0) +
        ((unit.shift?.to ?? Infinity) < soon ? WEIGHTS.shiftEndsSoonS : 0);
      return { id: unit.id, scoreS };
    })
    .sort((a, b) => a.scoreS - b.scoreS || a.id - b.id)
    .map(({ id }) => id);
}
