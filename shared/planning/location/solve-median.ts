import { medianBounds, type MedianBound } from './median-bound.ts';
import { MOST_ENTRIES, type Found, type Tools } from './milp.ts';
import { NO_WAY_MIN, nearestSites, type Nearest } from './nearest.ts';
import { exchange, greedyMedian, medianOf, openOf, type Median, type MedianProblem } from './p-median.ts';
import { isProven } from './solve-covering.ts';
import type { TravelRows } from './travel.ts';
import { problemBuilder, type MilpProblem } from '../milp/problem.ts';

export type MedianQuestion = {
  rows: TravelRows;
  weight: Float64Array;
  /** Sites to be added to the fixed ones. */
  number: number;
  isFixed: Uint8Array;
  isAllowed: Uint8Array;
};

/** Entries of all lists together; with 12 bytes each that is 144 MB. */
const MOST_LISTED = 12_000_000;
/** The nearest open site is nearly always among so many times the sites that share one in the mean. */
const LISTED_PER_OPEN = 12;
const SHORTEST_LIST = 60;
/** Small problems keep all sites in every list, so that nothing is left undecided. */
const LISTED_WHOLE = 1_000_000;
const SHARE_OF_PRICES = 0.6;
const STEPS_A_REPORT = 10;
const NEAR_ENOUGH = 1.005;

/** The best choice within the time: `figure` is the sum of weighted minutes. */
export async function solveMedian(question: MedianQuestion, tools: Tools): Promise<Found> {
  const problem = listed(question);
  const median = greedyMedian(problem);
  let best: Found = { units: openOf(median), figure: valueOf(question, median), bound: null };
  const tell = (bound: number | null): void => {
    const known = Math.max(best.bound ?? -Infinity, bound ?? -Infinity);
    best = { ...best, bound: Number.isFinite(known) ? Math.min(known, best.figure) : null };
    tools.report(best);
  };
  const take = (one: Median): void => {
    const figure = valueOf(question, one);
    if (figure < best.figure) best = { units: openOf(one), figure, bound: best.bound };
  };
  tell(null);
  improve(median, tools, take);
  tell(null);

  const until = tools.secondsLeft() * (1 - SHARE_OF_PRICES);
  let priced: MedianBound | null = null;
  let proposed = 0;
  let steps = 0;
  for (const one of medianBounds(median, () => best.figure)) {
    if (!priced || one.bound > priced.bound) priced = one;
    if (++steps % STEPS_A_REPORT === 0) {
      // The sites that good prices propose are good ones, too; exchanges cost more than steps, so only of what is near.
      const idea = medianOf(problem, one.isOpen);
      if (idea.value < best.figure * NEAR_ENOUGH && Math.abs(idea.value - proposed) > 1e-9 * proposed) {
        proposed = idea.value;
        improve(idea, tools, take);
      }
      tell(priced.bound);
      if (isProven(best) || tools.secondsLeft() < until) break;
    }
  }
  tell(priced?.bound ?? null);
  if (!priced || isProven(best) || tools.secondsLeft() <= 0) return best;

  const programme = medianProgramme(problem, priced, best.figure);
  if (!programme || programme.problem.columns.length > MOST_ENTRIES) return best;
  const consider = (values: Float64Array | null): void => {
    if (values) take(medianOf(problem, openIn(programme.siteOf, values, problem)));
  };
  const proof = await tools.milp(programme.problem, {
    timeLimitS: tools.secondsLeft(),
    onProgress: ({ bound, values }) => {
      consider(values);
      tell(bound);
    },
  });
  consider(proof.values);
  tell(proof.status === 'infeasible' ? best.figure : proof.bound);
  return best;
}

function listed({ rows, weight, number, isFixed, isAllowed }: MedianQuestion): MedianProblem {
  const allowed = isAllowed.reduce((sum, is) => sum + is, 0);
  const open = number + isFixed.reduce((sum, is) => sum + is, 0);
  const wanted =
    rows.demand * allowed <= LISTED_WHOLE
      ? allowed
      : Math.max(SHORTEST_LIST, Math.ceil((LISTED_PER_OPEN * allowed) / Math.max(1, open)));
  const nearest: Nearest = nearestSites(
    rows,
    (j) => isAllowed[j] === 1,
    Math.min(wanted, Math.max(1, Math.floor(MOST_LISTED / rows.demand))),
  );
  return { nearest, weight, number, isFixed, isAllowed };
}

function improve(median: Median, { secondsLeft }: Tools, take: (median: Median) => void): void {
  do take(median);
  while (secondsLeft() > 0 && exchange(median));
}

/** The sum of weighted minutes, with the whole rows where a demand's list has no open site. */
function valueOf({ rows, weight }: MedianQuestion, { first, nearestSite, isOpen }: Median): number {
  const minutes = new Float64Array(rows.sites);
  let value = 0;
  for (let i = 0; i < rows.demand; i++) {
    let least = first[i] ?? 0;
    if ((nearestSite[i] ?? -1) < 0) {
      rows.minutesOf(i, minutes);
      least = minutes.reduce((min, m, j) => (isOpen[j] === 1 && m < min ? m : min), NO_WAY_MIN);
    }
    value += (weight[i] ?? 0) * least;
  }
  return value;
}

/**
 * What the prices leave open as a programme: min Σ w d z, Σ z = 1, z ≤ y, Σ y = p, without the sites and the pairs that would
 * lift the bound over what is found. Null when a demand's list is too short to decide.
 */
function medianProgramme(
  { nearest, weight, number, isFixed, isAllowed }: MedianProblem,
  { bound, price, saving, rate }: MedianBound,
  found: number,
): { problem: MilpProblem; siteOf: number[] } | null {
  const spare = found - bound + 1e-7 * Math.max(1, found);
  const p = problemBuilder('minimize');
  const columnOf = new Int32Array(nearest.sites).fill(-1);
  const siteOf: number[] = [];
  for (let j = 0; j < nearest.sites; j++) {
    const lift = (saving[j] ?? 0) - rate;
    if (isAllowed[j] !== 1 || (isFixed[j] === 0 && lift > spare)) continue;
    columnOf[j] = p.column({ lower: isFixed[j] === 1 || -lift > spare ? 1 : 0, upper: 1, integer: true });
    siteOf.push(j);
  }
  const fixed = isFixed.reduce((sum, is) => sum + is, 0);
  p.row(
    siteOf.map((j) => [columnOf[j] ?? 0, 1]),
    '=',
    Math.min(number + fixed, siteOf.length),
  );
  for (let i = 0; i < nearest.demand; i++) {
    const w = weight[i] ?? 0;
    if (w === 0) continue;
    const served: number[] = [];
    let isDecided = nearest.isWhole;
    for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
      const cost = w * (nearest.minutes[e] ?? 0);
      if (cost - (price[i] ?? 0) > spare) {
        isDecided = true;
        break;
      }
      const y = columnOf[nearest.siteOf[e] ?? 0] ?? -1;
      if (y < 0) continue;
      const z = p.column({ cost, upper: 1 });
      served.push(z);
      p.row(
        [
          [z, 1],
          [y, -1],
        ],
        '<=',
        0,
      );
    }
    if (!isDecided) return null;
    p.row(
      served.map((z) => [z, 1]),
      '=',
      1,
    );
  }
  return { problem: p.build(), siteOf };
}

function openIn(siteOf: readonly number[], values: Float64Array, { nearest }: MedianProblem): Uint8Array {
  const isOpen = new Uint8Array(nearest.sites);
  siteOf.forEach((j, column) => (isOpen[j] = (values[column] ?? 0) > 0.5 ? 1 : 0));
  return isOpen;
}
