import type { Cover } from './cover.ts';

/**
 * Covering with falling returns: each further site that covers a demand is worth no more than the one before it. Maximal
 * covering (only the first counts), wanted covers of critical points and expected covering by busy units are all this.
 */
export type CoveringProblem = {
  cover: Cover;
  /** Per demand. */
  weight: Float64Array;
  /** By class of demand: the share of its weight that its first, second … cover adds; falling. */
  gains: readonly Float64Array[];
  classOf: Uint8Array;
  /** Per site: what one unit there costs – 1 where a number is given. */
  cost: Float64Array;
  /** For what is added to the fixed ones. */
  budget: number;
  /** Units at a site at most, the fixed ones included; 0 forbids it. */
  most: Int32Array;
  /** Units at a site at least; they cost nothing. */
  fixed: Int32Array;
  /** Sites of one slot exclude each other, −1 is of none; null when there are no slots. */
  slot: Int32Array | null;
};

/** A choice of sites and what each further one would add, kept up to date one step at a time. */
export type Choice = {
  problem: CoveringProblem;
  /** Units per site. */
  units: Int32Array;
  /** Per demand: by how many units it is covered. */
  covers: Int32Array;
  /** Per site: what one unit more would add. */
  gain: Float64Array;
  value: number;
  spent: number;
  /** Units in each slot. */
  taken: Int32Array;
};

/** Share of the weight that the next cover adds when a demand has `covers` of them. */
const nextGain = (gains: Float64Array | undefined, covers: number): number => gains?.[covers] ?? 0;

/** The choice with the fixed sites alone. */
export function startChoice(problem: CoveringProblem): Choice {
  const { cover, weight, gains, classOf, slot, fixed } = problem;
  const gain = new Float64Array(cover.sites);
  for (let j = 0; j < cover.sites; j++)
    for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++) {
      const i = cover.demandOf[e] ?? 0;
      gain[j] = (gain[j] ?? 0) + (weight[i] ?? 0) * nextGain(gains[classOf[i] ?? 0], 0);
    }
  const choice: Choice = {
    problem,
    units: new Int32Array(cover.sites),
    covers: new Int32Array(cover.demand),
    gain,
    value: 0,
    spent: 0,
    taken: new Int32Array(slot ? 1 + slot.reduce((most, s) => Math.max(most, s), -1) : 0),
  };
  fixed.forEach((units, j) => {
    for (let k = 0; k < units; k++) addUnit(choice, j);
  });
  choice.spent = 0;
  return choice;
}

/** Changes the covers of a demand, and with them what every site that covers it would add. */
function recover(choice: Choice, i: number, covers: number): void {
  const { cover, weight, gains, classOf } = choice.problem;
  const of = gains[classOf[i] ?? 0];
  const before = nextGain(of, choice.covers[i] ?? 0);
  choice.covers[i] = covers;
  const change = (nextGain(of, covers) - before) * (weight[i] ?? 0);
  if (change === 0) return;
  const { gain } = choice;
  for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++) {
    const j = cover.siteOf[e] ?? 0;
    gain[j] = (gain[j] ?? 0) + change;
  }
}

/** Puts a unit at a site. */
export function addUnit(choice: Choice, j: number): void {
  const { cover, cost, slot } = choice.problem;
  choice.value += choice.gain[j] ?? 0;
  choice.spent += cost[j] ?? 0;
  choice.units[j] = (choice.units[j] ?? 0) + 1;
  const s = slot?.[j] ?? -1;
  if (s >= 0) choice.taken[s] = (choice.taken[s] ?? 0) + 1;
  for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++) {
    const i = cover.demandOf[e] ?? 0;
    recover(choice, i, (choice.covers[i] ?? 0) + 1);
  }
}

/** Takes a unit away. */
export function removeUnit(choice: Choice, j: number): void {
  const { cover, cost, slot } = choice.problem;
  choice.units[j] = (choice.units[j] ?? 0) - 1;
  const s = slot?.[j] ?? -1;
  if (s >= 0) choice.taken[s] = (choice.taken[s] ?? 0) - 1;
  for (let e = cover.demandStart[j] ?? 0; e < (cover.demandStart[j + 1] ?? 0); e++) {
    const i = cover.demandOf[e] ?? 0;
    recover(choice, i, (choice.covers[i] ?? 0) - 1);
  }
  choice.value -= choice.gain[j] ?? 0;
  choice.spent -= cost[j] ?? 0;
}

/** Rounding of sums of money and of shares: a hair over the budget is within it. */
const HAIR = 1e-9;

/** Whether one unit more at a site keeps every rule. */
export function mayAdd({ problem, units, spent, taken }: Choice, j: number): boolean {
  const { most, cost, budget, slot } = problem;
  const s = slot?.[j] ?? -1;
  return (
    (units[j] ?? 0) < (most[j] ?? 0) &&
    spent + (cost[j] ?? 0) <= budget * (1 + HAIR) &&
    (s < 0 || (taken[s] ?? 0) === 0 || (units[j] ?? 0) > 0)
  );
}

/** The allowed site that adds most – by tenge when `byCost` –, −1 when none adds anything. */
export function bestSite(choice: Choice, byCost: boolean): number {
  const { gain, problem } = choice;
  let best = -1;
  let bestWorth = 0;
  for (let j = 0; j < gain.length; j++) {
    const worth = byCost ? (gain[j] ?? 0) / (problem.cost[j] || 1e-12) : (gain[j] ?? 0);
    if (worth > bestWorth && mayAdd(choice, j)) [best, bestWorth] = [j, worth];
  }
  return best;
}

/**
 * Adds what adds most until nothing more may be added. With equal costs that is at least 63.2 % of the best possible
 * (Nemhauser, Wolsey and Fisher 1978).
 */
export function fillGreedily(choice: Choice, byCost = false): Choice {
  for (let j = bestSite(choice, byCost); j >= 0; j = bestSite(choice, byCost)) addUnit(choice, j);
  return choice;
}

/** The better of the two greedy ways: most at once, and most for the money. */
export function greedyChoice(problem: CoveringProblem): Choice {
  const most = fillGreedily(startChoice(problem));
  const isUniform = problem.cost.every((cost) => cost === problem.cost[0]);
  if (isUniform) return most;
  const dense = fillGreedily(startChoice(problem), true);
  return dense.value > most.value ? dense : most;
}

/**
 * Exchanges one site for another while that is better (Teitz and Bart 1968). One pass over the chosen sites a step, so that
 * the caller may look at the clock. @returns whether the pass found something better.
 */
export function exchangePass(choice: Choice): boolean {
  const { fixed } = choice.problem;
  const least = 1e-9 * Math.max(1, choice.value);
  let better = false;
  for (let j = 0; j < choice.units.length; j++) {
    if ((choice.units[j] ?? 0) <= (fixed[j] ?? 0)) continue;
    const before = choice.value;
    removeUnit(choice, j);
    const added: number[] = [];
    for (let a = bestSite(choice, false); a >= 0; a = bestSite(choice, false)) {
      addUnit(choice, a);
      added.push(a);
    }
    if (choice.value > before + least) {
      better = true;
      continue;
    }
    for (const a of added.toReversed()) removeUnit(choice, a);
    addUnit(choice, j);
    choice.value = before;
  }
  return better;
}

/** What the demand's covers are worth, reckoned anew: sums that were kept up to date carry their rounding. */
export function valueOf({ weight, gains, classOf }: CoveringProblem, covers: Int32Array): number {
  let value = 0;
  for (let i = 0; i < weight.length; i++) {
    const of = gains[classOf[i] ?? 0];
    for (let k = 0; k < Math.min(covers[i] ?? 0, of?.length ?? 0); k++)
      value += (weight[i] ?? 0) * (of?.[k] ?? 0);
  }
  return value;
}
