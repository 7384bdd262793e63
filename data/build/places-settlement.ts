import { pointOnFeature } from '@turf/turf';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { apartKm } from './places-gazetteer.ts';
import type { GazetteerPlace } from './places-gazetteer.ts';
import { namedVillages, seatName } from './places-names.ts';
import type { NamedVillage, SettlementName } from './places-names.ts';
import { difference } from './places-spelling.ts';
import { DISTRICTS, UNITS, districtAt, groundOf, isDry, isInside } from './places-territory.ts';
import type { LonLat, Unit } from './places-territory.ts';

/** `city_district` and `district` are points that stand for a unit of which no settlement is listed. */
export type SettlementKind =
  | 'capital'
  | 'republican_city'
  | 'regional_city'
  | 'town'
  | 'village'
  | 'city_district'
  | 'district';

/** A settlement of the register and the map; `kato` is the deepest unit it belongs to, population 0 unknown. */
export type Settlement = LonLat & {
  name: SettlementName;
  population: number;
  kind: SettlementKind;
  kato: string;
  source: string;
};

/** How far the gazetteer's point of a city may lie from the hierarchy's. */
const CITY_KM = 12;
const VILLAGE_KM = 12;
/** How far from its table point the seat of a district may lie: the table has some to a tenth of a degree only. */
const SEAT_KM = 30;

const CITY_KINDS: Readonly<Record<string, SettlementKind>> = {
  city_republican: 'republican_city',
  city_administration: 'regional_city',
  town: 'town',
};
const CAPITAL = '710000000';

const estimates = new Map(
  parse<Record<string, string>>(readFileSync(new URL('./places-populations.csv', import.meta.url)), {
    columns: true,
  }).map((row) => [row['kato'] ?? '', Number(row['population'])]),
);

function isNamed(place: GazetteerPlace, { kk, ru, en }: SettlementName): boolean {
  return [kk, ru, en].some((name) => difference(place.name, name) < 0.2);
}

/** The hierarchy's figure if it has one; our estimate where the gazetteer has none or a plainly wrong one; else the gazetteer's. */
function populationOf(unit: Unit, found: GazetteerPlace | undefined): { population: number; source: string } {
  const source = found ? 'hierarchy; GeoNames' : 'hierarchy';
  if (unit.population > 0) return { population: unit.population, source };
  const estimate = estimates.get(unit.kato);
  if (estimate) return { population: estimate, source: `${source}; population estimated` };
  return { population: found?.population ?? 0, source };
}

/** Cities and towns: names and codes of the hierarchy. Those whose schematic ground does not hold them are left out. */
function cities(places: readonly GazetteerPlace[]): Settlement[] {
  return [...UNITS.values()].flatMap((unit): Settlement[] => {
    const kind = unit.kato === CAPITAL ? 'capital' : CITY_KINDS[unit.type];
    if (!kind || !unit.at) return [];
    const at = unit.at;
    const found = places.find((place) => apartKm(place, at) < CITY_KM && isNamed(place, unit.name));
    const isRepublican = unit.level === 1;
    const holds = (place: LonLat) => {
      const ground = isRepublican ? districtAt(place, unit.kato) : groundOf(unit.kato);
      return ground !== undefined && isInside(place, ground) && isDry(place) ? ground : undefined;
    };
    const standing = [found, at].find((place) => place && holds(place));
    if (!standing) return [];
    const kato = isRepublican ? (holds(standing)?.properties.kato ?? '') : unit.kato;
    const { lon, lat } = standing;
    return [{ name: unit.name, lon, lat, kind, kato, ...populationOf(unit, found) }];
  });
}

/** The seat of a district is put where its district is: at the gazetteer's point or the hierarchy's. */
function seatPlace({ place, kato, name }: NamedVillage): LonLat | undefined {
  const unit = UNITS.get(kato);
  const ground = groundOf(kato);
  if (unit?.seatRu !== name.ru || !ground) return undefined;
  return [place, unit.at].find((at) => at && apartKm(at, place) < SEAT_KM && isInside(at, ground));
}

/** Villages where the polygon they fall into is of the region they really belong to; the others are left out. */
function villages(named: readonly NamedVillage[]): Settlement[] {
  return named.flatMap((village): Settlement[] => {
    const at = seatPlace(village) ?? village.place;
    const kato = districtAt(at)?.properties.kato ?? '';
    if (kato.slice(0, 2) !== village.kato.slice(0, 2) || !isDry(at)) return [];
    const { name, place } = village;
    return [
      {
        name,
        lon: at.lon,
        lat: at.lat,
        population: place.population,
        kind: 'village',
        kato,
        source: 'GeoNames',
      },
    ];
  });
}

/** Seats of districts that the gazetteer lacks, at the hierarchy's point. */
function missingSeats(present: readonly Settlement[]): Settlement[] {
  return [...UNITS.values()].flatMap((unit): Settlement[] => {
    const { at, kato, seatRu } = unit;
    const name = seatName(kato, seatRu);
    const ground = groundOf(kato);
    if (unit.type !== 'district' || !at || !name || !ground) return [];
    if (present.some((other) => other.name.ru === seatRu && apartKm(other, at) < SEAT_KM)) return [];
    if (!isInside(at, ground) || !isDry(at)) return [];
    return [{ name, ...at, population: 0, kind: 'village', kato, source: 'hierarchy' }];
  });
}

/** A point for each unit that would have no settlement: its own, its label's, else any on its dry land. */
function anchors(present: readonly Settlement[]): Settlement[] {
  return DISTRICTS.flatMap((ground): Settlement[] => {
    const unit = UNITS.get(ground.properties.kato ?? '');
    if (!unit || present.some(({ kato }) => groundOf(kato) === ground)) return [];
    const [lon = 0, lat = 0] = pointOnFeature(ground).geometry.coordinates;
    const at = [unit.at, unit.label, { lon, lat }].find(
      (place) => place && isInside(place, ground) && isDry(place),
    );
    if (!at) throw new Error(`${unit.kato} ${unit.name.en} has no dry point`);
    const kind = unit.type === 'city_district' ? 'city_district' : 'district';
    return [
      { name: unit.name, ...at, population: unit.population, kind, kato: unit.kato, source: 'hierarchy' },
    ];
  });
}

/** Every settlement we can name and place, and at least one point in every second-level unit. */
export function settlements(places: readonly GazetteerPlace[]): Settlement[] {
  const named = namedVillages(places, VILLAGE_KM);
  const listed = [...cities(places), ...villages(named)];
  const seated = [...listed, ...missingSeats(listed)];
  return [...seated, ...anchors(seated)];
}

/** 1 capital · 2 republican city · 3 region's seat · 4 other city · 5 town or large village, district of a city · 6 the rest. */
export function rankOf({ kind, population, ...at }: Settlement): number {
  const isRegionSeat = [...UNITS.values()].some(
    (unit) => unit.level === 1 && unit.at !== undefined && apartKm(unit.at, at) < CITY_KM,
  );
  if (kind === 'capital') return 1;
  if (kind === 'republican_city') return 2;
  if (kind === 'regional_city') return isRegionSeat ? 3 : 4;
  return kind === 'town' || kind === 'city_district' || population >= 20_000 ? 5 : 6;
}
