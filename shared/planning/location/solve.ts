import { coverWithin, type Cover } from './cover.ts';
import type { CoveringProblem } from './covering.ts';
import { expectedCovers, FIRST_COVER, wantedCovers } from './gains.ts';
import type { Found, Tools } from './milp.ts';
import { solveCentre } from './p-centre.ts';
import type { LocationModel } from './schema.ts';
import { solveBackupCovering, solveSetCovering } from './set-covering.ts';
import { solveCovering } from './solve-covering.ts';
import { solveMedian } from './solve-median.ts';
import { travelRows, type Travel, type TravelRows } from './travel.ts';

/** A location problem as plain data; a thread takes it as it is. */
export type LocationInstance = {
  kind: 'location';
  model: LocationModel;
  travel: Travel;
  /** Per demand: weight, minutes within which it is covered, and by how many sites it should be. */
  weight: Float64Array;
  target: Float64Array;
  need: Uint8Array;
  /** Per site: units that stand there and stay; whether more may come; what a new one costs. */
  fixed: Int32Array;
  isAllowed: Uint8Array;
  cost: Float64Array;
  /** Of new sites, or units; costs are 1 each when it is a number. */
  budget: number;
  busyShare: number;
};

/** What is the same for every choice. */
export type Ground = { rows: TravelRows; cover: Cover; gains: Float64Array[]; classOf: Uint8Array };

/** Travel, covers and what they are worth. */
export function groundOf({
  model,
  travel,
  target,
  need,
  fixed,
  budget,
  busyShare,
}: LocationInstance): Ground {
  const rows = travelRows(travel);
  const units = fixed.reduce((sum, n) => sum + n, 0) + budget;
  const depth = need.reduce((most, n) => Math.max(most, n), 1);
  const isExpected = model === 'expected_covering';
  return {
    rows,
    cover: coverWithin(rows, target),
    gains: isExpected
      ? [expectedCovers(busyShare, units)]
      : Array.from({ length: depth }, (_, n) => (n === 0 ? FIRST_COVER : wantedCovers(n + 1))),
    classOf: isExpected ? new Uint8Array(rows.demand) : need.map((n) => Math.max(0, n - 1)),
  };
}

/** A covering problem of a ground. */
export function coveringOf(
  { model, weight, fixed, isAllowed, cost, budget }: LocationInstance,
  { cover, gains, classOf }: Ground,
): CoveringProblem {
  // More units at a site than covers that count add nothing.
  const more = model === 'expected_covering' ? Math.min(budget, gains[0]?.length ?? 0) : 1;
  const most = fixed.map((n, j) => {
    if (isAllowed[j] === 0) return n;
    return model === 'expected_covering' ? n + more : 1;
  });
  return { cover, weight, gains, classOf, cost, budget, most, fixed, slot: null };
}

/** Solves by the question's model. @returns the best found within the time, in sums: a mean is made of them later. */
export async function solveLocation(
  instance: LocationInstance,
  ground: Ground,
  tools: Tools,
): Promise<Found> {
  const { model, weight, need, cost, budget } = instance;
  const { rows, cover } = ground;
  const isFixed = Uint8Array.from(instance.fixed, (n) => Math.min(1, n));
  const isAllowed = instance.isAllowed.map((is, j) => Math.max(is, isFixed[j] ?? 0));
  const setCovering = {
    cover,
    need,
    cost,
    most: Int32Array.from(isAllowed),
    fixed: Int32Array.from(isFixed),
  };
  if (model === 'set_covering') return solveSetCovering(setCovering, tools);
  if (model === 'backup_covering') return (await solveBackupCovering(setCovering, weight, tools)).backup;
  if (model === 'p_median') return solveMedian({ rows, weight, number: budget, isFixed, isAllowed }, tools);
  if (model === 'p_centre') return solveCentre({ rows, number: budget, isFixed, isAllowed }, tools);
  model satisfies 'maximal_covering' | 'expected_covering';
  return solveCovering(coveringOf(instance, ground), tools);
}
