import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Pair } from 'polygon-clipping';

/** West, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** What the table knows of one second-level unit's territory. Points are lon, lat in degrees. */
export type Unit = {
  readonly kato: string;
  readonly parentKato: string;
  readonly type: string;
  readonly seat: Pair;
  /** False where the seat lies outside the territory by design. */
  readonly seatInside: boolean;
  /** A point inside the real territory. */
  readonly label: Pair;
  /** Null where the unit is younger than the measured boundaries. */
  readonly extent: { readonly areaKm2: number; readonly bbox: Bbox } | null;
};

/** Districts governed from a city that is a unit of its own: Zhanasemey from Semey, Pavlodar district from Pavlodar. */
export const SEAT_OUTSIDE: ReadonlySet<string> = new Set(['104100000', '556000000']);

/**
 * Units younger than the areas and boxes of the table (2024 boundaries), and the unit whose figures still contain them.
 * Their shares are not published; each old territory is halved.
 */
export const SPLIT_FROM: ReadonlyMap<string, string> = new Map([
  ['635500000', '635200000'],
  ['636300000', '635400000'],
  ['615500000', '612000000'],
  ['711610000', '711110000'],
]);

type Row = Record<string, string>;

function numberOf(row: Row, column: string): number {
  const value = Number(row[column]);
  if (!row[column] || !Number.isFinite(value))
    throw new Error(`${row['kato']}: column ${column} is no number`);
  return value;
}

function unitOf(row: Row): Unit {
  const kato = row['kato'] ?? '';
  return {
    kato,
    parentKato: row['parent_kato'] ?? '',
    type: row['type'] ?? '',
    seat: [numberOf(row, 'lon'), numberOf(row, 'lat')],
    seatInside: !SEAT_OUTSIDE.has(kato),
    label: [numberOf(row, 'label_lon'), numberOf(row, 'label_lat')],
    extent: row['area_km2_2024']
      ? {
          areaKm2: numberOf(row, 'area_km2_2024'),
          bbox: [
            numberOf(row, 'bbox_w'),
            numberOf(row, 'bbox_s'),
            numberOf(row, 'bbox_e'),
            numberOf(row, 'bbox_n'),
          ],
        }
      : null,
  };
}

/** Reads the second-level units of the hierarchy table, in the order of their codes. */
export function readUnits(file: URL): Unit[] {
  const rows: Row[] = parse(readFileSync(file), { columns: true, bom: true });
  const units = rows.filter((row) => row['level'] === '2').map(unitOf);
  return units.sort((a, b) => a.kato.localeCompare(b.kato));
}
