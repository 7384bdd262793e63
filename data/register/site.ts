import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { FacilityType, PlaceKind } from '../../shared/register/schema.ts';
import { apportion } from './apportion.ts';
import type { Quota } from './allocation.ts';
import type { Place } from './places.ts';
import { ancestorAt, unitOf, type Territory } from './territory.ts';

/** A facility before it has a name, a size and a point: where it stands and who counts it. */
export type Site = {
  type: FacilityType;
  place: Place;
  /**
   * Stands for a school or kindergarten of a village that the settlement list lacks: it is drawn at the edge of the
   * nearest listed settlement, counts as rural and belongs to the second-level unit.
   */
  outlying: boolean;
  kato: Kato;
  kind: PlaceKind;
  /** First-level unit. */
  region: Kato;
  /** Counted by the Ministry of Education in the first quarter of 2023; these are taken as the state's, the rest as private. */
  inMoe: boolean;
};

/** People of a district's settlement to one school or kindergarten; what exceeds it belongs to unlisted villages. */
const PEOPLE_TO_ONE: Record<FacilityType, number> = { school: 1600, kindergarten: 1800, college: 0 };
const WEIGHT_POWER: Record<FacilityType, number> = { school: 0.95, kindergarten: 1, college: 1.3 };

type Share = { place: Place; outlying: boolean; count: number };

function sharesOf(
  type: FacilityType,
  count: number,
  places: readonly Place[],
  mayOverflow: boolean,
): Share[] {
  const weights = places.map(({ population }) => population ** WEIGHT_POWER[type]);
  if (!mayOverflow || PEOPLE_TO_ONE[type] === 0) {
    const counts = apportion(count, weights);
    return places.map((place, i) => ({ place, outlying: false, count: counts[i] ?? 0 }));
  }
  const room = places.map(({ population }) => Math.max(1, Math.floor(population / PEOPLE_TO_ONE[type])));
  const inside = Math.min(
    count,
    room.reduce((a, b) => a + b, 0),
  );
  const insideCounts = apportion(inside, room);
  const outsideCounts = apportion(
    count - inside,
    places.map(({ population }) => Math.sqrt(population)),
  );
  return places.flatMap((place, i) => [
    { place, outlying: false, count: insideCounts[i] ?? 0 },
    { place, outlying: true, count: outsideCounts[i] ?? 0 },
  ]);
}

/** Puts the facilities of every quota into the settlements of its unit. */
export function sitesFrom(
  territory: Territory,
  quotas: readonly Quota[],
  placesByUnit: ReadonlyMap<Kato, readonly Place[]>,
): Site[] {
  const counts = new Map<string, Quota>();
  for (const quota of quotas) {
    const key = `${quota.kato} ${quota.type}`;
    const known = counts.get(key) ?? { ...quota, moe: 0, others: 0 };
    counts.set(key, { ...known, moe: known.moe + quota.moe, others: known.others + quota.others });
  }
  const ownTowns = new Set(
    quotas.map(({ kato }) => kato).filter((kato) => unitOf(territory, kato).level === 3),
  );
  const sites: Site[] = [];
  for (const { kato, type, moe, others } of counts.values()) {
    const unit = ancestorAt(territory, kato, 2);
    const all = placesByUnit.get(unit) ?? [];
    const inside = all.filter((place) =>
      ownTowns.has(kato) ? place.kato === kato : !ownTowns.has(place.kato),
    );
    // A district whose only listed settlement is counted by itself keeps the rest of its facilities at its edge.
    const edgeOnly = inside.length === 0;
    const places = edgeOnly ? all : inside;
    const mayOverflow = unitOf(territory, kato).type === 'district';
    const region = ancestorAt(territory, kato, 1);
    for (const [count, inMoe] of [
      [moe, true],
      [others, false],
    ] as const) {
      for (const share of sharesOf(type, count, places, mayOverflow && inMoe)) {
        const outlying = share.outlying || edgeOnly;
        const site: Site = {
          type,
          place: share.place,
          outlying,
          kato: outlying ? unit : share.place.kato,
          kind: outlying ? 'rural' : share.place.kind,
          region,
          inMoe,
        };
        for (let i = 0; i < share.count; i++) sites.push({ ...site });
      }
    }
  }
  return sites;
}
