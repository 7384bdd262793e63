import { greatCircleM } from './distance.ts';
import { hoursAt } from './eta.ts';
import { isReady, kindAt, reachM, type ReachPlaces } from './reach.ts';
import type { WatchedUnit } from './void-watch.ts';

/** Whether a unit reaches a place, looked at anew: the rule without any memory. */
export function reachesNow(places: ReachPlaces, unit: WatchedUnit, p: number, now: number): boolean {
  if (!isReady(unit, now)) return false;
  const metres = reachM(unit.type, kindAt(places, p), places.targetS[p] ?? 0, hoursAt(now));
  return greatCircleM(unit.lon, unit.lat, places.lon[p] ?? 0, places.lat[p] ?? 0) <= metres;
}

/** How many units reach each place, by a look at every pair. */
export const bruteForce = (places: ReachPlaces, units: readonly WatchedUnit[], now: number): number[] =>
  Array.from(places.lat, (_, p) => units.filter((unit) => reachesNow(places, unit, p, now)).length);

/** Places of a city and of the country around it, by numbers in [0, 1). */
export function placesBy(random: () => number, count: number, spreadDeg = 1): ReachPlaces {
  const rural = Uint8Array.from({ length: count }, () => (random() < 0.4 ? 1 : 0));
  return {
    lon: Float64Array.from(
      { length: count },
      (_, i) => 71.43 + (random() - 0.5) * spreadDeg * (rural[i] === 1 ? 3 : 0.5),
    ),
    lat: Float64Array.from(
      { length: count },
      (_, i) => 51.13 + (random() - 0.5) * spreadDeg * (rural[i] === 1 ? 2 : 0.3),
    ),
    kind: rural,
    targetS: Float64Array.from({ length: count }, (_, i) =>
      rural[i] === 1 ? 1_200 : random() < 0.8 ? 420 : 600,
    ),
  };
}
