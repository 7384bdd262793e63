import type { ItemClass } from './classes.ts';

/** What no plan can surpass, and the prices that prove it. */
export type Dual = {
  /** Weight, contracts not counted. */
  bound: number;
  /** Weight that a tenge is worth at the margin. */
  perTenge: number;
  /** Weight that a closed gap is worth beyond its own, by district, where a minimum is hard to reach. */
  perGap: Float64Array;
};

/** More would not move the bound by a unit of weight. */
const HALVINGS = 40;

/**
 * The bound by Lagrange: years are put together and the budget and the minimums are given prices, so that every item
 * decides for itself; whatever the prices, no plan is worth more (Geoffrion 1974). The price of money is found by halving, those
 * of the minimums follow from it district by district.
 * @param budget of all years together, tenge; @param needs gaps to close by district, each of which can be reached.
 */
export function dualBound(classes: readonly ItemClass[], budget: number, needs: readonly number[]): Dual {
  const free = classes.filter(({ district }) => district < 0);
  const needed = needs.map((_, d) => classes.filter(({ district }) => district === d));

  const at = (perTenge: number): Dual & { spent: number } => {
    const perGap = new Float64Array(needs.length);
    let bound = perTenge * budget;
    let spent = 0;
    for (const { tenge, weight, items } of free) {
      const gain = weight - perTenge * tenge;
      if (gain <= 0) continue;
      bound += gain * items.length;
      spent += tenge * items.length;
    }
    needed.forEach((those, d) => {
      if (those.length === 0) return;
      const own = districtAt(those, needs[d] ?? 0, perTenge);
      perGap[d] = own.perGap;
      bound += own.bound;
      spent += own.spent;
    });
    return { bound, spent, perTenge, perGap };
  };

  let low = 0;
  let best = at(low);
  if (best.spent <= budget) return best;
  let high = 1e-9;
  for (let tried = at(high); tried.spent > budget && high < 1e9; tried = at(high)) {
    if (tried.bound < best.bound) best = tried;
    low = high;
    high *= 4;
  }
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    const tried = at(middle);
    if (tried.bound < best.bound) best = tried;
    if (tried.spent > budget) low = middle;
    else high = middle;
  }
  const last = at(high);
  return last.bound < best.bound ? last : best;
}

/** What one more gap closed by an item of the class costs beyond what it is worth, at a price of money. */
export const shortfallOf = ({ tenge, weight, closes }: ItemClass, perTenge: number): number =>
  (perTenge * tenge - weight) / closes;

/** The best price of a district's minimum at a price of money: what the last gap that it needs costs. */
function districtAt(
  classes: readonly ItemClass[],
  need: number,
  perTenge: number,
): { bound: number; spent: number; perGap: number } {
  let left = need;
  let bound = 0;
  let spent = 0;
  let perGap = 0;
  const take = ({ tenge, closes }: ItemClass, shortfall: number, gaps: number): void => {
    bound -= shortfall * gaps;
    spent += (tenge * gaps) / closes;
    left -= gaps;
  };
  const others: { one: ItemClass; shortfall: number }[] = [];
  for (const one of classes) {
    const shortfall = shortfallOf(one, perTenge);
    if (shortfall < 0) take(one, shortfall, one.closes * one.items.length);
    else others.push({ one, shortfall });
  }
  // Most minimums are met by what is worth its money anyhow: only the others are put in order.
  if (left > 0) {
    for (const { one, shortfall } of others.sort((a, b) => a.shortfall - b.shortfall)) {
      if (left <= 0) break;
      perGap = shortfall;
      take(one, shortfall, Math.min(one.closes * one.items.length, left));
    }
  }
  return { bound, spent, perGap };
}
