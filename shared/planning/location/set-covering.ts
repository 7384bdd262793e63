import type { Cover } from './cover.ts';
import {
  addUnit,
  fillGreedily,
  removeUnit,
  startChoice,
  type Choice,
  type CoveringProblem,
} from './covering.ts';
import { columnsOf, unitsOf } from './covering-milp.ts';
import { MOST_ENTRIES, type Found, type Tools } from './milp.ts';
import { isProven } from './solve-covering.ts';
import { problemBuilder } from '../milp/problem.ts';

/** Everybody is to be covered, each demand by so many sites, at the least cost. One unit a site. */
export type SetCoveringProblem = {
  cover: Cover;
  /** Per demand; more than there are sites for it are not asked for. */
  need: Uint8Array;
  cost: Float64Array;
  most: Int32Array;
  fixed: Int32Array;
};

/** As a covering problem whose every wanted cover is worth one. */
function asCovering({ cover, need, cost, most, fixed }: SetCoveringProblem): CoveringProblem {
  const depth = need.reduce((largest, n) => Math.max(largest, n), 1);
  return {
    cover,
    weight: new Float64Array(cover.demand).fill(1),
    gains: Array.from({ length: depth + 1 }, (_, n) => new Float64Array(n).fill(1)),
    classOf: Uint8Array.from(need, (n, i) => {
      let sites = 0;
      for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++)
        if ((most[cover.siteOf[e] ?? 0] ?? 0) > 0) sites++;
      return Math.min(n, sites);
    }),
    cost,
    budget: Infinity,
    most,
    fixed,
    slot: null,
  };
}

/** A cover by the greedy way (Chvátal 1979), without sites that the later ones made needless. */
export function greedyCover(problem: SetCoveringProblem): Choice {
  const choice = fillGreedily(startChoice(asCovering(problem)), true);
  const chosen = Array.from(choice.units.keys()).filter(
    (j) => (choice.units[j] ?? 0) > (problem.fixed[j] ?? 0),
  );
  chosen.sort((a, b) => (problem.cost[b] ?? 0) - (problem.cost[a] ?? 0));
  for (const j of chosen) {
    const before = choice.value;
    removeUnit(choice, j);
    if (choice.value < before) addUnit(choice, j);
  }
  return choice;
}

type Priced = { bound: number; reduced: Float64Array };

/** Bounds by prices, as in `covering-bound.ts`: each demand pays for its covers, a site that is paid more than it costs is built. */
export function* setCoveringBounds(choice: Choice): Generator<Priced, void> {
  const { cover, classOf, cost, most, fixed } = choice.problem;
  const price = new Float64Array(cover.demand);
  // First prices: each site's cost shared by those whom it covers, the cheapest share.
  for (let i = 0; i < cover.demand; i++) {
    let least = Infinity;
    for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++) {
      const j = cover.siteOf[e] ?? 0;
      if ((most[j] ?? 0) === 0) continue;
      const share = (cost[j] ?? 0) / ((cover.demandStart[j + 1] ?? 0) - (cover.demandStart[j] ?? 0));
      least = Math.min(least, share);
    }
    price[i] = Number.isFinite(least) ? least : 0;
  }
  const missing = new Float64Array(cover.demand);
  let best = -Infinity;
  let length = 2;
  let patience = 20;
  while (length > 1e-3) {
    let bound = 0;
    for (let i = 0; i < cover.demand; i++) {
      missing[i] = classOf[i] ?? 0;
      bound += (price[i] ?? 0) * (missing[i] ?? 0);
    }
    const reduced = cost.slice();
    for (let j = 0; j < cover.sites; j++) {
      if ((most[j] ?? 0) === 0) continue;
      const [from, to] = [cover.demandStart[j] ?? 0, cover.demandStart[j + 1] ?? 0];
      let left = cost[j] ?? 0;
      for (let e = from; e < to; e++) left -= price[cover.demandOf[e] ?? 0] ?? 0;
      reduced[j] = left;
      const isFixed = (fixed[j] ?? 0) > 0;
      if (!isFixed && left >= 0) continue;
      bound += isFixed ? left - (cost[j] ?? 0) : left;
      for (let e = from; e < to; e++) {
        const i = cover.demandOf[e] ?? 0;
        missing[i] = (missing[i] ?? 0) - 1;
      }
    }
    if (bound > best + 1e-7 * Math.abs(best)) patience = 20;
    else if (--patience === 0) [length, patience] = [length / 2, 20];
    best = Math.max(best, bound);
    yield { bound, reduced };
    let norm = 0;
    for (let i = 0; i < cover.demand; i++) {
      if ((price[i] ?? 0) <= 0 && (missing[i] ?? 0) < 0) missing[i] = 0;
      norm += (missing[i] ?? 0) ** 2;
    }
    if (norm === 0) return;
    const step = (length * Math.max(choice.spent - bound, 1e-3 * choice.spent)) / norm;
    for (let i = 0; i < cover.demand; i++) price[i] = Math.max(0, (price[i] ?? 0) + step * (missing[i] ?? 0));
  }
}

/**
 * The cheapest cover within the time. `figure` is what is spent for the sites that were not fixed; with equal costs of one it
 * is their number, and a bound of 7.2 proves 8.
 */
export async function solveSetCovering(problem: SetCoveringProblem, tools: Tools): Promise<Found> {
  const choice = greedyCover(problem);
  const isCounted = problem.cost.every((cost) => cost === 1);
  let best: Found = { units: choice.units.slice(), figure: choice.spent, bound: null };
  const tell = (bound: number | null, { units, figure }: Pick<Found, 'units' | 'figure'> = best): void => {
    const whole = bound === null ? null : isCounted ? Math.ceil(bound - 1e-6) : bound;
    const known = Math.max(best.bound ?? -Infinity, whole ?? -Infinity);
    best = { units, figure, bound: Number.isFinite(known) ? Math.min(known, figure) : null };
    tools.report(best);
  };
  tell(null);
  const until = tools.secondsLeft() / 2;
  let priced: Priced | null = null;
  for (const one of setCoveringBounds(choice)) {
    if (!priced || one.bound > priced.bound) priced = one;
    if (tools.secondsLeft() < until) break;
  }
  tell(priced?.bound ?? null);
  if (isProven(best) || tools.secondsLeft() <= 0) return best;

  // A site that would lift the bound over what is found is in no cheaper cover.
  const spare = best.figure - (priced?.bound ?? -Infinity) + 1e-6 * Math.max(1, best.figure);
  const most = problem.most.map((units, j) =>
    (priced?.reduced[j] ?? 0) > spare ? (problem.fixed[j] ?? 0) : units,
  );
  const programme = setCoveringProgramme(choice.problem, most);
  if (programme.problem.columns.length > MOST_ENTRIES) return best;
  const take = (values: Float64Array | null): void => {
    if (!values) return;
    const units = unitsOf(programme, values, problem.cover.sites);
    const figure = units.reduce(
      (sum, n, j) => sum + Math.max(0, n - (problem.fixed[j] ?? 0)) * (problem.cost[j] ?? 0),
      0,
    );
    if (figure < best.figure) tell(null, { units, figure });
  };
  const proof = await tools.milp(programme.problem, {
    timeLimitS: tools.secondsLeft(),
    start: Float64Array.from(programme.siteOf, (j) => best.units[j] ?? 0),
    onProgress: ({ bound, values }) => {
      take(values);
      tell(bound);
    },
  });
  take(proof.values);
  tell(proof.status === 'infeasible' ? best.figure : proof.bound);
  return best;
}

function setCoveringProgramme({ cover, classOf, cost, fixed }: CoveringProblem, most: Int32Array) {
  const p = problemBuilder('minimize');
  const columnOf = new Int32Array(cover.sites).fill(-1);
  const siteOf = Array.from(most.keys()).filter((j) => (most[j] ?? 0) > 0);
  for (const j of siteOf) {
    const isFixed = (fixed[j] ?? 0) > 0;
    columnOf[j] = p.column({
      cost: isFixed ? 0 : (cost[j] ?? 0),
      lower: isFixed ? 1 : 0,
      upper: 1,
      integer: true,
    });
  }
  for (let i = 0; i < cover.demand; i++) {
    const columns = columnsOf(cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]), columnOf);
    const need = classOf[i] ?? 0;
    if (need > 0)
      p.row(
        columns.map((column) => [column, 1]),
        '>=',
        need,
      );
  }
  return { problem: p.build(), siteOf };
}

/**
 * As few sites as possible and, among those choices, as much weight as possible covered twice (LSCP-B, Daskin and Stern
 * 1981). @param weight per demand. @returns `figure`: the weight covered twice or more.
 */
export async function solveBackupCovering(
  problem: SetCoveringProblem,
  weight: Float64Array,
  tools: Tools,
): Promise<{ cover: Found; backup: Found }> {
  const { cover, cost } = problem;
  const fewest = await solveSetCovering(problem, { ...tools, report: () => {} });
  const twice = (units: Int32Array): number => {
    let sum = 0;
    for (let i = 0; i < cover.demand; i++) {
      let covers = 0;
      for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++)
        covers += units[cover.siteOf[e] ?? 0] ?? 0;
      if (covers >= 2) sum += weight[i] ?? 0;
    }
    return sum;
  };
  let best: Found = { units: fewest.units, figure: twice(fewest.units), bound: null };
  const tell = (bound: number | null, units = best.units): void => {
    best = { units, figure: twice(units), bound: bound ?? best.bound };
    tools.report(best);
  };
  tell(null);
  const covering = asCovering(problem);
  const p = problemBuilder('maximize');
  const siteOf = Array.from(problem.most.keys()).filter((j) => (problem.most[j] ?? 0) > 0);
  const columnOf = new Int32Array(cover.sites).fill(-1);
  for (const j of siteOf) columnOf[j] = p.column({ lower: problem.fixed[j] ?? 0, upper: 1, integer: true });
  const isNew = siteOf.filter((j) => (problem.fixed[j] ?? 0) === 0);
  p.row(
    isNew.map((j) => [columnOf[j] ?? 0, cost[j] ?? 0]),
    '<=',
    fewest.figure,
  );
  for (let i = 0; i < cover.demand; i++) {
    const sites = columnsOf(cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]), columnOf);
    const need = covering.classOf[i] ?? 0;
    if (need === 0) continue;
    p.row(
      sites.map((n) => [n, 1]),
      '>=',
      need,
    );
    const second = p.column({ cost: weight[i] ?? 0, upper: 1 });
    p.row([...sites.map((n) => [n, 1] as const), [second, -1]], '>=', 1);
  }
  const programme = { problem: p.build(), siteOf };
  if (tools.secondsLeft() > 0 && programme.problem.columns.length <= MOST_ENTRIES) {
    const proof = await tools.milp(programme.problem, {
      timeLimitS: tools.secondsLeft(),
      onProgress: ({ bound, values }) =>
        tell(bound, values ? unitsOf(programme, values, cover.sites) : best.units),
    });
    tell(proof.bound, proof.values ? unitsOf(programme, proof.values, cover.sites) : best.units);
  }
  return { cover: fewest, backup: best };
}
