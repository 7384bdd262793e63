import type { Dual } from './bound.ts';
import type { ItemClass } from './classes.ts';
import { byWorth, type Counts } from './greedy.ts';
import { problemBuilder, type MilpProblem } from '../milp/problem.ts';

/** Classes that share columns of the solver, with the bounds of how many of them are bought in all. */
type Block = { members: readonly number[]; tenge: number; most: number; least: number };

/** What is left for the solver when the bound has decided the rest. */
export type Core = {
  blocks: readonly Block[];
  problem: MilpProblem;
  /** The plan that was known, as columns of the problem. */
  start: Float64Array | null;
};

/** Rounding of the bound's sums, in parts of it. */
const ROUNDING = 1e-9;

/**
 * The question for the solver: how many of each class in each year. By the prices of the bound a class is out when one of it
 * would bring every plan below the known one, and in when one less would (reduced-cost fixing, Dembo and Hammer 1980). What is in
 * differs by its price alone and shares columns. The known plan keeps its place in what is left.
 * @param budgets what contracts leave of each year. @param known the best plan so far, and its weight.
 */
export function coreOf(
  classes: readonly ItemClass[],
  budgets: readonly number[],
  needs: readonly number[],
  { dual, known }: { dual: Dual; known: { counts: Counts; weight: number } | null },
): Core {
  const slack = known ? dual.bound - known.weight + ROUNDING * Math.max(1, dual.bound) : Infinity;
  const inside = new Map<string, number[]>();
  const blocks: Block[] = [];
  classes.forEach(({ district, tenge, weight, closes, items }, k) => {
    const gain = weight + (dual.perGap[district] ?? 0) * closes - dual.perTenge * tenge;
    if (gain < -slack) return;
    if (gain <= slack) {
      blocks.push({ members: [k], tenge, most: items.length, least: 0 });
      return;
    }
    const same = inside.get(`${tenge}`);
    if (same) same.push(k);
    else inside.set(`${tenge}`, [k]);
  });
  for (const members of inside.values()) {
    const all = members.reduce((sum, k) => sum + (classes[k]?.items.length ?? 0), 0);
    blocks.push({ members, tenge: classes[members[0] ?? -1]?.tenge ?? 0, most: all, least: all });
  }
  return {
    blocks,
    problem: milpOf(classes, blocks, budgets, needs),
    start: known && startOf(blocks, known.counts, budgets.length),
  };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function milpOf(
  classes: readonly ItemClass[],
  blocks: readonly Block[],
  budgets: readonly number[],
  needs: readonly number[],
): MilpProblem {
  const years = budgets.length;
  const p = problemBuilder('maximize');
  // Whole prices have a common measure as a rule; in it the numbers are small and a budget is not blurred by rounding.
  const unit = blocks.reduce((found, { tenge }) => gcd(found, tenge), 0) || 1;
  for (const { members, most } of blocks) {
    // What is in is in whatever its worth: a constant, which `weightOf` counts.
    const cost = members.length === 1 ? (classes[members[0] ?? -1]?.weight ?? 0) : 0;
    for (let year = 0; year < years; year++) p.column({ cost, upper: most, integer: true });
  }
  blocks.forEach(({ most, least }, b) => {
    if (years === 1 && least === 0) return;
    const terms = budgets.map((_, year) => [b * years + year, 1] as const);
    p.row(terms, least === 0 ? '<=' : '=', most);
  });
  budgets.forEach((budget, year) => {
    p.row(
      blocks.map(({ tenge }, b) => [b * years + year, tenge / unit] as const),
      '<=',
      Math.floor(budget / unit),
    );
  });
  needs.forEach((need, district) => {
    if (need <= 0) return;
    let inside = 0;
    const terms: (readonly [number, number])[] = [];
    blocks.forEach(({ members, least }, b) => {
      if (least > 0) {
        for (const k of members)
          if (classes[k]?.district === district)
            inside += (classes[k]?.closes ?? 0) * (classes[k]?.items.length ?? 0);
        return;
      }
      const one = classes[members[0] ?? -1];
      if (one?.district !== district) return;
      for (let year = 0; year < years; year++) terms.push([b * years + year, one.closes]);
    });
    if (need > inside) p.row(terms, '>=', need - inside);
  });
  return p.build();
}

function startOf(blocks: readonly Block[], counts: Counts, years: number): Float64Array {
  const start = new Float64Array(blocks.length * years);
  blocks.forEach(({ members }, b) => {
    for (let year = 0; year < years; year++)
      start[b * years + year] = members.reduce((sum, k) => sum + (counts[k * years + year] ?? 0), 0);
  });
  return start;
}

/** The plan that columns of the solver stand for. Whole numbers are rounded to what they nearly are. */
export function countsOf(
  classes: readonly ItemClass[],
  { blocks }: Core,
  values: Float64Array,
  years: number,
): Counts {
  const counts = new Int32Array(classes.length * years);
  const rank = new Map(byWorth(classes).map((k, place) => [k, place]));
  blocks.forEach(({ members }, b) => {
    const left = members.map((k) => classes[k]?.items.length ?? 0);
    const order = members
      .map((k, i) => ({ k, i }))
      .sort((x, y) => (rank.get(x.k) ?? Infinity) - (rank.get(y.k) ?? Infinity));
    for (let year = 0; year < years; year++) {
      let count = Math.round(values[b * years + year] ?? 0);
      for (const { k, i } of order) {
        const taken = Math.min(count, left[i] ?? 0);
        counts[k * years + year] = taken;
        left[i] = (left[i] ?? 0) - taken;
        count -= taken;
      }
    }
  });
  return counts;
}

/** Weight of the classes that the bound has decided and the solver does not count. */
export const decidedWeight = (classes: readonly ItemClass[], { blocks }: Core): number =>
  blocks.reduce(
    (sum, { members }) =>
      members.length === 1
        ? sum
        : members.reduce((own, k) => own + (classes[k]?.weight ?? 0) * (classes[k]?.items.length ?? 0), sum),
    0,
  );

/** Weight of a plan. */
export const weightOf = (classes: readonly ItemClass[], counts: Counts, years: number): number =>
  classes.reduce((sum, { weight }, k) => {
    let bought = 0;
    for (let year = 0; year < years; year++) bought += counts[k * years + year] ?? 0;
    return sum + weight * bought;
  }, 0);
