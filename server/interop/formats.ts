import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Row, Table } from './table.ts';
import { csvStream } from '../spreadsheet/csv-stream.ts';

export type Format = 'csv' | 'json' | 'geojson';

/** How each format is written, piece by piece. GeoJSON and JSON hold one row a line. */
export const FORMATS: Readonly<Record<Format, (table: Table) => Readable>> = {
  csv: (table) =>
    csvStream(table.rows, {
      header: true,
      columns: [...table.columns],
      // A cell that a spreadsheet would run as a formula is written as text.
      escape_formulas: true,
      cast: { boolean: (value) => (value ? 'true' : 'false') },
    }),
  json: (table) => Readable.from(lines('[\n', table, (row) => JSON.stringify(pick(row, table)), '\n]\n')),
  geojson: (table) =>
    Readable.from(
      lines(
        '{"type":"FeatureCollection","features":[\n',
        table,
        (row) => JSON.stringify(feature(row, table)),
        '\n]}\n',
      ),
    ),
};

/** Writes a table in a format and waits until all of it is out. */
export async function writeTable(table: Table, format: Format, to: Writable): Promise<void> {
  await pipeline(FORMATS[format](table), to);
}

async function* lines(
  head: string,
  table: Table,
  write: (row: Row) => string,
  tail: string,
): AsyncGenerator<string> {
  let separator = head;
  for await (const row of table.rows) {
    yield separator + write(row);
    separator = ',\n';
  }
  yield separator === head ? head + tail : tail;
}

const pick = (row: Row, table: Table) => Object.fromEntries(table.columns.map((c) => [c, row[c] ?? null]));

const feature = (row: Row, table: Table) => ({
  type: 'Feature',
  properties: pick(row, table),
  geometry: table.geometry?.(row) ?? null,
});
