import type { Kato } from '../hierarchy/schema.ts';

/** Buildings and the learners in them. Where the number of learners is not known, a building counts in `uncounted`. */
export type FairnessCell = {
  kato: Kato;
  /** Buildings the percentage is of, and those of them in which the measure works. */
  buildings: number;
  buildingsWorking: number;
  /** Learners in buildings whose number of learners is known. */
  learners: number;
  learnersWorking: number;
  /** Buildings of the denominator of which nobody knows how many learners there are. */
  uncounted: number;
};

/**
 * Shares of buildings and of learners, and by how many percentage points learners are better off (below zero: the measure works
 * where few learn). Null where there is nothing to divide by.
 */
export function fairnessOf(cell: Omit<FairnessCell, 'kato'>): {
  buildings: number | null;
  learners: number | null;
  points: number | null;
} {
  const buildings = cell.buildings === 0 ? null : cell.buildingsWorking / cell.buildings;
  const learners = cell.learners === 0 ? null : cell.learnersWorking / cell.learners;
  const points = buildings === null || learners === null ? null : 100 * (learners - buildings);
  return { buildings, learners, points };
}
