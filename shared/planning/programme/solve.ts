import { dualBound } from './bound.ts';
import { classesOf, type ItemClass } from './classes.ts';
import { moneyLeft } from './compare.ts';
import { greedyPlan, type Counts } from './greedy.ts';
import { coreOf, weightOf, type Core } from './model.ts';
import type { Problem } from './problem.ts';
import type { Dual } from './bound.ts';

/** Where a question stands after the quick answer, and what the solver has still to decide. */
export type FirstAnswer = {
  classes: readonly ItemClass[];
  dual: Dual;
  /** Null when the minimums did not fit at the first try. */
  counts: Counts | null;
  weight: number | null;
  /** Whole weights: no plan is worth more than this. */
  bound: number;
  /** Null when the bound meets what was found: that is the best. */
  core: Core | null;
};

/** What a sum of thousands of weights may be off by, in parts of it. */
const ROUNDING = 1e-9;

/** A whole number that a bound of whole weights may be rounded down to. */
export const wholeBound = (bound: number): number => Math.floor(bound + ROUNDING * Math.max(1, bound) + 1e-6);

/** The quick answer and its proof as far as it goes; for a question that does not contradict itself. */
export function firstAnswer(problem: Problem): FirstAnswer {
  const classes = classesOf(problem);
  const budgets = moneyLeft(problem);
  const dual = dualBound(
    classes,
    budgets.reduce((sum, budget) => sum + budget, 0),
    problem.needs,
  );
  const counts = greedyPlan(classes, budgets, problem.needs, dual);
  const weight = counts && weightOf(classes, counts, budgets.length);
  const bound = wholeBound(dual.bound);
  const isProven = weight !== null && weight >= bound;
  return {
    classes,
    dual,
    counts,
    weight,
    bound,
    core: isProven
      ? null
      : coreOf(classes, budgets, problem.needs, {
          dual,
          known: counts && weight !== null ? { counts, weight } : null,
        }),
  };
}
