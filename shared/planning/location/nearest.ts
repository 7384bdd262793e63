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

/** The first circle around a demand, and how often one is made larger before all sites are looked at. */
const FIRST_GUESS_MIN = 10;
const MOST_TRIES = 12;

/** No way leads: longer than any drive, and still a number. */
export const NO_WAY_MIN = 1e6;

/** @param isAllowed per site. @param depth how many of each demand; fewer when there are not so many. */
export function nearestSites(rows: TravelRows, isAllowed: (site: number) => boolean, depth: number): Nearest {
  const allowed = Int32Array.from(Array.from({ length: rows.sites }, (_, j) => j).filter(isAllowed));
  const kept = Math.min(depth, allowed.length);
  const siteOf = new Int32Array(rows.demand * kept);
  const all = new Float64Array(rows.sites);
  const minutes = new Float64Array(rows.demand * kept);
  const near = new Int32Array(rows.sites);
  // Demands follow each other by territory, so the last one's circle is a good guess.
  let radius = FIRST_GUESS_MIN;
  for (let i = 0; i < rows.demand; i++) {
    let count = 0;
    for (let tries = 0; kept < allowed.length && tries < MOST_TRIES; tries++) {
      count = keepAllowed(near, rows.within(i, radius, near), isAllowed);
      if (count >= kept) break;
      radius *= 1.5;
    }
    if (count < kept) {
      near.set(allowed);
      count = allowed.length;
    }
    for (let k = 0; k < count; k++) all[near[k] ?? 0] = rows.between(i, near[k] ?? 0);
    const nearest = near.subarray(0, count).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b);
    siteOf.set(nearest.subarray(0, kept), i * kept);
    for (let k = 0; k < kept; k++)
      minutes[i * kept + k] = Math.min(NO_WAY_MIN, all[nearest[k] ?? 0] ?? NO_WAY_MIN);
    if (kept < allowed.length) radius = Math.max(1e-3, (minutes[(i + 1) * kept - 1] ?? 0) * 1.1);
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

/** Leaves only allowed sites at the front. @returns how many. */
function keepAllowed(sites: Int32Array, count: number, isAllowed: (site: number) => boolean): number {
  let kept = 0;
  for (let k = 0; k < count; k++) {
    const j = sites[k] ?? 0;
    if (isAllowed(j)) sites[kept++] = j;
  }
  return kept;
}
