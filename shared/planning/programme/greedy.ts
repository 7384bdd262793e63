import { shortfallOf, type Dual } from './bound.ts';
import type { ItemClass } from './classes.ts';

/** How many of each class are bought in each year: `counts[class * years + year]`. */
export type Counts = Int32Array;

/** A plan in the making: what is left of the years' money, of the classes and of the minimums. */
export type Draft = {
  counts: Counts;
  taken: Int32Array;
  moneyLeft: number[];
  needsLeft: number[];
};

/** Pairs looked at when a bought one is changed for another. */
const LOOKED_AT = 150;
const MOST_SWAPS = 500;

/** Classes by what a tenge buys, the best first; among equals the cheaper. */
export const byWorth = (classes: readonly ItemClass[]): number[] =>
  classes
    .map((_, k) => k)
    .filter((k) => (classes[k]?.weight ?? 0) > 0)
    .sort((a, b) => {
      const [one, other] = [classes[a], classes[b]];
      if (!one || !other) return 0;
      return other.weight * one.tenge - one.weight * other.tenge || one.tenge - other.tenge || a - b;
    });

/** The classes that serve minimums, each district's most useful first, and then all by worth. */
export function inTurn(
  classes: readonly ItemClass[],
  { perTenge }: Pick<Dual, 'perTenge'>,
): { needed: number[]; worth: number[] } {
  const needed = classes
    .map((_, k) => k)
    .filter((k) => (classes[k]?.district ?? -1) >= 0)
    .sort((a, b) => {
      const [one, other] = [classes[a], classes[b]];
      return one && other ? shortfallOf(one, perTenge) - shortfallOf(other, perTenge) : 0;
    });
  return { needed, worth: byWorth(classes) };
}

/**
 * A first answer in milliseconds: the minimums by the prices of the bound, then whatever a tenge buys most of, each in the
 * earliest year that pays it; then bought ones are changed for better ones while that helps.
 * @param budgets what contracts leave of each year. @returns null when the minimums do not fit this way; others may.
 */
export function greedyPlan(
  classes: readonly ItemClass[],
  budgets: readonly number[],
  needs: readonly number[],
  dual: Dual,
): Counts | null {
  const cheapest = { ...dual, perTenge: 1e9 };
  for (const prices of [dual, cheapest]) {
    const draft: Draft = {
      counts: new Int32Array(classes.length * budgets.length),
      taken: new Int32Array(classes.length),
      moneyLeft: [...budgets],
      needsLeft: [...needs],
    };
    const { needed, worth } = inTurn(classes, prices);
    for (const k of needed) {
      const one = classes[k];
      if (!one) continue;
      buy(classes, draft, k, Math.ceil((draft.needsLeft[one.district] ?? 0) / one.closes));
    }
    if (draft.needsLeft.some((need) => need > 0)) continue;
    for (const k of worth) buy(classes, draft, k, Infinity);
    improve(classes, draft, worth);
    return draft.counts;
  }
  return null;
}

/** Buys up to so many of a class, in the earliest years that pay them. */
function buy(classes: readonly ItemClass[], draft: Draft, k: number, most: number): void {
  const one = classes[k];
  if (!one) return;
  const { taken, moneyLeft } = draft;
  let wanted = Math.min(most, one.items.length - (taken[k] ?? 0));
  for (let year = 0; year < moneyLeft.length && wanted > 0; year++) {
    const count = Math.min(wanted, Math.floor((moneyLeft[year] ?? 0) / one.tenge));
    if (count <= 0) continue;
    change(draft, { k, year, one }, count);
    wanted -= count;
  }
}

function change(draft: Draft, at: { k: number; year: number; one: ItemClass }, count: number): void {
  const { k, year, one } = at;
  const cell = k * draft.moneyLeft.length + year;
  draft.counts[cell] = (draft.counts[cell] ?? 0) + count;
  draft.taken[k] = (draft.taken[k] ?? 0) + count;
  draft.moneyLeft[year] = (draft.moneyLeft[year] ?? 0) - count * one.tenge;
  if (one.district >= 0)
    draft.needsLeft[one.district] = (draft.needsLeft[one.district] ?? 0) - count * one.closes;
}

/** Changes bought ones of little worth for others that are worth more and fit into what is left of the same year. */
function improve(classes: readonly ItemClass[], draft: Draft, worth: readonly number[]): void {
  const years = draft.moneyLeft.length;
  for (let swaps = 0; swaps < MOST_SWAPS; swaps++) {
    const bought = worth.filter((k) => (draft.taken[k] ?? 0) > 0).slice(-LOOKED_AT);
    const others = worth
      .filter((k) => (draft.taken[k] ?? 0) < (classes[k]?.items.length ?? 0))
      .slice(0, LOOKED_AT);
    const swap = bestSwap(classes, draft, bought, others, years);
    if (!swap) return;
    const { out, into, year } = swap;
    change(draft, { k: out, year, one: classes[out] ?? NOTHING }, -1);
    change(draft, { k: into, year, one: classes[into] ?? NOTHING }, 1);
    for (const k of others) buy(classes, draft, k, Infinity);
  }
}

const NOTHING: ItemClass = { district: -1, tenge: 0, weight: 0, closes: 0, items: [] };

function bestSwap(
  classes: readonly ItemClass[],
  draft: Draft,
  bought: readonly number[],
  others: readonly number[],
  years: number,
): { out: number; into: number; year: number } | null {
  let best: { out: number; into: number; year: number } | null = null;
  let most = 0;
  for (const out of bought) {
    const old = classes[out];
    if (!old) continue;
    for (let year = 0; year < years; year++) {
      if ((draft.counts[out * years + year] ?? 0) === 0) continue;
      const money = (draft.moneyLeft[year] ?? 0) + old.tenge;
      for (const into of others) {
        const fresh = classes[into];
        if (!fresh || fresh.weight - old.weight <= most || fresh.tenge > money) continue;
        const stays = old.district === fresh.district ? fresh.closes : 0;
        if (old.district >= 0 && (draft.needsLeft[old.district] ?? 0) + old.closes - stays > 0) continue;
        most = fresh.weight - old.weight;
        best = { out, into, year };
      }
    }
  }
  return best;
}
