import type { Choice, CoveringProblem } from './covering.ts';

/** Prices of the demands' covers and the bound that they prove: no choice is worth more. */
export type PricedBound = {
  bound: number;
  /** Per site: what its covers are worth at these prices, less what its cost is worth. Above 0 it is wanted. */
  reduced: Float64Array;
};

/** Steps without a better bound before they are made shorter. */
const PATIENCE = 15;
const SHORTEST = 1e-4;

/**
 * A bound by Lagrangian relaxation: whoever covers a demand is paid a price for it, so that sites are chosen each by itself
 * and no choice is worth more than that. Prices are improved by subgradient steps (Held, Wolfe and Crowder 1974); the first
 * prices are those of a choice at hand, which proves f(S) + the largest further gains. One step for each `next()`.
 */
export function* coveringBounds(choice: Choice): Generator<PricedBound, void> {
  const { problem } = choice;
  const { cover, weight, gains, classOf, fixed } = problem;
  const price = new Float64Array(cover.demand);
  const top = new Float64Array(cover.demand);
  const base = new Int32Array(cover.demand);
  for (let i = 0; i < cover.demand; i++) {
    const of = gains[classOf[i] ?? 0];
    price[i] = (weight[i] ?? 0) * (of?.[choice.covers[i] ?? 0] ?? 0);
    top[i] = (weight[i] ?? 0) * (of?.[0] ?? 0);
  }
  fixed.forEach((units, j) => {
    if (units === 0) return;
    for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++) {
      const i = cover.demandOf[e] ?? 0;
      base[i] = (base[i] ?? 0) + units;
    }
  });
  const surplus = new Float64Array(cover.demand);
  const paid = new Float64Array(cover.sites);
  let best = Infinity;
  let length = 1;
  let patience = PATIENCE;
  while (length > SHORTEST) {
    // What the demands keep: the covers that are worth more than their price, paid for; the fixed ones' covers are theirs.
    let bound = 0;
    for (let i = 0; i < cover.demand; i++) {
      const of = gains[classOf[i] ?? 0];
      const p = price[i] ?? 0;
      let wanted = 0;
      while (wanted < (of?.length ?? 0) && (weight[i] ?? 0) * (of?.[wanted] ?? 0) > p)
        bound += (weight[i] ?? 0) * (of?.[wanted++] ?? 0) - p;
      bound += p * (base[i] ?? 0);
      surplus[i] = (base[i] ?? 0) - wanted;
    }
    for (let j = 0; j < cover.sites; j++) {
      let sum = 0;
      for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++)
        sum += price[cover.demandOf[e] ?? 0] ?? 0;
      paid[j] = sum;
    }
    const { worth, chosen, rate } = dearest(problem, paid);
    bound += worth;
    for (const j of chosen)
      for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++) {
        const i = cover.demandOf[e] ?? 0;
        surplus[i] = (surplus[i] ?? 0) + 1;
      }
    if (bound < best - 1e-7 * Math.abs(best)) patience = PATIENCE;
    else if (--patience === 0) [length, patience] = [length / 2, PATIENCE];
    best = Math.min(best, bound);
    yield { bound, reduced: paid.map((sum, j) => sum - rate * (problem.cost[j] ?? 0)) };

    // Steps are measured by what a demand is worth: a price of a thousand pupils moves farther than one of ten.
    let norm = 0;
    for (let i = 0; i < cover.demand; i++) {
      const p = price[i] ?? 0;
      const s = surplus[i] ?? 0;
      // A price at its end cannot go farther.
      if ((p <= 0 && s > 0) || (p >= (top[i] ?? 0) && s < 0)) surplus[i] = 0;
      else norm += (top[i] ?? 0) * s * s;
    }
    if (norm === 0) return;
    const apart = Math.max(bound - choice.value, 1e-4 * Math.abs(choice.value));
    const step = (length * apart) / norm;
    for (let i = 0; i < cover.demand; i++)
      price[i] = Math.min(
        top[i] ?? 0,
        Math.max(0, (price[i] ?? 0) - step * (top[i] ?? 0) * (surplus[i] ?? 0)),
      );
  }
}

/**
 * The sites that are paid most, as many as the budget buys – the last one in part, so that it is a bound.
 * @returns their worth, the whole ones with one entry a unit, and what a further unit of budget would be worth.
 */
function dearest(
  { cost, budget, most, fixed, slot }: CoveringProblem,
  paid: Float64Array,
): { worth: number; chosen: number[]; rate: number } {
  const isUniform = cost.every((c) => c === cost[0]);
  const order = Array.from(paid.keys())
    .filter((j) => (paid[j] ?? 0) > 0 && (most[j] ?? 0) > (fixed[j] ?? 0))
    .sort((a, b) => (paid[b] ?? 0) / (cost[b] || 1e-12) - (paid[a] ?? 0) / (cost[a] || 1e-12));
  const seen = new Set<number>();
  const chosen: number[] = [];
  let worth = 0;
  let left = budget;
  for (const j of order) {
    const s = slot?.[j] ?? -1;
    // With unequal costs the best of a slot is not known; without the rule it remains a bound.
    if (s >= 0 && isUniform) {
      if (seen.has(s)) continue;
      seen.add(s);
    }
    for (let k = fixed[j] ?? 0; k < (most[j] ?? 0); k++) {
      const c = cost[j] ?? 0;
      if (c > left * (1 + 1e-9)) {
        worth += c > 0 ? ((paid[j] ?? 0) * left) / c : 0;
        return { worth, chosen, rate: (paid[j] ?? 0) / (c || 1e-12) };
      }
      worth += paid[j] ?? 0;
      left -= c;
      chosen.push(j);
    }
  }
  return { worth, chosen, rate: 0 };
}

/**
 * What the bound decides: a site that would bring the bound below what is found already is not in a better choice, and one
 * without which it falls below is in all of them. `bound − |reduced| < found` (reduced-cost fixing).
 * @returns the smaller problem; its best choice is the best of the whole one, or `found` is.
 */
export function decided(
  problem: CoveringProblem,
  { bound, reduced }: PricedBound,
  found: number,
): CoveringProblem {
  const spare = bound - found + 1e-6 * Math.max(1, Math.abs(found));
  const most = problem.most.map((units, j) => (-(reduced[j] ?? 0) > spare ? (problem.fixed[j] ?? 0) : units));
  return { ...problem, most };
}
