import { coveringBounds, decided, type PricedBound } from './covering-bound.ts';
import { coveringProgramme, startOf, unitsOf } from './covering-milp.ts';
import {
  addUnit,
  exchangePass,
  greedyChoice,
  startChoice,
  valueOf,
  type Choice,
  type CoveringProblem,
} from './covering.ts';
import { MOST_ENTRIES, type Found, type Tools } from './milp.ts';
import { dropDominated, mergeEqualDemand } from './reduce.ts';

/** Steps of prices between two looks at what they propose. */
const STEPS_A_REPORT = 20;
/** Prices may take so much of the time that is left; the rest is for the exact solver. */
const SHARE_OF_PRICES = 0.4;

/**
 * The best covering choice within the time: a greedy one at once, exchanges, a bound by prices, and what those leave open by
 * the exact solver. @returns the best found; it is proven when its bound meets it.
 */
export async function solveCovering(whole: CoveringProblem, tools: Tools): Promise<Found> {
  const problem = mergeEqualDemand(whole);
  const choice = greedyChoice(problem);
  let best = found(choice, null);
  const tell = (bound: number | null, units = best.units, figure = best.figure): void => {
    const known = best.bound === null || bound === null ? (bound ?? best.bound) : Math.min(best.bound, bound);
    best = { units, figure, bound: known === null ? null : Math.max(known, figure) };
    tools.report(best);
  };
  tell(coveringBounds(choice).next().value?.bound ?? null);
  while (tools.secondsLeft() > 0 && exchangePass(choice)) tell(null, choice.units.slice(), choice.value);
  settle(choice);
  tell(null, choice.units.slice(), choice.value);

  const priced = price(choice, tools, (bound) => tell(bound));
  if (isProven(best) || tools.secondsLeft() <= 0) return best;
  const left = priced ? decided(dropDominated(problem), priced, best.figure) : dropDominated(problem);
  // What is decided is no longer told apart by what is forbidden now.
  const rest = mergeEqualDemand(left);
  if (rest.cover.siteOf.length > MOST_ENTRIES) return best;
  const programme = coveringProgramme(rest);
  const take = (values: Float64Array | null): void => {
    if (!values) return;
    const units = unitsOf(programme, values, problem.cover.sites);
    const value = worthOf(problem, units);
    if (value > best.figure) tell(null, units, value);
  };
  const proof = await tools.milp(programme.problem, {
    timeLimitS: tools.secondsLeft(),
    start: startOf(programme, rest, best.units),
    onProgress: ({ bound, values }) => {
      take(values);
      tell(bound);
    },
  });
  take(proof.values);
  // Without a solution the choice at hand is the best: what was decided excluded only what is no better.
  tell(proof.status === 'infeasible' ? best.figure : proof.bound);
  return best;
}

/** Improves prices while they help; what they propose is not looked at, for exchanges find it sooner. */
function price(choice: Choice, { secondsLeft }: Tools, tell: (bound: number) => void): PricedBound | null {
  const until = secondsLeft() * (1 - SHARE_OF_PRICES);
  let best: PricedBound | null = null;
  let steps = 0;
  for (const priced of coveringBounds(choice)) {
    if (!best || priced.bound < best.bound) best = priced;
    if (++steps % STEPS_A_REPORT === 0) {
      tell(best.bound);
      if (isProven({ figure: choice.value, bound: best.bound }) || secondsLeft() < until) break;
    }
  }
  if (best) tell(best.bound);
  return best;
}

const found = ({ units, value }: Choice, bound: number | null): Found => ({
  units: units.slice(),
  figure: value,
  bound,
});

/** Whether nothing better is left but for rounding. */
export const isProven = ({ figure, bound }: Pick<Found, 'figure' | 'bound'>): boolean =>
  bound !== null && Math.abs(bound - figure) <= 1e-9 * Math.max(1, Math.abs(figure));

function settle(choice: Choice): void {
  choice.value = valueOf(choice.problem, choice.covers);
}

/** What units at sites are worth. */
export function worthOf(problem: CoveringProblem, units: Int32Array): number {
  const choice = startChoice(problem);
  units.forEach((count, j) => {
    for (let k = problem.fixed[j] ?? 0; k < count; k++) addUnit(choice, j);
  });
  return valueOf(problem, choice.covers);
}
