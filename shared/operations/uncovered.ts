import { greatCircleM } from './distance.ts';
import { hoursAt } from './eta.ts';
import { isReady, kindAt, reachM, type ReachPlaces } from './reach.ts';
import { statusAt, typeAt, type UnitColumns } from './unit-columns.ts';

/** What a move opens: of the places the leaving units reach in time, those that nobody else does. */
export type Uncovered = {
  /** Places that some leaving unit reaches within their target. */
  inReach: number;
  /** Indices of the places that only leaving units reach, ascending. */
  lost: number[];
};

const M_PER_DEG_LAT = 111_194.9;

/**
 * The void that opens when units leave: who is ready covers what lies within the target of each place. The rule of reach
 * is that of the void watch.
 * @param leaving indices into the columns.
 */
export function uncoveredBy(
  places: ReachPlaces,
  columns: UnitColumns,
  { leaving, now }: { leaving: readonly number[]; now: number },
): Uncovered {
  const hours = hoursAt(now);
  const placeReachM = (i: number, p: number): number =>
    reachM(typeAt(columns, i), kindAt(places, p), places.targetS[p] ?? 0, hours);
  const going = new Set(leaving);
  const staying = readyByLatitude(columns, now).filter((i) => !going.has(i));
  const reaches = (i: number, p: number): boolean => {
    const metres = placeReachM(i, p);
    // A cheap test before the exact one: most places lie far north or south.
    if (Math.abs((columns.lat[i] ?? 0) - (places.lat[p] ?? 0)) * M_PER_DEG_LAT > metres) return false;
    return (
      greatCircleM(columns.lon[i] ?? 0, columns.lat[i] ?? 0, places.lon[p] ?? 0, places.lat[p] ?? 0) <= metres
    );
  };
  const fastest = staying.reduce<number | null>(
    (best, i) => (best === null || placeReachM(i, 0) > placeReachM(best, 0) ? i : best),
    null,
  );
  const covered = (p: number): boolean => {
    if (fastest === null) return false;
    const lat = places.lat[p] ?? 0;
    const farthestDeg = placeReachM(fastest, p) / M_PER_DEG_LAT;
    for (let k = firstFrom(staying, columns.lat, lat - farthestDeg); k < staying.length; k++) {
      const i = staying[k] ?? 0;
      if ((columns.lat[i] ?? 0) > lat + farthestDeg) return false;
      if (reaches(i, p)) return true;
    }
    return false;
  };
  const lost: number[] = [];
  let inReach = 0;
  for (let p = 0; p < places.lat.length; p++) {
    if (!leaving.some((i) => reaches(i, p))) continue;
    inReach++;
    if (!covered(p)) lost.push(p);
  }
  return { inReach, lost };
}

function readyByLatitude(columns: UnitColumns, now: number): number[] {
  const ready: number[] = [];
  for (let i = 0; i < columns.count; i++) {
    const readiness = {
      status: statusAt(columns, i),
      bound: columns.bound[i] === 1,
      // A shift that has not begun is over as well.
      shiftTo: (columns.shiftFrom[i] ?? 0) > now ? 0 : (columns.shiftTo[i] ?? Infinity),
      fixAt: columns.fixAt[i] ?? Number.NaN,
    };
    if (isReady(readiness, now)) ready.push(i);
  }
  return ready.sort((a, b) => (columns.lat[a] ?? 0) - (columns.lat[b] ?? 0));
}

/** Position of the first whose latitude is not below a value. */
function firstFrom(order: readonly number[], lat: Float64Array, value: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lat[order[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
