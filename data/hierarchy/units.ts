import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  adminUnitSchema,
  katoSchema,
  levelSchema,
  unitTypeSchema,
  type AdminUnit,
} from '../../shared/hierarchy/schema.ts';

/**
 * Day from which `hierarchy.csv` stands: the youngest unit in it, Saraishyk district of Astana, was split off then.
 * Earlier states of the territory are not in the table.
 */
export const HIERARCHY_VALID_FROM = '2025-01-29';

const textCell = z.string().transform((text) => text || null);
const numberCell = z
  .string()
  .regex(/^(-?\d+(\.\d+)?)?$/, { error: 'This cell must be a number or empty' })
  .transform((text) => (text === '' ? null : Number(text)));

const unitRow = z.object({
  level: numberCell.pipe(levelSchema),
  kato: katoSchema,
  name_kk: z.string().min(1),
  name_ru: z.string().min(1),
  name_en: z.string().min(1),
  parent_kato: textCell.pipe(katoSchema.nullable()),
  lon: numberCell,
  lat: numberCell,
  population: numberCell,
  source: z.string().min(1),
  type: unitTypeSchema,
  seat_ru: textCell,
  coord_kind: z.string(),
  area_km2_2024: numberCell,
  pop_date: textCell,
  pop_quality: textCell,
  iso_3166_2: textCell,
  note: textCell,
  label_lon: numberCell,
  label_lat: numberCell,
});

const aliasRow = z.object({ kato: katoSchema, alias: z.string().min(1) });

/**
 * Reads the texts of `hierarchy.csv` and `aliases.csv` (old names, old ISO 3166-2 letter codes, other spellings), in file order.
 * @throws ZodError naming the row and the column that cannot be read; Error when an alias names an unknown unit.
 */
export function parseUnits(hierarchyCsv: string, aliasesCsv: string): AdminUnit[] {
  const rows = z.array(unitRow).parse(rowsOf(hierarchyCsv));
  const aliases = new Map(rows.map((row): [string, string[]] => [row.kato, []]));
  for (const { kato, alias } of z.array(aliasRow).parse(rowsOf(aliasesCsv))) {
    const ofUnit = aliases.get(kato);
    if (!ofUnit) throw new Error(`The alias "${alias}" names an unknown unit of territory ${kato}`);
    ofUnit.push(alias);
  }
  return rows.map((row) => adminUnitSchema.parse(unitOf(row, aliases.get(row.kato) ?? [])));
}

const unitOf = (row: z.infer<typeof unitRow>, aliases: string[]): AdminUnit => ({
  kato: row.kato,
  parentKato: row.parent_kato,
  level: row.level,
  type: row.type,
  name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
  aliases,
  isoCode: row.iso_3166_2,
  seat:
    row.lon === null || row.lat === null
      ? null
      : { nameRu: row.seat_ru, lon: row.lon, lat: row.lat, kind: row.coord_kind },
  label: row.label_lon === null || row.label_lat === null ? null : [row.label_lon, row.label_lat],
  areaKm2: row.area_km2_2024,
  population:
    row.population === null ? null : { value: row.population, date: row.pop_date, quality: row.pop_quality },
  validFrom: HIERARCHY_VALID_FROM,
  validTo: null,
  source: row.source,
  note: row.note,
});

const rowsOf = (csv: string): unknown => parse(csv, { columns: true, bom: true, skip_empty_lines: true });
