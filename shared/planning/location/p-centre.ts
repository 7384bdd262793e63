import { coverWithin } from './cover.ts';
import type { Found, Tools } from './milp.ts';
import { greedyCover, solveSetCovering, type SetCoveringProblem } from './set-covering.ts';
import type { TravelRows } from './travel.ts';

export type CentreQuestion = {
  rows: TravelRows;
  /** Sites to be added to the fixed ones. */
  number: number;
  isFixed: Uint8Array;
  isAllowed: Uint8Array;
};

/**
 * The least farthest way: a limit is kept by p sites when they cover everybody within it, so it is found by covering at one
 * limit after another (Minieka 1970), each answer moving one end to a way that really occurs. `figure` is the farthest way.
 */
export async function solveCentre(question: CentreQuestion, tools: Tools): Promise<Found> {
  const { rows, number, isFixed } = question;
  const { lowest, highest } = ends(question);
  let best: Found = { units: Int32Array.from(isFixed), figure: Infinity, bound: lowest };
  const take = (units: Int32Array): void => {
    const figure = farthest(rows, units);
    if (figure < best.figure) best = { units, figure, bound: best.bound };
    if (Number.isFinite(best.figure)) tools.report(best);
  };
  // Everybody is within the farthest way of all, whatever is chosen.
  take(firstUnits(question));
  let high = Math.min(highest, best.figure);
  let low = lowest;
  while (low < high && (best.figure === Infinity || tools.secondsLeft() > 0)) {
    const limit = low + (high - low) / 2;
    const problem = within(question, limit);
    const greedy = greedyCover(problem);
    if (greedy.spent <= number && isWhole(problem, greedy.units)) {
      take(greedy.units.slice());
      high = best.figure;
      continue;
    }
    const cover = await solveSetCovering(problem, { ...tools, report: () => {} });
    if (cover.figure <= number && isWhole(problem, cover.units)) {
      take(cover.units);
      high = best.figure;
    } else if (!isWhole(problem, cover.units) || (cover.bound ?? 0) > number) {
      low = nextAbove(question, limit);
      best = { ...best, bound: Math.min(low, best.figure) };
      tools.report(best);
    } else break;
  }
  return best;
}

const within = ({ rows, isFixed, isAllowed }: CentreQuestion, limit: number): SetCoveringProblem => ({
  cover: coverWithin(rows, new Float64Array(rows.demand).fill(limit)),
  need: new Uint8Array(rows.demand).fill(1),
  cost: new Float64Array(rows.sites).fill(1),
  most: Int32Array.from(isAllowed),
  fixed: Int32Array.from(isFixed),
});

/** Whether a cover leaves nobody out: one whom no site is near enough is not asked for by a cover. */
function isWhole({ cover }: SetCoveringProblem, units: Int32Array): boolean {
  for (let i = 0; i < cover.demand; i++)
    if (!cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]).some((j) => (units[j] ?? 0) > 0))
      return false;
  return true;
}

/** Calls with every way from an allowed site. */
function eachWay(
  { rows, isAllowed }: CentreQuestion,
  visit: (minutes: number, demand: number) => void,
): void {
  const minutes = new Float64Array(rows.sites);
  for (let i = 0; i < rows.demand; i++) {
    rows.minutesOf(i, minutes);
    for (let j = 0; j < rows.sites; j++) if (isAllowed[j] === 1) visit(minutes[j] ?? Infinity, i);
  }
}

/** Nobody's way is shorter than from the nearest site of all, nor longer than from the farthest. */
function ends(question: CentreQuestion): { lowest: number; highest: number } {
  const nearest = new Float64Array(question.rows.demand).fill(Infinity);
  let highest = 0;
  eachWay(question, (minutes, i) => {
    if (minutes < (nearest[i] ?? 0)) nearest[i] = minutes;
    if (Number.isFinite(minutes) && minutes > highest) highest = minutes;
  });
  return { lowest: nearest.reduce((most, m) => Math.max(most, m), 0), highest };
}

function nextAbove(question: CentreQuestion, limit: number): number {
  let next = Infinity;
  eachWay(question, (minutes) => {
    if (minutes > limit && minutes < next) next = minutes;
  });
  return next;
}

function farthest(rows: TravelRows, units: Int32Array): number {
  const minutes = new Float64Array(rows.sites);
  let most = 0;
  for (let i = 0; i < rows.demand; i++) {
    rows.minutesOf(i, minutes);
    let least = Infinity;
    for (let j = 0; j < rows.sites; j++)
      if ((units[j] ?? 0) > 0 && (minutes[j] ?? Infinity) < least) least = minutes[j] ?? 0;
    if (least > most) most = least;
  }
  return most;
}

/** The fixed sites and, one after another, the site nearest to whom all are farthest from (Gonzalez 1985). */
function firstUnits({ rows, number, isFixed, isAllowed }: CentreQuestion): Int32Array {
  const units = Int32Array.from(isFixed);
  const minutes = new Float64Array(rows.sites);
  const nearest = new Float64Array(rows.demand).fill(Infinity);
  const open = Array.from(isFixed.keys()).filter((j) => isFixed[j] === 1);
  const approach = (sites: ArrayLike<number>): void => {
    for (let i = 0; i < rows.demand; i++) {
      rows.minutesOf(i, minutes);
      for (let s = 0; s < sites.length; s++)
        nearest[i] = Math.min(nearest[i] ?? Infinity, minutes[sites[s] ?? 0] ?? Infinity);
    }
  };
  approach(open);
  for (let n = 0; n < number; n++) {
    const far = nearest.reduce((most, m, i) => (m > (nearest[most] ?? 0) ? i : most), 0);
    rows.minutesOf(far, minutes);
    const site = minutes.reduce(
      (best, m, j) => (isAllowed[j] === 1 && (best < 0 || m < (minutes[best] ?? Infinity)) ? j : best),
      -1,
    );
    if (site < 0 || (units[site] ?? 0) > 0) break;
    units[site] = 1;
    approach([site]);
  }
  return units;
}
