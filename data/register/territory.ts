import { parse } from 'csv-parse/sync';
import type { Kato, Name } from '../../shared/hierarchy/schema.ts';

/** A unit of territory as the register needs it; level and type as in the hierarchy table. */
export type Unit = {
  kato: Kato;
  parentKato: Kato | null;
  level: number;
  type: string;
  name: Name;
  /** Seat, or the centroid of a city district; null for the city districts without geometry. */
  lon: number | null;
  lat: number | null;
  population: number | null;
  /** KATO codes from the root down, joined by '/'; sorting by it is a depth-first walk. */
  path: string;
};

export type Territory = ReadonlyMap<Kato, Unit>;

type HierarchyRow = Record<
  | 'level'
  | 'kato'
  | 'parent_kato'
  | 'type'
  | 'name_kk'
  | 'name_ru'
  | 'name_en'
  | 'lon'
  | 'lat'
  | 'population',
  string
>;

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/**
 * Reads the hierarchy table; a parent stands before its children, as in the file.
 * @throws Error when a parent is missing.
 */
export function territoryFrom(hierarchyCsv: string): Territory {
  const units = new Map<Kato, Unit>();
  const rows = parse<HierarchyRow>(hierarchyCsv, { columns: true, bom: true });
  for (const row of rows.sort((one, other) => Number(one.level) - Number(other.level))) {
    const parentKato = row.parent_kato === '' ? null : row.parent_kato;
    const parent = parentKato === null ? undefined : units.get(parentKato);
    if (parentKato !== null && !parent) throw new Error(`The parent ${parentKato} of ${row.kato} is missing`);
    units.set(row.kato, {
      kato: row.kato,
      parentKato,
      level: Number(row.level),
      type: row.type,
      name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
      lon: numberOrNull(row.lon),
      lat: numberOrNull(row.lat),
      population: numberOrNull(row.population),
      path: parent ? `${parent.path}/${row.kato}` : row.kato,
    });
  }
  return units;
}

/** @throws Error when the code is not in the hierarchy table. */
export function unitOf(territory: Territory, kato: Kato): Unit {
  const unit = territory.get(kato);
  if (!unit) throw new Error(`${kato} is not in the hierarchy table`);
  return unit;
}

/** True when the unit is `ancestor` or lies below it. */
export function isWithin(territory: Territory, kato: Kato, ancestor: Kato): boolean {
  // Codes are nine digits between slashes, so a part of the text is a whole code.
  return unitOf(territory, kato).path.includes(ancestor);
}

/** The unit's ancestor (or itself) at a level. @throws Error when it lies above that level. */
export function ancestorAt(territory: Territory, kato: Kato, level: number): Kato {
  const ancestor = unitOf(territory, kato).path.split('/')[level];
  if (ancestor === undefined) throw new Error(`${kato} has no ancestor of level ${level}`);
  return ancestor;
}
