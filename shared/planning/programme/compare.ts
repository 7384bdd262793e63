import type { Plan, Purchase } from './plan.ts';
import type { Item, Problem } from './problem.ts';

/** Ways in which money is given out without a programme; a programme is shown beside them. */
export const USUAL_WAYS = ['even', 'largest'] as const;
export type UsualWay = (typeof USUAL_WAYS)[number];

const ofContracts = ({ contracted }: Problem): Purchase[] =>
  contracted.map(({ facility, measures, tenge }) => ({ facility, measures, tenge, year: 0 }));

/** Puts an item into the earliest year that pays it. */
function put(plan: Purchase[], left: number[], { facility, measures, tenge }: Item): void {
  const year = left.findIndex((money) => money >= tenge);
  if (year < 0) return;
  left[year] = (left[year] ?? 0) - tenge;
  plan.push({ facility, measures, tenge, year });
}

/** What contracts leave of each year's budget. */
export const moneyLeft = ({ budgets, contracted }: Pick<Problem, 'budgets' | 'contracted'>): number[] =>
  budgets.map((budget, year) =>
    year === 0 ? budget - contracted.reduce((sum, { tenge }) => sum + tenge, 0) : budget,
  );

/** Every district gets the same part of what contracts leave of a year, and spends it as well as it can by itself. */
export function evenSplit(problem: Problem): Plan {
  const plan = ofContracts(problem);
  const districts = problem.needs.map((): Item[] => []);
  for (const item of problem.items) districts[item.district]?.push(item);
  const sharing = districts.filter((items) => items.length > 0);
  for (const items of sharing) {
    const left = moneyLeft(problem).map((money) => Math.floor(Math.max(0, money) / sharing.length));
    for (const item of items.toSorted((a, b) => b.weight * a.tenge - a.weight * b.tenge || a.tenge - b.tenge))
      put(plan, left, item);
  }
  return plan;
}

/** The facilities with the most learners first, everything that they lack, as long as there is money for it. */
export function largestFirst(problem: Problem): Plan {
  const plan = ofContracts(problem);
  const left = moneyLeft(problem);
  const learnersOf = ({ facility }: Item): number => problem.facilities[facility]?.learners ?? -1;
  for (const item of problem.items.toSorted(
    (a, b) => learnersOf(b) - learnersOf(a) || a.facility - b.facility || a.measures - b.measures,
  ))
    put(plan, left, item);
  return plan;
}

/** Both usual ways of a question whose contracts the first year pays. */
export const usualPlans = (problem: Problem): Readonly<Record<UsualWay, Plan>> => ({
  even: evenSplit(problem),
  largest: largestFirst(problem),
});
