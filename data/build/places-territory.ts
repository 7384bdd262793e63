import { readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import { parse } from 'csv-parse/sync';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** A point in WGS 84 degrees. */
export type LonLat = { lon: number; lat: number };
/** A polygon of a boundary or water file. */
export type Area = Feature<Polygon | MultiPolygon, { kato?: string }>;

/** A unit of hierarchy.csv; places it does not give are absent. */
export type Unit = {
  kato: string;
  parentKato: string;
  level: number;
  type: string;
  name: { kk: string; ru: string; en: string };
  seatRu: string;
  at?: LonLat;
  label?: LonLat;
  population: number;
};

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const isArea = (feature: Feature): feature is Area => feature.geometry.type.endsWith('Polygon');

function readAreas(path: string): Area[] {
  return (JSON.parse(readFileSync(file(path), 'utf8')) as FeatureCollection).features.filter(isArea);
}

const point = (lon: string | undefined, lat: string | undefined): LonLat | undefined =>
  lon && lat ? { lon: Number(lon), lat: Number(lat) } : undefined;

/** «Семей қ.ә.» → «Семей», «г. Хромтау» → «Хромтау», "Oral (Uralsk) (city administration)" → "Oral". */
const bare = {
  kk: (name: string) => name.replace(/ (қ\.ә\.|қ\.|қаласы)$/, ''),
  ru: (name: string) => name.replace(/^(г\.|город) | г\.а\.$/g, ''),
  en: (name: string) => name.replace(/ \([^)]*\)/g, ''),
};

function readUnits(): Map<string, Unit> {
  const rows = parse<Record<string, string>>(readFileSync(file('hierarchy/hierarchy.csv')), {
    columns: true,
    bom: true,
  });
  return new Map(
    rows.map((row) => {
      const at = point(row['lon'], row['lat']);
      const label = point(row['label_lon'], row['label_lat']);
      const unit: Unit = {
        kato: row['kato'] ?? '',
        parentKato: row['parent_kato'] ?? '',
        level: Number(row['level']),
        type: row['type'] ?? '',
        name: {
          kk: bare.kk(row['name_kk'] ?? ''),
          ru: bare.ru(row['name_ru'] ?? ''),
          en: bare.en(row['name_en'] ?? ''),
        },
        seatRu: row['seat_ru'] ?? '',
        population: Number(row['population']) || 0,
        ...(at ? { at } : {}),
        ...(label ? { label } : {}),
      };
      return [unit.kato, unit];
    }),
  );
}

/** The units of territory by KATO. */
export const UNITS: ReadonlyMap<string, Unit> = readUnits();
/** Polygons of the second-level units. */
export const DISTRICTS: readonly Area[] = readAreas('boundaries/admin-2.geojson');
const WATERS = readAreas('basemap/water.geojson');

export const isInside = (at: LonLat, area: Area): boolean => booleanPointInPolygon([at.lon, at.lat], area);

/** Whether the point lies in no sea and no lake. */
export const isDry = (at: LonLat): boolean => !WATERS.some((water) => isInside(at, water));

/** The second-level polygon that the point lies in, of one parent or of any. */
export function districtAt(at: LonLat, parentKato?: string): Area | undefined {
  return DISTRICTS.find(
    (district) =>
      (!parentKato || UNITS.get(district.properties.kato ?? '')?.parentKato === parentKato) &&
      isInside(at, district),
  );
}

/** Polygon of the second-level unit that a unit is or belongs to. */
export function groundOf(kato: string): Area | undefined {
  const unit = UNITS.get(kato);
  const second = unit && unit.level > 2 ? unit.parentKato : kato;
  return DISTRICTS.find((district) => district.properties.kato === second);
}
