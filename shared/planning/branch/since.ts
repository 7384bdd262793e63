import type { PlanPicture } from './picture.ts';
import { greatCircleM } from '../../operations/distance.ts';

/** What became of a picture since a branch was made of it. */
export type Since = {
  /** Call signs of units that are no more, are new, or have another post. */
  unitsGone: string[];
  unitsNew: string[];
  unitsMoved: string[];
  /** Units that were ready and are not, or the other way round: these matter where crews count as they are now. */
  readiness: number;
  /** Numbers of facilities that are no more, or new; and how many have another gap, people or place. */
  facilitiesGone: number[];
  facilitiesNew: number[];
  facilitiesChanged: number;
  targets: boolean;
};

/** A post that stands somewhere else by less is the same. */
const SAME_PLACE_M = 50;

/** Compares the picture of a branch with that of today. */
export function changedSince(then: PlanPicture, now: PlanPicture): Since {
  const unitsNow = new Map(now.units.map((unit) => [unit.id, unit]));
  const unitsThen = new Set(then.units.map(({ id }) => id));
  const indexNow = new Map(now.facilities.id.map((id, f) => [id, f]));
  const facilitiesThen = new Set(then.facilities.id);
  const since: Since = {
    unitsGone: [],
    unitsNew: now.units.filter(({ id }) => !unitsThen.has(id)).map(({ callSign }) => callSign),
    unitsMoved: [],
    readiness: 0,
    facilitiesGone: [],
    facilitiesNew: now.facilities.id.filter((id) => !facilitiesThen.has(id)),
    facilitiesChanged: 0,
    targets: JSON.stringify(then.targets) !== JSON.stringify(now.targets),
  };
  for (const unit of then.units) {
    const is = unitsNow.get(unit.id);
    if (!is) {
      since.unitsGone.push(unit.callSign);
      continue;
    }
    const apartM = greatCircleM(unit.home.lon, unit.home.lat, is.home.lon, is.home.lat);
    if (apartM > SAME_PLACE_M) since.unitsMoved.push(is.callSign);
    if (unit.ready !== is.ready) since.readiness++;
  }
  const columns = (['lon', 'lat', 'kind', 'people', 'required', 'gap', 'unknown', 'cameras'] as const).map(
    (key) => [then.facilities[key], now.facilities[key]] as const,
  );
  then.facilities.id.forEach((id, f) => {
    const at = indexNow.get(id);
    if (at === undefined) since.facilitiesGone.push(id);
    else if (columns.some(([was, is]) => was[f] !== is[at])) since.facilitiesChanged++;
  });
  return since;
}

/** Whether a branch would stand otherwise over the picture of today; readiness changes by the minute and is not asked. */
export const isStale = (since: Since): boolean =>
  since.targets ||
  since.facilitiesChanged > 0 ||
  [since.unitsGone, since.unitsNew, since.unitsMoved, since.facilitiesGone, since.facilitiesNew].some(
    (list) => list.length > 0,
  );
