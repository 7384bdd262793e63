import { FACILITY_TYPES, type FacilityType } from '../../shared/register/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { PublishedFigure } from '../../shared/published/schema.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import { apportion } from './apportion.ts';
import type { Place } from './places.ts';
import type { Headline } from './published.ts';
import { isWithin, unitOf, type Territory } from './territory.ts';

/** How many facilities of a type a unit holds: those the Ministry of Education counts and the rest. */
export type Quota = { kato: Kato; type: FacilityType; moe: number; others: number };

/** A second-level unit, or a town that the city tables count by itself. */
type Area = { kato: Kato; region: Kato; cityGroup: string | null; urban: boolean; population: number };

/** Floor for a district whose villages the settlement list mostly lacks. */
const DISTRICT_FLOOR = 8000;

/**
 * Facilities per inhabitant: the Ministry of Education's ones outside the large cities follow the villages (many small
 * schools), the rest are mostly private and follow the towns. Relative weights, calibrated by eye, not published.
 */
const WEIGHTS: Record<FacilityType, Record<'moe' | 'others', (area: Area) => number>> = {
  school: {
    moe: ({ urban, population }) => (urban ? population / 3500 : population / 1500 + 4),
    others: ({ urban, population }) => population * (urban ? 1 : 0.15),
  },
  kindergarten: {
    moe: ({ urban, population }) => (urban ? population / 3500 : population / 4500 + 1),
    others: ({ urban, population }) => population * (urban ? 1 : 0.45),
  },
  college: {
    moe: ({ urban, population }) => population * (urban ? 1 : 0.35),
    others: ({ urban, population }) => population * (urban ? 1 : 0.15),
  },
};

function areasOf(territory: Territory, groups: readonly string[], places: readonly Place[]): Area[] {
  const groupOf = (kato: Kato): string | null =>
    groups.find((group) =>
      unitsOfPublishedRow('city', group).some((unit) => isWithin(territory, kato, unit)),
    ) ?? null;
  const published = new Set(groups.flatMap((group) => unitsOfPublishedRow('city', group)));
  const units = [...territory.values()].filter(
    ({ level, kato }) => level === 2 || (level === 3 && published.has(kato)),
  );
  const own = new Set(units.map(({ kato }) => kato));
  const settled = new Map<Kato, number>();
  for (const { kato, unit, population } of places) {
    const area = own.has(kato) ? kato : unit;
    settled.set(area, (settled.get(area) ?? 0) + population);
  }
  const areas = units.map((unit) => ({
    kato: unit.kato,
    region: unit.path.split('/')[1] ?? '',
    cityGroup: groupOf(unit.kato),
    urban: unit.type !== 'district',
    known: unit.population,
    population: unit.population ?? settled.get(unit.kato) ?? 0,
  }));
  // What the cities leave of the region's population lives in the districts.
  for (const region of new Set(areas.map((area) => area.region))) {
    const inRegion = areas.filter((area) => area.region === region);
    const districts = inRegion.filter(({ urban, known }) => !urban && known === null);
    const others = inRegion.filter((area) => !districts.includes(area));
    const rest =
      (unitOf(territory, region).population ?? 0) - others.reduce((sum, a) => sum + a.population, 0);
    const shares = apportion(
      Math.max(rest, DISTRICT_FLOOR * districts.length),
      districts.map(({ population }) => population + DISTRICT_FLOOR),
    );
    districts.forEach((district, i) => (district.population = shares[i] ?? 0));
  }
  return areas;
}

function share(
  total: number,
  areas: readonly Area[],
  type: FacilityType,
  counted: 'moe' | 'others',
): Quota[] {
  const minimum = counted === 'moe' && type !== 'college' ? 1 : 0;
  const shares = apportion(total, areas.map(WEIGHTS[type][counted]), minimum);
  return areas.map(({ kato }, i) => ({ kato, type, moe: 0, others: 0, [counted]: shares[i] ?? 0 }));
}

/**
 * Divides the published numbers of facilities among the units of territory.
 * The total of a region and type is the larger of the two ministries' totals; what the printed national total of the
 * Ministry of Internal Affairs has beyond that goes to the most populous first-level unit. Within a region the cities
 * of the Ministry of Education's city tables hold exactly its city counts, the other units share what is left of it.
 */
export function quotasFrom(
  territory: Territory,
  places: readonly Place[],
  figures: readonly PublishedFigure[],
  headline: Headline,
): Quota[] {
  const groups = [...new Set(figures.filter(({ level }) => level === 'city').map(({ unit }) => unit))];
  const areas = areasOf(territory, groups, places);
  const total = (source: string, unit: string, type: FacilityType): number =>
    Math.max(
      0,
      ...figures
        .filter((f) => f.source === source && f.unit === unit && f.facilityType === type)
        .map((f) => f.total),
    );
  const rows = [...new Set(figures.filter(({ level }) => level === 'region').map(({ unit }) => unit))];
  const regions = rows.map((row) => ({ row, kato: unitsOfPublishedRow('region', row)[0] ?? '' }));
  const largest = regions
    .map(({ kato }) => kato)
    .sort((a, b) => (unitOf(territory, b).population ?? 0) - (unitOf(territory, a).population ?? 0))[0];
  const quotas: Quota[] = [];
  for (const type of FACILITY_TYPES) {
    const wanted = new Map(
      regions.map(({ row, kato }) => [
        kato,
        Math.max(total('mia-2023', row, type), total('moe-2023q1', row, type)),
      ]),
    );
    const sum = [...wanted.values()].reduce((a, b) => a + b, 0);
    const beyond = Math.max(0, headline('mia-2023', 'facilities_with_cctv', type) - sum);
    for (const { row, kato } of regions) {
      const inRegion = areas.filter(({ region }) => region === kato);
      let moeLeft = total('moe-2023q1', row, type);
      const others = (wanted.get(kato) ?? 0) - moeLeft + (kato === largest ? beyond : 0);
      for (const group of groups.filter((key) => inRegion.some(({ cityGroup }) => cityGroup === key))) {
        const inCity = total('moe-2023q1', group, type);
        // A key of a city with the rank of a region is also the key of its region row.
        const cities = inRegion.filter(({ cityGroup }) => cityGroup === group);
        quotas.push(...share(inCity, cities, type, 'moe'));
        moeLeft -= inCity;
      }
      const outside = inRegion.filter(({ cityGroup }) => cityGroup === null);
      if (outside.length > 0) quotas.push(...share(moeLeft, outside, type, 'moe'));
      quotas.push(...share(others, inRegion, type, 'others'));
    }
  }
  return quotas;
}
