import { appraiseCovering, type CoverAppraisal } from './appraise-covering.ts';
import type { Ground, LocationInstance } from './solve.ts';

/** What a choice of sites is worth, place by place and site by site. */
export type Appraisal = CoverAppraisal & {
  /** Per demand: minutes from the nearest chosen site, Infinity without one. */
  minutes: Float64Array;
  /** Per demand: the chosen site from which it is soonest reached, as a place in `chosen`, the first of equals; -1 without one. */
  nearest: Int32Array;
  /** Per chosen site, see `ChosenSite.lostWithout`; Infinity when nobody is left. */
  lostWithout: Float64Array;
};

/** @param units per site. */
export function appraise(instance: LocationInstance, ground: Ground, units: Int32Array): Appraisal {
  const { weight, model } = instance;
  const { rows } = ground;
  const covering = appraiseCovering({ ...ground, weight }, units);
  const { chosen } = covering;
  const minutes = new Float64Array(rows.demand);
  const nearest = new Int32Array(rows.demand);
  const row = new Float64Array(rows.sites);
  // Who loses the nearest site goes to the second: what the farthest and the sum of all ways become by that.
  const added = new Float64Array(chosen.length);
  const farthestOf = new Float64Array(chosen.length);
  let total = 0;
  for (let i = 0; i < rows.demand; i++) {
    rows.minutesOf(i, row);
    let [first, second, site] = [Infinity, Infinity, -1];
    chosen.forEach((j, s) => {
      const m = row[j] ?? Infinity;
      if (m < first) [second, first, site] = [first, m, s];
      else if (m < second) second = m;
    });
    minutes[i] = first;
    nearest[i] = site;
    total += weight[i] ?? 0;
    if (site < 0) continue;
    added[site] = (added[site] ?? 0) + (weight[i] ?? 0) * (second - first);
    farthestOf[site] = Math.max(farthestOf[site] ?? 0, second);
  }
  const farthest = minutes.reduce((most, m) => Math.max(most, m), 0);
  const lostWithout =
    model === 'p_median'
      ? added.map((sum) => sum / (total || 1))
      : model === 'p_centre'
        ? farthestOf.map((m) => Math.max(0, m - farthest))
        : covering.gainLost;
  return { ...covering, minutes, nearest, lostWithout };
}
