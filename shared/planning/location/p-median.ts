import type { Found } from './milp.ts';
import { NO_WAY_MIN, type Nearest } from './nearest.ts';

/** The least sum of weighted minutes to the nearest site. */
export type MedianProblem = {
  nearest: Nearest;
  /** Per demand. */
  weight: Float64Array;
  /** Sites to be added to the fixed ones. */
  number: number;
  /** Per site. */
  isFixed: Uint8Array;
  isAllowed: Uint8Array;
};

/** Open sites and, per demand, how far its nearest and second nearest open ones are. */
export type Median = {
  problem: MedianProblem;
  isOpen: Uint8Array;
  first: Float64Array;
  second: Float64Array;
  nearestSite: Int32Array;
  value: number;
};

/** Where none of a demand's list is open: no nearer than its last one, so it is reckoned a little farther. */
const beyond = ({ nearest }: MedianProblem, i: number): number =>
  nearest.isWhole ? NO_WAY_MIN : (nearest.minutes[(i + 1) * nearest.depth - 1] ?? 0) * 1.5;

/** Reckons the demands' nearest open sites anew. */
function settle(median: Median): void {
  const { problem, isOpen, first, second, nearestSite } = median;
  const { nearest, weight } = problem;
  median.value = 0;
  for (let i = 0; i < nearest.demand; i++) {
    const end = (i + 1) * nearest.depth;
    let e = i * nearest.depth;
    while (e < end && isOpen[nearest.siteOf[e] ?? 0] === 0) e++;
    nearestSite[i] = e < end ? (nearest.siteOf[e] ?? 0) : -1;
    first[i] = e < end ? (nearest.minutes[e] ?? 0) : beyond(problem, i);
    for (e++; e < end && isOpen[nearest.siteOf[e] ?? 0] === 0;) e++;
    second[i] = e < end ? (nearest.minutes[e] ?? 0) : beyond(problem, i);
    median.value += (weight[i] ?? 0) * (first[i] ?? 0);
  }
}

/** The choice of some sites. */
export function medianOf(problem: MedianProblem, isOpen: Uint8Array): Median {
  const { demand } = problem.nearest;
  const median: Median = {
    problem,
    isOpen,
    first: new Float64Array(demand),
    second: new Float64Array(demand),
    nearestSite: new Int32Array(demand),
    value: 0,
  };
  settle(median);
  return median;
}

/** Adds to the fixed sites, one after another, the one that shortens most (Kuehn and Hamburger 1963). */
export function greedyMedian(problem: MedianProblem): Median {
  const { nearest, weight, isFixed, isAllowed, number } = problem;
  const median = medianOf(problem, isFixed.slice());
  const { first, isOpen } = median;
  // What each site would save, kept up to date by the demands that come nearer.
  const saving = new Float64Array(nearest.sites);
  const count = (i: number, sign: 1 | -1): void => {
    for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
      const saved = (first[i] ?? 0) - (nearest.minutes[e] ?? 0);
      if (saved <= 0) return;
      const j = nearest.siteOf[e] ?? 0;
      saving[j] = (saving[j] ?? 0) + sign * (weight[i] ?? 0) * saved;
    }
  };
  for (let i = 0; i < nearest.demand; i++) count(i, 1);
  for (let n = 0; n < number; n++) {
    let best = -1;
    for (let j = 0; j < nearest.sites; j++)
      if (isOpen[j] === 0 && isAllowed[j] === 1 && (best < 0 || (saving[j] ?? 0) > (saving[best] ?? 0)))
        best = j;
    if (best < 0) break;
    isOpen[best] = 1;
    for (let i = 0; i < nearest.demand; i++)
      for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
        if ((nearest.minutes[e] ?? 0) >= (first[i] ?? 0)) break;
        if (nearest.siteOf[e] !== best) continue;
        count(i, -1);
        first[i] = nearest.minutes[e] ?? 0;
        count(i, 1);
      }
  }
  settle(median);
  return median;
}

/**
 * The best exchange of one open site for one that is not (Teitz and Bart 1968), all of them weighed at once (Resende and
 * Werneck 2007). @returns whether there was one that shortens.
 */
export function exchange(median: Median): boolean {
  const { problem, isOpen, first, second, nearestSite } = median;
  const { nearest, weight, isFixed, isAllowed } = problem;
  const open = Array.from(isOpen.keys()).filter((j) => isOpen[j] === 1 && isFixed[j] === 0);
  const slotOf = new Int32Array(nearest.sites).fill(-1);
  open.forEach((j, s) => (slotOf[j] = s));
  const loss = new Float64Array(open.length);
  const gain = new Float64Array(nearest.sites);
  // What an exchange does better than gain − loss say: who loses its site may come to the new one.
  const kept = new Float64Array(nearest.sites * open.length);
  for (let i = 0; i < nearest.demand; i++) {
    const [w, d1, d2] = [weight[i] ?? 0, first[i] ?? 0, second[i] ?? 0];
    const s = slotOf[nearestSite[i] ?? -1] ?? -1;
    if (s >= 0) loss[s] = (loss[s] ?? 0) + w * (d2 - d1);
    for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
      const d = nearest.minutes[e] ?? 0;
      if (d >= d2 || (s < 0 && d >= d1)) break;
      const j = nearest.siteOf[e] ?? 0;
      if (d < d1) gain[j] = (gain[j] ?? 0) + w * (d1 - d);
      if (s >= 0) kept[j * open.length + s] = (kept[j * open.length + s] ?? 0) + w * (d2 - Math.max(d, d1));
    }
  }
  let best = 1e-9 * Math.max(1, median.value);
  let pair: [number, number] | null = null;
  for (let j = 0; j < nearest.sites; j++) {
    if (isOpen[j] === 1 || isAllowed[j] === 0) continue;
    for (let s = 0; s < open.length; s++) {
      const profit = (gain[j] ?? 0) - (loss[s] ?? 0) + (kept[j * open.length + s] ?? 0);
      if (profit > best) [best, pair] = [profit, [j, open[s] ?? 0]];
    }
  }
  if (!pair) return false;
  isOpen[pair[0]] = 1;
  isOpen[pair[1]] = 0;
  const before = median.value;
  settle(median);
  if (median.value < before) return true;
  isOpen[pair[0]] = 0;
  isOpen[pair[1]] = 1;
  settle(median);
  return false;
}

/** Units per site of a choice. */
export const openOf = ({ isOpen }: Median): Found['units'] => Int32Array.from(isOpen);
