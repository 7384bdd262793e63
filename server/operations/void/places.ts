import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Settlement } from '../../../shared/hierarchy/settlement.ts';
import { PLACE_SPEEDS, type ReachPlaces } from '../../../shared/operations/reach.ts';
import {
  SPEED_OF_PLACE,
  speedOfSettlement,
  type PlaceCategory,
  type VoidRule,
  type VoidRules,
} from '../../../shared/operations/void-rule.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import type { Facility } from '../../../shared/register/schema.ts';
import type { Picture } from '../../picture/picture.ts';

/** A place that is watched. `people` are those of a facility or the population; null when nobody knows. */
export type WatchedPlace = {
  /** `school:42`, see `placeKeySchema`. */
  key: string;
  category: PlaceCategory;
  kind: PlaceSpeed;
  name: Name;
  kato: Kato;
  lon: number;
  lat: number;
  people: number | null;
};

/** Watched places in the order of territory, and the same in columns. */
export type WatchedPlaces = {
  list: readonly WatchedPlace[];
  reach: ReachPlaces;
  /** Index of each place's unit of territory in the tree, rising. */
  unit: Uint16Array;
  indexOf: ReadonlyMap<string, number>;
};

const ofFacility = ({ id, type, placeKind, name, kato, lon, lat, people }: Facility): WatchedPlace => ({
  key: `${type}:${id}`,
  category: type,
  kind: SPEED_OF_PLACE[placeKind],
  name,
  kato,
  lon,
  lat,
  people,
});

const ofSettlement = ({ id, kind, name, kato, lon, lat, population }: Settlement): WatchedPlace => ({
  key: `settlement:${id}`,
  category: 'settlement',
  kind: speedOfSettlement(kind),
  name,
  kato,
  lon,
  lat,
  people: population,
});

/** The rule that holds for a place. */
export const ruleOf = (rules: VoidRules, { category, kind }: WatchedPlace): VoidRule => rules[category][kind];

/** Places in columns, for the rule of reach. */
export const reachOf = (list: readonly WatchedPlace[], rules: VoidRules): ReachPlaces => ({
  lon: Float64Array.from(list, ({ lon }) => lon),
  lat: Float64Array.from(list, ({ lat }) => lat),
  kind: Uint8Array.from(list, ({ kind }) => PLACE_SPEEDS.indexOf(kind)),
  targetS: Float64Array.from(list, (place) => ruleOf(rules, place).targetS),
});

/** Facilities as places, in their order. */
export const facilityPlaces = (facilities: readonly Facility[]): WatchedPlace[] => facilities.map(ofFacility);

/** What is watched: every facility of the picture and every settlement whose unit of territory it knows. */
export function watchedPlaces(
  { facilities, tree }: Pick<Picture, 'facilities' | 'tree'>,
  settlements: readonly Settlement[],
  rules: VoidRules,
): WatchedPlaces {
  const unitOf = ({ kato }: WatchedPlace): number => tree.indexOf.get(kato) ?? -1;
  const list = [...facilityPlaces(facilities), ...settlements.map(ofSettlement)]
    .filter((place) => unitOf(place) >= 0)
    .sort((a, b) => unitOf(a) - unitOf(b));
  return {
    list,
    reach: reachOf(list, rules),
    unit: Uint16Array.from(list, unitOf),
    indexOf: new Map(list.map(({ key }, p) => [key, p])),
  };
}

/** Positions `[from, to)` of the places of a unit of territory and everything below it. */
export function placeRange(
  { unit }: WatchedPlaces,
  { end }: Picture['tree'],
  index: number,
): [from: number, to: number] {
  return [lowerBound(unit, index), lowerBound(unit, end[index] ?? index)];
}

/** First position whose value is not below `value`, in a rising column. */
function lowerBound(column: Uint16Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
