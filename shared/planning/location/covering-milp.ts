import type { CoveringProblem } from './covering.ts';
import { problemBuilder, type MilpProblem } from '../milp/problem.ts';

/** A covering problem as a programme; the first columns are the sites of `siteOf`, in their order. */
export type CoveringProgramme = { problem: MilpProblem; siteOf: number[] };

/**
 * max Σ wᵢ gₖ xᵢₖ, Σₖ xᵢₖ ≤ Σⱼ aᵢⱼ nⱼ, Σ c n ≤ B, whole n. The x may be fractions: gains fall, so the first covers are
 * filled first, and to whole ones when n is whole.
 */
export function coveringProgramme({
  cover,
  weight,
  gains,
  classOf,
  cost,
  budget,
  most,
  fixed,
  slot,
}: CoveringProblem): CoveringProgramme {
  const p = problemBuilder('maximize');
  const siteOf = Array.from(most.keys()).filter((j) => (most[j] ?? 0) > 0);
  const columnOf = new Int32Array(cover.sites).fill(-1);
  for (const j of siteOf)
    columnOf[j] = p.column({ lower: fixed[j] ?? 0, upper: most[j] ?? 0, integer: true });
  const fixedCost = siteOf.reduce((sum, j) => sum + (cost[j] ?? 0) * (fixed[j] ?? 0), 0);
  p.row(
    siteOf.map((j) => [columnOf[j] ?? 0, cost[j] ?? 0]),
    '<=',
    budget + fixedCost,
  );
  const slots = new Map<number, number[]>();
  for (const j of siteOf) {
    const s = slot?.[j] ?? -1;
    if (s >= 0) slots.set(s, [...(slots.get(s) ?? []), columnOf[j] ?? 0]);
  }
  for (const columns of slots.values())
    if (columns.length > 1)
      p.row(
        columns.map((n) => [n, 1]),
        '<=',
        1,
      );
  for (let i = 0; i < cover.demand; i++) {
    const sites = columnsOf(cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]), columnOf);
    if (sites.length === 0) continue;
    const covers = Array.from(gains[classOf[i] ?? 0] ?? [], (gain) =>
      p.column({ cost: (weight[i] ?? 0) * gain, upper: 1 }),
    );
    p.row([...covers.map((x) => [x, 1] as const), ...sites.map((n) => [n, -1] as const)], '<=', 0);
  }
  return { problem: p.build(), siteOf };
}

/** The columns of those sites that have one. */
export const columnsOf = (sites: Int32Array, columnOf: Int32Array): number[] =>
  Array.from(sites, (j) => columnOf[j] ?? -1).filter((column) => column >= 0);

/** Units per site of a solution; the solver's whole numbers are whole but for rounding. */
export function unitsOf({ siteOf }: CoveringProgramme, values: Float64Array, sites: number): Int32Array {
  const units = new Int32Array(sites);
  siteOf.forEach((j, column) => (units[j] = Math.round(values[column] ?? 0)));
  return units;
}

/** The columns of a choice, with which the solver begins: it works out the rest. */
export function startOf(
  programme: CoveringProgramme,
  problem: CoveringProblem,
  units: Int32Array,
): Float64Array {
  const { cover, gains, classOf } = problem;
  const values = new Float64Array(programme.problem.cost.length);
  programme.siteOf.forEach((j, column) => (values[column] = units[j] ?? 0));
  let column = programme.siteOf.length;
  const has = new Set(programme.siteOf);
  for (let i = 0; i < cover.demand; i++) {
    const sites = cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]).filter((j) => has.has(j));
    if (sites.length === 0) continue;
    const covers = sites.reduce((sum, j) => sum + (units[j] ?? 0), 0);
    const depth = gains[classOf[i] ?? 0]?.length ?? 0;
    for (let k = 0; k < depth; k++) values[column++] = k < covers ? 1 : 0;
  }
  return values;
}
