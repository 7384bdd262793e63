/** Makes data/places/settlements.csv and data/basemap/places.json: `npm run places`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { booleanPointInPolygon, pointOnFeature, pointToPolygonDistance } from '@turf/turf';
import { parse } from 'csv-parse/sync';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { apartKm, gazetteer, type GazetteerPlace } from './places-gazetteer.ts';
import { cyrillicNames, difference } from './places-names.ts';

type Row = Record<string, string>;
type Area = Feature<Polygon | MultiPolygon, { kato: string; kind?: string }>;
type Settlement = {
  name: { kk: string; ru: string; en: string };
  lon: number;
  lat: number;
  population: number;
  kind: 'capital' | 'republican_city' | 'regional_city' | 'town' | 'village' | 'city_district';
  kato: string;
  source: string;
};

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const readAreas = (path: string): Area[] =>
  existsSync(file(path))
    ? (JSON.parse(readFileSync(file(path), 'utf8')) as FeatureCollection).features.filter(isArea)
    : [];
const isArea = (feature: Feature): feature is Area => /Polygon$/.test(feature.geometry.type);

const hierarchy: Row[] = parse(readFileSync(file('hierarchy/hierarchy.csv')), { columns: true, bom: true });
const districts = readAreas('boundaries/admin-2.geojson');
const lakes = readAreas('basemap/water.geojson');
const areaOf = new Map(districts.map((d) => [d.properties.kato, d]));
const unitOf = new Map(hierarchy.map((row) => [row['kato'] ?? '', row]));

/** Regions a first-level code of GeoNames may stand for today; codes of the gazetteer are of before 2022. */
const REGIONS_OF_ADMIN1: Readonly<Record<string, readonly string[]>> = {
  '01': ['19', '33'], '02': ['75'], '03': ['11'], '04': ['15'], '05': ['71'], '06': ['23'], '07': ['27'], '08': ['43'],
  '09': ['47'], '10': ['61', '79'], '11': ['55'], '12': ['35', '62'], '13': ['39'], '14': ['43'], '15': ['10', '63'],
  '16': ['59'], '17': ['31'],
}; // prettier-ignore

const MATCH_KM = 12;
const NEAR_KM = 4;

const inside = (place: { lon: number; lat: number }, area: Area): boolean =>
  booleanPointInPolygon([place.lon, place.lat], area);
const isDry = (place: { lon: number; lat: number }): boolean => !lakes.some((lake) => inside(place, lake));
const stripped = (name: string): string =>
  name.replace(/ (қ\.ә\.|г\.а\.|қ\.|қаласы)$|^г\. |^город | \(city administration\)$/g, '');
const namesOf = (row: Row) => ({
  kk: stripped(row['name_kk'] ?? ''),
  ru: stripped(row['name_ru'] ?? ''),
  en: stripped(row['name_en'] ?? ''),
});
const pointOf = (row: Row) => ({ lon: Number(row['lon']), lat: Number(row['lat']) });

const KINDS: Readonly<Record<string, Settlement['kind']>> = {
  city_republican: 'republican_city',
  city_administration: 'regional_city',
  town: 'town',
};

/** Cities and towns of the hierarchy: names and codes from the table, place and population from the gazetteer. */
function cities(places: GazetteerPlace[]): Settlement[] {
  return hierarchy.flatMap((row): Settlement[] => {
    const kind = row['kato'] === '710000000' ? 'capital' : KINDS[row['type'] ?? ''];
    if (!kind) return [];
    const at = pointOf(row);
    const names = namesOf(row);
    const found = places.find((p) => apartKm(p, at) < MATCH_KM && isSameName(p, names));
    if (found) places.splice(places.indexOf(found), 1);
    const area = areaOf.get((kind === 'town' ? row['parent_kato'] : row['kato']) ?? '');
    const point = found && (!area || inside(found, area)) ? found : at;
    const known = Number(row['population']);
    return [
      {
        name: names,
        lon: point.lon,
        lat: point.lat,
        population: known > 0 ? known : (found?.population ?? 0),
        kind,
        kato:
          kind === 'capital' || kind === 'republican_city'
            ? districtAt(at, row['kato'] ?? '')
            : (row['kato'] ?? ''),
        source: found ? 'hierarchy; GeoNames' : 'hierarchy',
      },
    ];
  });
}

const isSameName = (place: GazetteerPlace, names: { kk: string; ru: string; en: string }): boolean =>
  [place.name, ...place.alternates].some((n) =>
    [names.en, names.ru, names.kk].some((m) => difference(n, m) < 0.15),
  );

/** District of a republican city that a point lies in. */
function districtAt(place: { lon: number; lat: number }, parent: string): string {
  const found = districts.find(
    (d) => unitOf.get(d.properties.kato)?.['parent_kato'] === parent && inside(place, d),
  );
  return found?.properties.kato ?? hierarchy.find((row) => row['parent_kato'] === parent)?.['kato'] ?? parent;
}

/** Villages of the gazetteer, each in the district it lies in; one that the schematic boundaries put into another region is left out. */
function villages(places: readonly GazetteerPlace[]): Settlement[] {
  return places.flatMap((place): Settlement[] => {
    const district = districts.find((d) => inside(place, d));
    if (!district || !isDry(place)) return [];
    const { kato } = district.properties;
    const regions = REGIONS_OF_ADMIN1[place.admin1];
    if (regions && !regions.includes(kato.slice(0, 2))) return [];
    const seat = unitOf.get(kato);
    const isSeat = seat?.['type'] === 'district' && apartKm(place, pointOf(seat)) < NEAR_KM;
    const names = cyrillicNames(place.name, place.alternates);
    const ru = isSeat ? (seat['seat_ru'] ?? '') : names.ru;
    return [
      {
        name: { kk: names.kk, ru, en: place.name },
        lon: place.lon,
        lat: place.lat,
        population: place.population,
        kind: 'village',
        kato,
        source: 'GeoNames',
      },
    ];
  });
}

/** Seats that the gazetteer lacks, and a point for each unit that would have no inhabited place at all. */
function missing(present: readonly Settlement[]): Settlement[] {
  return districts.flatMap((district): Settlement[] => {
    const { kato } = district.properties;
    const row = unitOf.get(kato);
    if (!row) return [];
    const served = present.filter((s) => s.kato === kato || unitOf.get(s.kato)?.['parent_kato'] === kato);
    const at = pointOf(row);
    const isCityDistrict = row['type'] === 'city_district';
    const seatServed = served.some((s) => apartKm(s, at) < NEAR_KM);
    const seatInside = Number.isFinite(at.lon) && inside(at, district) && isDry(at);
    if (isCityDistrict ? served.length > 0 : seatServed || (served.length > 0 && !seatInside)) return [];
    const label = { lon: Number(row['label_lon']), lat: Number(row['label_lat']) };
    const [lon = 0, lat = 0] = pointOnFeature(district).geometry.coordinates;
    const point = seatInside
      ? at
      : row['label_lon'] && inside(label, district) && isDry(label)
        ? label
        : { lon, lat };
    const own = namesOf(row);
    const seatName = row['seat_ru'] && seatInside ? { kk: '', ru: row['seat_ru'], en: '' } : own;
    return [
      {
        name: isCityDistrict ? own : seatName,
        lon: point.lon,
        lat: point.lat,
        population: Number(row['population']) || 0,
        kind: isCityDistrict ? 'city_district' : 'village',
        kato,
        source: 'hierarchy',
      },
    ];
  });
}

/** 1 capital · 2 republican city · 3 region's seat · 4 other city · 5 town or large village · 6 the rest. */
function rankOf(settlement: Settlement): number {
  const isRegionSeat = hierarchy.some((r) => r['level'] === '1' && apartKm(pointOf(r), settlement) < NEAR_KM);
  if (settlement.kind === 'capital') return 1;
  if (settlement.kind === 'republican_city') return 2;
  if (settlement.kind === 'regional_city') return isRegionSeat ? 3 : 4;
  return settlement.kind === 'town' || settlement.population >= 20_000 ? 5 : 6;
}

const places = gazetteer();
const listed = cities(places);
const rural = villages(places.filter((p) => !listed.some((c) => apartKm(c, p) < 1.5)));
const all = [...listed, ...rural, ...missing([...listed, ...rural])].map((s) => ({ ...s, rank: rankOf(s) }));
const shallow = all.filter((s) => {
  const area = areaOf.get(s.kato) ?? areaOf.get(unitOf.get(s.kato)?.['parent_kato'] ?? '');
  return !area || !inside(s, area);
});
for (const s of shallow) {
  const area = areaOf.get(s.kato) ?? areaOf.get(unitOf.get(s.kato)?.['parent_kato'] ?? '');
  console.log(
    `left out: ${s.name.ru || s.name.en} ${s.kato}, ${area ? pointToPolygonDistance([s.lon, s.lat], area).toFixed(1) : '?'} km outside its unit`,
  );
}
const kept = all
  .filter((s) => !shallow.includes(s))
  .toSorted((a, b) =>
    a.kato < b.kato
      ? -1
      : a.kato > b.kato
        ? 1
        : a.rank - b.rank || b.population - a.population || a.lon - b.lon,
  );

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = kept.map((s, i) =>
  [i + 1, s.name.kk, s.name.ru, s.name.en, s.lon, s.lat, s.population, s.kind, s.kato, s.rank, s.source]
    .map((v) => cell(String(v)))
    .join(','),
);
writeFileSync(
  file('places/settlements.csv'),
  `id,name_kk,name_ru,name_en,lon,lat,population,kind,kato,rank,source\n${lines.join('\n')}\n`,
);
const shown = kept
  .filter((s) => s.kind !== 'city_district')
  .toSorted((a, b) => a.rank - b.rank || b.population - a.population || a.lon - b.lon);
writeFileSync(
  file('basemap/places.json'),
  `${JSON.stringify({
    names_kk: shown.map((s) => s.name.kk),
    names_ru: shown.map((s) => s.name.ru),
    names_en: shown.map((s) => s.name.en),
    lon: shown.map((s) => s.lon),
    lat: shown.map((s) => s.lat),
    rank: shown.map((s) => s.rank),
    population: shown.map((s) => s.population),
  })}\n`,
);
console.log(`${kept.length} settlements, ${new Set(kept.map((s) => s.kato)).size} units served`);
