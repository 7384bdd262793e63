import type { CoveringProblem } from './covering.ts';

/** What a choice of sites covers, demand by demand and site by site. */
export type CoverAppraisal = {
  /** Per demand: units that cover it. */
  covers: Int32Array;
  /** The sites with units, rising; what follows is in their order. */
  chosen: Int32Array;
  coversPlaces: Int32Array;
  coversWeight: Float64Array;
  /** Covered by no other chosen site. */
  uniquePlaces: Int32Array;
  uniqueWeight: Float64Array;
  /** What all covers together are worth less without the site. */
  gainLost: Float64Array;
  /** What all covers are worth. */
  worth: number;
};

/** @param units per site. */
export function appraiseCovering(
  { cover, weight, gains, classOf }: Pick<CoveringProblem, 'cover' | 'weight' | 'gains' | 'classOf'>,
  units: Int32Array,
): CoverAppraisal {
  const chosen = Int32Array.from(Array.from(units.keys()).filter((j) => (units[j] ?? 0) > 0));
  const at = new Int32Array(cover.sites).fill(-1);
  chosen.forEach((j, s) => (at[j] = s));
  const covers = new Int32Array(cover.demand);
  const coversPlaces = new Int32Array(chosen.length);
  const coversWeight = new Float64Array(chosen.length);
  const uniquePlaces = new Int32Array(chosen.length);
  const uniqueWeight = new Float64Array(chosen.length);
  const gainLost = new Float64Array(chosen.length);
  let worth = 0;
  for (let i = 0; i < cover.demand; i++) {
    const w = weight[i] ?? 0;
    const near = Array.from(
      cover.siteOf.subarray(cover.siteStart[i], cover.siteStart[i + 1]),
      (j) => at[j] ?? -1,
    ).filter((s) => s >= 0);
    const count = near.reduce((sum, s) => sum + (units[chosen[s] ?? 0] ?? 0), 0);
    covers[i] = count;
    const of = gains[classOf[i] ?? 0] ?? new Float64Array(0);
    for (let k = 0; k < Math.min(count, of.length); k++) worth += w * (of[k] ?? 0);
    for (const s of near) {
      coversPlaces[s] = (coversPlaces[s] ?? 0) + 1;
      coversWeight[s] = (coversWeight[s] ?? 0) + w;
      const own = units[chosen[s] ?? 0] ?? 0;
      if (own === count) {
        uniquePlaces[s] = (uniquePlaces[s] ?? 0) + 1;
        uniqueWeight[s] = (uniqueWeight[s] ?? 0) + w;
      }
      for (let k = count - own; k < Math.min(count, of.length); k++)
        gainLost[s] = (gainLost[s] ?? 0) + w * (of[k] ?? 0);
    }
  }
  return { covers, chosen, coversPlaces, coversWeight, uniquePlaces, uniqueWeight, gainLost, worth };
}
