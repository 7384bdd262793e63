import { type Field, NOBODY } from './partition.ts';

/** Gaps narrower than twice this many cells are closed. */
const CLOSING_CELLS = 6;

/** The cells of a disc around the origin, nearest first. */
const DISC: readonly (readonly [column: number, row: number])[] = Array.from(
  { length: (2 * CLOSING_CELLS + 1) ** 2 },
  (_, k): [number, number] => [
    (k % (2 * CLOSING_CELLS + 1)) - CLOSING_CELLS,
    Math.floor(k / (2 * CLOSING_CELLS + 1)) - CLOSING_CELLS,
  ],
)
  .filter(([column, row]) => Math.hypot(column, row) <= CLOSING_CELLS)
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/** Marks the cells that have a cell with the property within the disc. */
function dilated(columns: number, rows: number, has: (cell: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    return DISC.some(([dc, dr]) => {
      const [c, r] = [column + dc, row + dr];
      return c >= 0 && r >= 0 && c < columns && r < rows && has(r * columns + c);
    })
      ? 1
      : 0;
  });
}

/**
 * Closes the narrow gaps that nobody holds between the districts of a city (a morphological closing): each of their
 * cells goes to the nearest claim. Barred cells stay with nobody.
 */
export function closeGaps({ grid, barred }: Field, labels: Int16Array): void {
  const { columns, rows } = grid;
  const before = labels.slice();
  const near = dilated(columns, rows, (cell) => before[cell] !== NOBODY);
  const outside = dilated(columns, rows, (cell) => !near[cell]);
  for (let cell = 0; cell < labels.length; cell++) {
    if (before[cell] !== NOBODY || outside[cell] || barred?.[cell]) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (const [dc, dr] of DISC) {
      const [c, r] = [column + dc, row + dr];
      const label = c >= 0 && r >= 0 && c < columns && r < rows ? before[r * columns + c] : NOBODY;
      if (label === undefined || label === NOBODY) continue;
      labels[cell] = label;
      break;
    }
  }
}
