import type { Cell } from './table.ts';

/** What a column holds, and so how each format writes it: a share is 0..1, points are percentage points. */
export type CellKind = 'text' | 'integer' | 'decimal' | 'share' | 'points' | 'date';

export type SheetColumn = {
  /** Name for programs: the property of a GeoJSON feature. */
  key: string;
  /** Name for people, in the language of the interface. */
  title: string;
  kind: CellKind;
  /** Width in a spreadsheet, characters. */
  widthChars: number;
};

/** Cells in the order of the columns, and where the row lies. */
export type SheetRow = { cells: readonly Cell[]; geometry: GeoJSON.Geometry | null };

/** A table of the screen as a file: its columns, its rows, and everything one must know to read it. */
export type Sheet = {
  /** Name of the file without its ending. */
  fileName: string;
  /** Title of the sheet with the rows. */
  title: string;
  columns: readonly SheetColumn[];
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Source, date, filter, unit: label and value. */
  about: { title: string; lines: readonly (readonly [label: string, value: string])[] };
};
