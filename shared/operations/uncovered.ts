import { greatCircleM } from './distance.ts';
import { hoursAt, straightMs, type PlaceSpeed } from './eta.ts';
import { freshness } from './position.ts';
import { statusAt, typeAt, type UnitColumns } from './unit-columns.ts';

/** Places to protect, in columns of equal length. */
export type ProtectedPoints = { lon: Float64Array; lat: Float64Array };

/** What a move opens: of the points the leaving units reach in time, those that nobody else does. */
export type Uncovered = {
  /** Points that some leaving unit reaches within the target. */
  inReach: number;
  /** Indices of the points that only leaving units reach, ascending. */
  lost: number[];
};

const M_PER_DEG_LAT = 111_195;

/**
 * The void that opens when units leave: who is free, with a position that is not unknown, covers what lies within the
 * target time by straight line and detour.
 * @param leaving indices into the columns.
 */
export function uncoveredBy(
  points: ProtectedPoints,
  columns: UnitColumns,
  {
    leaving,
    targetS,
    now,
    kind,
  }: { leaving: readonly number[]; targetS: number; now: number; kind: PlaceSpeed },
): Uncovered {
  const hours = hoursAt(now);
  const reachM = (i: number) => targetS * straightMs(typeAt(columns, i), kind, hours);
  const going = new Set(leaving);
  const staying = freeByLatitude(columns, now).filter((i) => !going.has(i));
  const farthestDeg = staying.reduce((most, i) => Math.max(most, reachM(i)), 0) / M_PER_DEG_LAT;
  const reaches = (i: number, p: number) =>
    greatCircleM(columns.lon[i] ?? 0, columns.lat[i] ?? 0, points.lon[p] ?? 0, points.lat[p] ?? 0) <=
    reachM(i);
  const covered = (p: number) => {
    const lat = points.lat[p] ?? 0;
    for (let k = firstFrom(staying, columns.lat, lat - farthestDeg); k < staying.length; k++) {
      const i = staying[k] ?? 0;
      if ((columns.lat[i] ?? 0) > lat + farthestDeg) return false;
      if (reaches(i, p)) return true;
    }
    return false;
  };
  const lost: number[] = [];
  let inReach = 0;
  for (let p = 0; p < points.lat.length; p++) {
    if (!leaving.some((i) => isNear(columns, i, points, p, reachM(i)) && reaches(i, p))) continue;
    inReach++;
    if (!covered(p)) lost.push(p);
  }
  return { inReach, lost };
}

/** A cheap test before the exact one: most points lie far north or south. */
const isNear = (
  columns: UnitColumns,
  i: number,
  points: ProtectedPoints,
  p: number,
  metres: number,
): boolean => Math.abs((columns.lat[i] ?? 0) - (points.lat[p] ?? 0)) * M_PER_DEG_LAT <= metres;

function freeByLatitude(columns: UnitColumns, now: number): number[] {
  const free: number[] = [];
  for (let i = 0; i < columns.count; i++) {
    const fixAt = columns.fixAt[i] ?? Number.NaN;
    const known = !Number.isNaN(fixAt) && freshness(fixAt, now) !== 'unknown';
    const onDuty = (columns.shiftFrom[i] ?? 0) <= now && now < (columns.shiftTo[i] ?? 0);
    if (known && onDuty && statusAt(columns, i) === 'free') free.push(i);
  }
  return free.sort((a, b) => (columns.lat[a] ?? 0) - (columns.lat[b] ?? 0));
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
