import type { TravelRows } from './travel.ts';

/** Of every demand its nearest allowed sites, the nearest first: row i is `[i · depth, (i + 1) · depth)`. */
export type Nearest = {
  demand: number;
  sites: number;
  depth: number;
  siteOf: Int32Array;
  minutes: Float64Array;
  /** Every allowed site is in every list. */
  isWhole: boolean;
};

/** No way leads: longer than any drive, and still a number. */
export const NO_WAY_MIN = 1e6;

/** @param isAllowed per site. @param depth how many of each demand; fewer when there are not so many. */
export function nearestSites(rows: TravelRows, isAllowed: (site: number) => boolean, depth: number): Nearest {
  const allowed = Int32Array.from(Array.from({ length: rows.sites }, (_, j) => j).filter(isAllowed));
  const kept = Math.min(depth, allowed.length);
  const siteOf = new Int32Array(rows.demand * kept);
  const all = new Float64Array(rows.sites);
  const minutes = new Float64Array(rows.demand * kept);
  const order = new Int32Array(allowed.length);
  for (let i = 0; i < rows.demand; i++) {
    rows.minutesOf(i, all);
    order.set(allowed);
    selectSmallest(order, all, kept);
    const nearest = order.subarray(0, kept).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b);
    siteOf.set(nearest, i * kept);
    for (let k = 0; k < kept; k++)
      minutes[i * kept + k] = Math.min(NO_WAY_MIN, all[nearest[k] ?? 0] ?? NO_WAY_MIN);
  }
  return {
    demand: rows.demand,
    sites: rows.sites,
    depth: kept,
    siteOf,
    minutes,
    isWhole: kept === allowed.length,
  };
}

/** Brings the `count` entries of the smallest value to the front, in any order (Hoare's quickselect). */
function selectSmallest(order: Int32Array, value: Float64Array, count: number): void {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const pivot = value[order[(low + high) >> 1] ?? 0] ?? 0;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((value[order[i] ?? 0] ?? 0) < pivot) i++;
      while ((value[order[j] ?? 0] ?? 0) > pivot) j--;
      if (i > j) break;
      const [a, b] = [order[i] ?? 0, order[j] ?? 0];
      order[i++] = b;
      order[j--] = a;
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else return;
  }
}
