import type { Appraisal } from './appraise.ts';

/** What a chosen site is the nearest of, by the travel that the solver reckoned with. */
export type Served = {
  places: number;
  /** Of them, those that it does not reach within their target; no other chosen site does either. */
  late: number;
  /** At the places of which the number of people is known; `unknown` are the others. */
  people: number;
  unknown: number;
};

/** Who would come: from each place of demand the straight line to the chosen site that is nearest in time, as columns. */
export type Ways = {
  /** Ends of the ways, WGS 84 degrees. */
  sites: { key: string; lon: number; lat: number; fixed: boolean }[];
  /** Per way: the place of demand in degrees × 100,000, about a metre; the site as a place in `sites`; 1 beyond the target. */
  lonE5: number[];
  latE5: number[];
  site: number[];
  late: number[];
};

type Nearest = Pick<Appraisal, 'nearest' | 'covers'>;

/** @param people per demand; null where nobody knows. @returns in the order of `chosen`. */
export function servedOf(
  { nearest, covers, chosen }: Nearest & Pick<Appraisal, 'chosen'>,
  people: readonly (number | null)[],
): Served[] {
  const served = Array.from(chosen, (): Served => ({ places: 0, late: 0, people: 0, unknown: 0 }));
  nearest.forEach((s, i) => {
    const of = served[s];
    if (!of) return;
    const count = people[i] ?? null;
    of.places++;
    if (covers[i] === 0) of.late++;
    if (count === null) of.unknown++;
    else of.people += count;
  });
  return served;
}

/** @param sites the chosen ones, in the order of `chosen`. A place to which no way leads has none. */
export function waysOf(
  sites: Ways['sites'],
  points: readonly { lon: number; lat: number }[],
  { nearest, covers }: Nearest,
): Ways {
  const ways: Ways = {
    sites: sites.map(({ key, lon, lat, fixed }) => ({ key, lon, lat, fixed })),
    lonE5: [],
    latE5: [],
    site: [],
    late: [],
  };
  points.forEach(({ lon, lat }, i) => {
    const site = nearest[i] ?? -1;
    if (site < 0) return;
    ways.lonE5.push(Math.round(lon * 1e5));
    ways.latE5.push(Math.round(lat * 1e5));
    ways.site.push(site);
    ways.late.push(covers[i] === 0 ? 1 : 0);
  });
  return ways;
}
