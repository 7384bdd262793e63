import { parse } from 'csv-parse/sync';
import type { Kato, Name } from '../../shared/hierarchy/schema.ts';
import type { PlaceKind } from '../../shared/register/schema.ts';
import { clearanceKm, isOnGround, KM_PER_DEGREE, kmPerDegreeLon, type Ground } from './ground.ts';
import { settlementName } from './settlement-name.ts';
import { ancestorAt, unitOf, type Territory, type Unit } from './territory.ts';

/** A settlement in which facilities and cameras of the register stand. */
export type Place = {
  name: Name;
  lon: number;
  lat: number;
  population: number;
  /** Second-level unit. */
  unit: Kato;
  /** Deepest unit: the town when the settlement is one, else the second-level unit. */
  kato: Kato;
  kind: PlaceKind;
  /** Radius of the built-up area. */
  radiusKm: number;
  /** Everything within this distance of the centre is dry land of the unit. */
  clearanceKm: number;
  ground: Ground;
};

/** How far a gazetteer point of a town may lie from the town's point in the hierarchy table. */
const SAME_PLACE_KM = 8;
/** Where no source gives the population of a small town or a seat. */
const UNKNOWN_POPULATION = 3000;
/** Typical density of a built-up area, from which its radius follows. */
const PEOPLE_PER_KM2 = 2500;
const RADIUS_KM = { min: 0.3, max: 9 };

type Point = { name: Name; lon: number; lat: number; population: number; kato: Kato };
type SettlementRow = Record<
  'name_kk' | 'name_ru' | 'name_en' | 'lon' | 'lat' | 'population' | 'kato',
  string
>;

function settlementsFrom(settlementsCsv: string): Point[] {
  const rows = parse<SettlementRow>(settlementsCsv, { columns: true, bom: true });
  // A settlement without a unit lies abroad: it is on the map, not in the register.
  return rows
    .filter(({ kato }) => kato !== '')
    .map((row) => ({
      name: {
        kk: row.name_kk || row.name_ru || row.name_en,
        ru: row.name_ru || row.name_kk || row.name_en,
        en: row.name_en || row.name_ru || row.name_kk,
      },
      lon: Number(row.lon),
      lat: Number(row.lat),
      population: Number(row.population) || 0,
      kato: row.kato,
    }));
}

const distanceKm = (one: { lon: number; lat: number }, lon: number, lat: number): number =>
  Math.hypot((one.lon - lon) * kmPerDegreeLon(lat), (one.lat - lat) * KM_PER_DEGREE);

/** The settlement that stands at the unit's own point, if there is one among the candidates. */
function at(unit: Unit, candidates: readonly Point[]): Point | undefined {
  const { lon, lat } = unit;
  if (lon === null || lat === null) return undefined;
  return candidates
    .filter((point) => distanceKm(point, lon, lat) <= SAME_PLACE_KM)
    .sort((one, other) => other.population - one.population)[0];
}

/** The unit's point in the hierarchy table as a settlement. */
function pointOf(unit: Unit, ground: Ground): Point | undefined {
  const { lon, lat, population } = unit;
  if (lon === null || lat === null || !isOnGround(ground, lon, lat)) return undefined;
  return {
    name: settlementName(unit.name),
    lon,
    lat,
    population: population ?? UNKNOWN_POPULATION,
    kato: unit.kato,
  };
}

/** Order 117 tells republican cities, cities of regional significance, district centres, towns and the rest apart. */
function kindOf(unit: Unit, isSeat: boolean, isTown: boolean): PlaceKind {
  if (unit.type === 'city_district') return 'republican_city';
  if (isSeat) return unit.type === 'city_administration' ? 'regional_city' : 'district_centre';
  return isTown ? 'town' : 'rural';
}

/** A second-level unit's places; `city` is the republican city of which the unit is a district. */
function placesOfUnit(
  unit: Unit,
  city: Unit | null,
  towns: readonly Unit[],
  points: readonly Point[],
  ground: Ground,
): Place[] {
  const settled = points.filter((point) => isOnGround(ground, point.lon, point.lat));
  const townOf = new Map<Point, Kato>();
  for (const town of towns) {
    const known = settled.find((point) => point.kato === town.kato) ?? at(town, settled);
    const point = known ?? pointOf(town, ground);
    if (!point) continue;
    if (!known) settled.push(point);
    townOf.set(point, town.kato);
  }
  if (settled.length === 0) {
    const seat = pointOf(unit, ground);
    if (!seat) throw new Error(`No inhabited point lies on the ground of ${unit.kato} ${unit.name.en}`);
    settled.push(seat);
  }
  const seat = at(unit, settled);
  return settled.map((point) => {
    // A district of a republican city holds the people the hierarchy table gives it, whatever the gazetteer says.
    const inDistrict = city ? (unit.population ?? 0) / settled.length : 0;
    const population = Math.max(300, inDistrict || point.population || UNKNOWN_POPULATION);
    const radiusKm = Math.sqrt(population / (PEOPLE_PER_KM2 * Math.PI));
    return {
      name: settlementName(city ? city.name : point.name),
      lon: point.lon,
      lat: point.lat,
      population,
      unit: unit.kato,
      kato: townOf.get(point) ?? unit.kato,
      kind: kindOf(unit, point === seat, townOf.has(point)),
      radiusKm: Math.min(RADIUS_KM.max, Math.max(RADIUS_KM.min, radiusKm)),
      clearanceKm: clearanceKm(ground, point.lon, point.lat),
      ground,
    };
  });
}

/**
 * The inhabited places of every second-level unit, at least one in each.
 * A settlement that does not stand on dry land of its unit is left out.
 * @throws Error when a unit has no boundary or no place.
 */
export function placesFrom(
  territory: Territory,
  settlementsCsv: string,
  grounds: ReadonlyMap<Kato, Ground>,
): ReadonlyMap<Kato, readonly Place[]> {
  const units = [...territory.values()];
  const settlements = new Map<Kato, Point[]>();
  for (const point of settlementsFrom(settlementsCsv)) {
    if (unitOf(territory, point.kato).level < 2) continue;
    const unit = ancestorAt(territory, point.kato, 2);
    settlements.set(unit, [...(settlements.get(unit) ?? []), point]);
  }
  const places = new Map<Kato, readonly Place[]>();
  for (const unit of units.filter(({ level }) => level === 2)) {
    const ground = grounds.get(unit.kato);
    if (!ground) throw new Error(`${unit.kato} ${unit.name.en} has no boundary`);
    const towns = units.filter(({ type, parentKato }) => type === 'town' && parentKato === unit.kato);
    const city = unit.type === 'city_district' && unit.parentKato ? unitOf(territory, unit.parentKato) : null;
    places.set(unit.kato, placesOfUnit(unit, city, towns, settlements.get(unit.kato) ?? [], ground));
  }
  return places;
}
