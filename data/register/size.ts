import { GROUP_BOUNDS } from '../../shared/coverage/requirement.ts';
import { FACILITY_TYPES, type FacilityType, type PlaceKind } from '../../shared/register/schema.ts';
import type { Headline } from './published.ts';
import { normal, type Random } from '../../shared/random.ts';
import type { Site } from './site.ts';

/** Median and spread (of the logarithm) of the people in a facility. */
type Distribution = { median: number; sigma: number };

/**
 * Typical sizes, calibrated by eye on what is known of the country (about 3.8 million pupils in 7,400 schools, village
 * schools mostly small); no distribution of sizes is published.
 */
const STATE: Record<FacilityType, Record<PlaceKind, Distribution>> = {
  school: {
    republican_city: { median: 1450, sigma: 0.4 },
    regional_city: { median: 1000, sigma: 0.5 },
    district_centre: { median: 620, sigma: 0.55 },
    town: { median: 600, sigma: 0.55 },
    rural: { median: 140, sigma: 0.95 },
  },
  kindergarten: {
    republican_city: { median: 230, sigma: 0.4 },
    regional_city: { median: 205, sigma: 0.45 },
    district_centre: { median: 150, sigma: 0.5 },
    town: { median: 145, sigma: 0.5 },
    rural: { median: 66, sigma: 0.55 },
  },
  college: {
    republican_city: { median: 900, sigma: 0.5 },
    regional_city: { median: 750, sigma: 0.5 },
    district_centre: { median: 430, sigma: 0.42 },
    town: { median: 420, sigma: 0.42 },
    rural: { median: 320, sigma: 0.3 },
  },
};
const PRIVATE: Record<FacilityType, Distribution> = {
  school: { median: 230, sigma: 0.6 },
  kindergarten: { median: 82, sigma: 0.55 },
  college: { median: 440, sigma: 0.4 },
};
const BOUNDS: Record<FacilityType, [number, number]> = {
  school: [14, 3200],
  kindergarten: [16, 420],
  college: [45, 2600],
};
/** Staff per person present: small facilities need more of them. */
const STAFF_SHARE: Record<FacilityType, [number, number]> = {
  school: [0.09, 0.18],
  kindergarten: [0.17, 0.26],
  college: [0.09, 0.14],
};

export type Size = { people: number; learners: number };

function learnersOf(type: FacilityType, people: number, random: Random): number {
  const [least, most] = STAFF_SHARE[type];
  const share = least + (most - least) * (0.6 * random() + 0.4 / (1 + people / 200));
  return people - Math.max(2, Math.round(people * share));
}

/**
 * People and learners of every site, in the order of the sites.
 * All sizes of a type are scaled by one factor, so that exactly the published number of kindergartens, schools and
 * colleges reaches the 100 people of Decree 234 (2,990, 5,707 and 653). The published lists together count 7,513
 * schools, 719 colleges and 6,001 kindergartens, the register 7,379, 665 and 6,483, so the shares differ from the
 * published ones: schools 77 instead of 76 percent, colleges 98 instead of 91, kindergartens 46 instead of 50.
 */
export function sizesFrom(sites: readonly Site[], headline: Headline, random: Random): Size[] {
  const people = sites.map(({ type, kind, inMoe }) => {
    const { median, sigma } = inMoe ? STATE[type][kind] : PRIVATE[type];
    return median * Math.exp(sigma * normal(random));
  });
  for (const type of FACILITY_TYPES) {
    const indices = sites.flatMap((site, i) => (site.type === type ? [i] : []));
    const order = indices.sort((a, b) => (people[b] ?? 0) - (people[a] ?? 0));
    const vulnerable = headline('mia-2023', 'terror_vulnerable_facilities', type);
    const from = GROUP_BOUNDS.ttoFromPeople;
    const factor = from / (people[order[vulnerable - 1] ?? 0] ?? from);
    const [least, most] = BOUNDS[type];
    order.forEach((index, rank) => {
      const scaled = Math.round((people[index] ?? 0) * factor);
      people[index] =
        rank < vulnerable
          ? Math.min(most, Math.max(from, scaled))
          : Math.max(least, Math.min(from - 1, scaled));
    });
  }
  return sites.map(({ type }, i) => {
    const present = people[i] ?? 0;
    return { people: present, learners: learnersOf(type, present, random) };
  });
}
