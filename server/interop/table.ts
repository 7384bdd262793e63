/** A value of a cell; null is written as an empty cell. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Rows with named columns, produced as they are asked for, so that a large table is never held whole. */
export type Table = {
  columns: readonly string[];
  rows: AsyncIterable<Row> | Iterable<Row>;
  /** Geometry of a row, when the table has a place on the map. */
  geometry?: (row: Row) => GeoJSON.Geometry | null;
};
