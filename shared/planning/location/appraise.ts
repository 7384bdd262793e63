import type { Ground, LocationInstance } from './solve.ts';

/** What a choice of sites is worth, place by place and site by site. */
export type Appraisal = {
  /** Per demand: minutes from the nearest chosen site, Infinity without one; units within its target. */
  minutes: Float64Array;
  covers: Int32Array;
  /** Per chosen site, in the order of `chosen`. */
  chosen: Int32Array;
  coversPlaces: Int32Array;
  coversWeight: Float64Array;
  uniquePlaces: Int32Array;
  uniqueWeight: Float64Array;
  /** See `ChosenSite.lostWithout`; Infinity when nobody is left. */
  lostWithout: Float64Array;
  /** Σ weight × expected covers. */
  expectedWeight: number;
};

/** @param units per site. */
export function appraise(
  instance: LocationInstance,
  { rows, cover, gains, classOf }: Ground,
  units: Int32Array,
): Appraisal {
  const { weight, model } = instance;
  const chosen = Int32Array.from(Array.from(units.keys()).filter((j) => (units[j] ?? 0) > 0));
  const at = new Int32Array(rows.sites).fill(-1);
  chosen.forEach((j, s) => (at[j] = s));
  const minutes = new Float64Array(rows.demand);
  const covers = new Int32Array(rows.demand);
  const result = {
    coversPlaces: new Int32Array(chosen.length),
    coversWeight: new Float64Array(chosen.length),
    uniquePlaces: new Int32Array(chosen.length),
    uniqueWeight: new Float64Array(chosen.length),
  };
  const gainLost = new Float64Array(chosen.length);
  const meanAdded = new Float64Array(chosen.length);
  const farthestWithout = new Float64Array(chosen.length);
  // Of each demand the two nearest chosen sites: who is lost goes to the second.
  const sites = new Int32Array(rows.demand);
  const seconds = new Float64Array(rows.demand);
  const row = new Float64Array(rows.sites);
  let expectedWeight = 0;
  let totalWeight = 0;
  for (let i = 0; i < rows.demand; i++) {
    const w = weight[i] ?? 0;
    totalWeight += w;
    const near: number[] = [];
    for (let e = cover.siteStart[i] ?? 0; e < (cover.siteStart[i + 1] ?? 0); e++) {
      const s = at[cover.siteOf[e] ?? 0] ?? -1;
      if (s >= 0) near.push(s);
    }
    const count = near.reduce((sum, s) => sum + (units[chosen[s] ?? 0] ?? 0), 0);
    covers[i] = count;
    const of = gains[classOf[i] ?? 0] ?? new Float64Array(0);
    for (let k = 0; k < Math.min(count, of.length); k++) expectedWeight += w * (of[k] ?? 0);
    for (const s of near) {
      result.coversPlaces[s] = (result.coversPlaces[s] ?? 0) + 1;
      result.coversWeight[s] = (result.coversWeight[s] ?? 0) + w;
      const own = units[chosen[s] ?? 0] ?? 0;
      if (own === count) {
        result.uniquePlaces[s] = (result.uniquePlaces[s] ?? 0) + 1;
        result.uniqueWeight[s] = (result.uniqueWeight[s] ?? 0) + w;
      }
      for (let k = count - own; k < Math.min(count, of.length); k++)
        gainLost[s] = (gainLost[s] ?? 0) + w * (of[k] ?? 0);
    }
    rows.minutesOf(i, row);
    let [first, second, site] = [Infinity, Infinity, -1];
    chosen.forEach((j, s) => {
      const m = row[j] ?? Infinity;
      if (m < first) [second, first, site] = [first, m, s];
      else if (m < second) second = m;
    });
    minutes[i] = first;
    seconds[i] = second;
    sites[i] = site;
    if (site >= 0) meanAdded[site] = (meanAdded[site] ?? 0) + w * (second - first);
  }
  const farthest = minutes.reduce((most, m) => Math.max(most, m), 0);
  for (let i = 0; i < rows.demand; i++) {
    const s = sites[i] ?? -1;
    if (s >= 0) farthestWithout[s] = Math.max(farthestWithout[s] ?? 0, (seconds[i] ?? 0) - farthest);
  }
  const lostWithout =
    model === 'p_median'
      ? meanAdded.map((sum) => sum / (totalWeight || 1))
      : model === 'p_centre'
        ? farthestWithout
        : gainLost;
  return { minutes, covers, chosen, ...result, lostWithout, expectedWeight };
}
