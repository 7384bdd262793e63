import type { ImportProblem } from './run.ts';

/**
 * One row of a file, its cells by canonical column; a column that the file lacks has no cell. Rows are counted as a
 * spreadsheet counts them, features of GeoJSON from 1. `problems` were found while reading, with row and column.
 */
export type RawRow = {
  row: number;
  cells: Readonly<Record<string, string>>;
  problems: readonly ImportProblem[];
};
