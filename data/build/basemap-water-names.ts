import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';
import { parse } from 'csv-parse/sync';

/**
 * A named water of the table beside this file. `shape` says where its outline comes from: the gap that the land leaves
 * (Caspian), Natural Earth (found by the points `at`), or `at` itself, drawn by us after the map's known towns and rivers.
 */
export interface NamedWater {
  key: string;
  kind: 'sea' | 'lake' | 'river';
  /** 1 – seen first … 5 – seen last. */
  rank: number;
  name_kk: string;
  name_ru: string;
  name_en: string;
  label: Position[];
  shape: 'land' | 'natural-earth' | 'own';
  at: Position[];
}

function positions(text: string | undefined): Position[] {
  return text ? text.split(';').map((pair) => pair.split(' ').map(Number)) : [];
}

function kindOf(text: string | undefined): NamedWater['kind'] {
  if (text === 'sea' || text === 'lake' || text === 'river') return text;
  throw new Error(`basemap-water.csv: unknown kind ${text}`);
}

function shapeOf(text: string | undefined): NamedWater['shape'] {
  if (text === 'land' || text === 'natural-earth' || text === 'own') return text;
  throw new Error(`basemap-water.csv: unknown shape ${text}`);
}

/** The table of named waters, in its own order. */
export function namedWaters(): NamedWater[] {
  const text = readFileSync(new URL('./basemap-water.csv', import.meta.url), 'utf8');
  return parse<Record<string, string>>(text, { columns: true }).map((row) => ({
    key: row.key ?? '',
    kind: kindOf(row.kind),
    rank: Number(row.rank),
    name_kk: row.name_kk ?? '',
    name_ru: row.name_ru ?? '',
    name_en: row.name_en ?? '',
    label: positions(row.label),
    shape: shapeOf(row.shape),
    at: positions(row.at),
  }));
}
