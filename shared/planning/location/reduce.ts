import { coverOf } from './cover.ts';
import type { CoveringProblem } from './covering.ts';

/**
 * Demands that the same sites cover, in the same class, as one with their weight together: no choice tells them apart.
 * Demands that no allowed site covers are left out, too. Sites keep their numbers.
 */
export function mergeEqualDemand(problem: CoveringProblem): CoveringProblem {
  const { cover, weight, classOf, most } = problem;
  const groups = new Map<number, number[]>();
  const rows: Int32Array[] = [];
  const weights: number[] = [];
  const classes: number[] = [];
  for (let i = 0; i < cover.demand; i++) {
    const sites = cover.siteOf
      .subarray(cover.siteStart[i], cover.siteStart[i + 1])
      .filter((j) => most[j] !== 0);
    if (sites.length === 0) continue;
    const kind = classOf[i] ?? 0;
    let hash = kind;
    for (const j of sites) hash = (Math.imul(hash, 0x01000193) ^ j) | 0;
    const alike = groups.get(hash) ?? [];
    const same = alike.find((g) => classes[g] === kind && equal(rows[g] ?? sites, sites));
    if (same === undefined) {
      alike.push(rows.push(sites) - 1);
      groups.set(hash, alike);
      weights.push(weight[i] ?? 0);
      classes.push(kind);
    } else weights[same] = (weights[same] ?? 0) + (weight[i] ?? 0);
  }
  return {
    ...problem,
    cover: coverOf(rows, cover.sites),
    weight: Float64Array.from(weights),
    classOf: Uint8Array.from(classes),
  };
}

const equal = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((j, k) => j === b[k]);

/**
 * Forbids sites that another one can stand for: it covers at least the same and costs no more. That holds where a second
 * cover is worth nothing, there is at most one unit at a site, and no slots; other problems are left as they are.
 */
export function dropDominated(problem: CoveringProblem): CoveringProblem {
  const { cover, cost, gains, fixed, slot } = problem;
  if (slot || gains.some((of) => of.length > 1) || problem.most.some((units) => units > 1)) return problem;
  const most = problem.most.slice();
  const isCovered = new Int32Array(cover.demand).fill(-1);
  const demandsOf = (j: number): Int32Array =>
    cover.demandOf.subarray(cover.demandStart[j], cover.demandStart[j + 1]);
  for (let a = 0; a < cover.sites; a++) {
    const own = demandsOf(a);
    if (most[a] === 0 || own.length === 0) continue;
    for (const i of own) isCovered[i] = a;
    const others = new Set<number>();
    for (const i of own)
      for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++)
        others.add(cover.siteOf[e] ?? 0);
    for (const j of others) {
      if (j === a || most[j] === 0 || (fixed[j] ?? 0) > 0 || (cost[j] ?? 0) < (cost[a] ?? 0)) continue;
      const theirs = demandsOf(j);
      if (theirs.length <= own.length && theirs.every((i) => isCovered[i] === a)) most[j] = 0;
    }
  }
  return { ...problem, most };
}
