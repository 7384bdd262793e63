import { relativeGap } from '../../../shared/planning/milp/gap.ts';
import { moneyLeft } from '../../../shared/planning/programme/compare.ts';
import type { Counts } from '../../../shared/planning/programme/greedy.ts';
import { countsOf, decidedWeight, weightOf } from '../../../shared/planning/programme/model.ts';
import { earliest, planOf, type Plan } from '../../../shared/planning/programme/plan.ts';
import type { Problem } from '../../../shared/planning/programme/problem.ts';
import { wholeBound, type FirstAnswer } from '../../../shared/planning/programme/solve.ts';
import { solveMilp } from '../milp/solve.ts';

/** How good the plan is that a question has so far. */
export type Standing = {
  /** Weight of what the plan buys beyond contracts; null while there is none. */
  found: number | null;
  /** Proven: no plan is worth more. */
  bound: number;
  /** Relative, see `relativeGap`. */
  gap: number | null;
};

/**
 * How it ended:
 * - `optimal`: proven, nothing is better. `timed_out`, `cancelled`: what was found until then, with its gap.
 * - `contradictory`: proven that no plan meets the minimums in the years' budgets.
 */
export type Ending = 'optimal' | 'timed_out' | 'cancelled' | 'contradictory';

const standingOf = (found: number | null, bound: number): Standing => ({
  found,
  bound,
  gap: relativeGap(found, bound),
});

/** The first answer as it stands. */
export const firstStanding = ({ weight, bound }: FirstAnswer): Standing => standingOf(weight, bound);

/** The plan of a number of each class, in years as early as they may be. */
export const planFrom = (problem: Problem, { classes }: FirstAnswer, counts: Counts): Plan =>
  planOf(problem, classes, earliest(classes, counts, moneyLeft(problem)));

/**
 * Lets the solver decide what the quick answer has left open. @param onBetter told of every better plan and bound.
 * @returns the best plan, how good it is, and how it ended. @throws Error when the solver itself fails.
 */
export async function optimise(
  problem: Problem,
  first: FirstAnswer,
  options: {
    timeLimitS: number;
    signal: AbortSignal;
    onBetter: (standing: Standing, counts: Counts | null) => void;
  },
): Promise<{ counts: Counts | null; standing: Standing; ending: Ending }> {
  const { core, classes } = first;
  const years = problem.budgets.length;
  if (!core) return { counts: first.counts, standing: firstStanding(first), ending: 'optimal' };
  let best = first.counts;
  let found = first.weight;
  let bound = first.bound;
  const decided = decidedWeight(classes, core);
  const learn = (values: Float64Array | null, proven: number | null): void => {
    if (values) {
      const counts = countsOf(classes, core, values, years);
      const weight = weightOf(classes, counts, years);
      if (found === null || weight > found) [best, found] = [counts, weight];
    }
    // What the bound has decided cannot be better than the plan that was known.
    if (proven !== null) bound = Math.min(bound, Math.max(wholeBound(proven + decided), found ?? -Infinity));
  };
  const {
    status,
    values,
    bound: proven,
  } = await solveMilp(core.problem, {
    timeLimitS: options.timeLimitS,
    signal: options.signal,
    ...(core.start ? { start: core.start } : {}),
    onProgress: (state) => {
      learn(state.values, state.bound);
      options.onBetter(standingOf(found, bound), best);
    },
  });
  learn(values, proven);
  if (status === 'infeasible' && found === null)
    return { counts: null, standing: standingOf(null, bound), ending: 'contradictory' };
  const isProven = status === 'optimal' || status === 'infeasible' || found === bound;
  if (isProven && found !== null) bound = found;
  return {
    counts: best,
    standing: standingOf(found, bound),
    ending: isProven ? 'optimal' : status === 'cancelled' ? 'cancelled' : 'timed_out',
  };
}
