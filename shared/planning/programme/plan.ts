import type { ItemClass } from './classes.ts';
import { byWorth, type Counts } from './greedy.ts';
import type { Item, MeasureSet, Problem } from './problem.ts';

/** Measures that are bought for one facility in one year. */
export type Purchase = {
  /** Position among the facilities. */
  facility: number;
  measures: MeasureSet;
  /** 0 is the first year. */
  year: number;
  tenge: number;
};
export type Plan = readonly Purchase[];

const purchaseOf = ({ facility, measures, tenge }: Item, year: number): Purchase => ({
  facility,
  measures,
  year,
  tenge,
});

/**
 * Puts what is bought into years so that what a tenge buys most of comes first: each in the earliest year that still pays
 * it. Where not everything fits this way, the years stay as they were found.
 */
export function earliest(classes: readonly ItemClass[], counts: Counts, budgets: readonly number[]): Counts {
  const years = budgets.length;
  const moved = new Int32Array(counts.length);
  const left = [...budgets];
  const worth = byWorth(classes);
  const known = new Set(worth);
  const order = [...worth, ...classes.map((_, k) => k).filter((k) => !known.has(k))];
  for (const k of order) {
    let rest = 0;
    for (let year = 0; year < years; year++) rest += counts[k * years + year] ?? 0;
    const tenge = classes[k]?.tenge ?? 0;
    for (let year = 0; year < years && rest > 0; year++) {
      const fits = Math.min(rest, Math.floor((left[year] ?? 0) / tenge));
      if (fits <= 0) continue;
      moved[k * years + year] = fits;
      left[year] = (left[year] ?? 0) - fits * tenge;
      rest -= fits;
    }
    if (rest > 0) return counts;
  }
  return moved;
}

/** The purchases of a plan, contracts first, then year by year. */
export function planOf(problem: Problem, classes: readonly ItemClass[], counts: Counts): Plan {
  const years = problem.budgets.length;
  const plan = problem.contracted.map((item) => purchaseOf(item, 0));
  classes.forEach(({ items }, k) => {
    let next = 0;
    for (let year = 0; year < years; year++)
      for (let bought = counts[k * years + year] ?? 0; bought > 0; bought--) {
        const item = problem.items[items[next++] ?? -1];
        if (item) plan.push(purchaseOf(item, year));
      }
  });
  return plan.sort((a, b) => a.year - b.year);
}
