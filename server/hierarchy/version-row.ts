import { adminUnitSchema, type AdminUnit, type Kato } from '../../shared/hierarchy/schema.ts';
import { ancestry, type UnitTree } from '../../shared/hierarchy/tree.ts';
import type { Database } from '../db/schema.ts';

type VersionRow = Database['admin_unit_version'];

/** A stored version as the unit it describes. @throws ZodError when the row is not a unit. */
export const unitOfRow = (row: VersionRow): AdminUnit =>
  adminUnitSchema.parse({
    kato: row.kato,
    parentKato: row.parent_kato,
    level: row.level,
    type: row.type,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    aliases: row.aliases,
    isoCode: row.iso_code,
    seat:
      row.seat_lon === null || row.seat_lat === null
        ? null
        : { nameRu: row.seat_name_ru, lon: row.seat_lon, lat: row.seat_lat, kind: row.seat_kind },
    label: row.label_lon === null || row.label_lat === null ? null : [row.label_lon, row.label_lat],
    areaKm2: row.area_km2,
    population:
      row.population === null
        ? null
        : { value: row.population, date: row.population_date, quality: row.population_quality },
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
    note: row.note,
  });

/** A unit as an open version that begins on `validFrom`. */
export const rowOfUnit = (tree: UnitTree<AdminUnit>, unit: AdminUnit, validFrom: string): VersionRow => ({
  kato: unit.kato,
  valid_from: validFrom,
  valid_to: null,
  parent_kato: unit.parentKato,
  level: unit.level,
  type: unit.type,
  name_kk: unit.name.kk,
  name_ru: unit.name.ru,
  name_en: unit.name.en,
  aliases: unit.aliases,
  iso_code: unit.isoCode,
  path: pathOf(tree, unit.kato),
  seat_name_ru: unit.seat?.nameRu ?? null,
  seat_lon: unit.seat?.lon ?? null,
  seat_lat: unit.seat?.lat ?? null,
  seat_kind: unit.seat?.kind ?? null,
  label_lon: unit.label?.[0] ?? null,
  label_lat: unit.label?.[1] ?? null,
  area_km2: unit.areaKm2,
  population: unit.population?.value ?? null,
  population_date: unit.population?.date ?? null,
  population_quality: unit.population?.quality ?? null,
  source: unit.source,
  note: unit.note,
});

/** True when two versions say the same, whenever they begin and end. */
export function sameVersion(a: VersionRow, b: VersionRow): boolean {
  const said = ({ valid_from: _from, valid_to: _to, ...rest }: VersionRow): string =>
    JSON.stringify(Object.entries(rest).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return said(a) === said(b);
}

const pathOf = (tree: UnitTree<AdminUnit>, kato: Kato): string =>
  ancestry(tree, kato)
    .map((unit) => unit.kato)
    .toReversed()
    .join('/');
