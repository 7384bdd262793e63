import type { Pair } from 'polygon-clipping';
import type { Grid } from './grid.ts';
import { type Field, NOBODY } from './partition.ts';
import type { Unit } from './units.ts';

/** Column and row of the cell that holds a point. */
function cellOf(grid: Grid, [lon, lat]: Pair): [column: number, row: number] {
  return [Math.floor((lon - grid.west) / grid.stepLonDeg), Math.floor((lat - grid.south) / grid.stepLatDeg)];
}

function neighbours(grid: Grid, cell: number): number[] {
  const column = cell % grid.columns;
  const found: number[] = [];
  if (column > 0) found.push(cell - 1);
  if (column < grid.columns - 1) found.push(cell + 1);
  if (cell >= grid.columns) found.push(cell - grid.columns);
  if (cell < grid.columns * (grid.rows - 1)) found.push(cell + grid.columns);
  return found;
}

/** Gives every cell the number of its 4-connected piece of one label; sizes count open cells. */
function pieces(
  grid: Grid,
  labels: Int16Array,
  open: Uint8Array,
): { of: Int32Array; sizes: number[]; labels: number[] } {
  const of = new Int32Array(labels.length).fill(-1);
  const sizes: number[] = [];
  const pieceLabels: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (of[start] !== -1) continue;
    const piece = sizes.length;
    const label = labels[start] ?? NOBODY;
    const queue = [start];
    of[start] = piece;
    let size = 0;
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
      size += open[cell] ?? 0;
      for (const next of neighbours(grid, cell)) {
        if (of[next] !== -1 || labels[next] !== label) continue;
        of[next] = piece;
        queue.push(next);
      }
    }
    sizes.push(size);
    pieceLabels.push(label);
  }
  return { of, sizes, labels: pieceLabels };
}

/** The piece to keep of each claim: the largest. */
function largestOf(found: ReturnType<typeof pieces>): Map<number, number> {
  const largest = new Map<number, number>();
  found.labels.forEach((label, piece) => {
    const rival = largest.get(label);
    if (rival === undefined || (found.sizes[piece] ?? 0) > (found.sizes[rival] ?? 0))
      largest.set(label, piece);
  });
  return largest;
}

/** Keeps the largest piece of every claim and what lies open to the edge; other pieces go, cell by cell, to what surrounds them. */
function absorbStrays(grid: Grid, labels: Int16Array, open: Uint8Array): void {
  const found = pieces(grid, labels, open);
  const kept = new Set(largestOf(found).values());
  for (let cell = 0; cell < labels.length; cell++) {
    const atEdge = neighbours(grid, cell).length < 4;
    if (atEdge && labels[cell] === NOBODY) kept.add(found.of[cell] ?? 0);
  }
  const settled = Uint8Array.from(found.of, (piece) => (kept.has(piece) ? 1 : 0));
  let front = [...settled.keys()].filter((cell) => settled[cell]);
  while (front.length) {
    const next: number[] = [];
    for (const cell of front) {
      for (const other of neighbours(grid, cell)) {
        if (settled[other]) continue;
        settled[other] = 1;
        labels[other] = labels[cell] ?? NOBODY;
        next.push(other);
      }
    }
    front = next;
  }
}

/** Gives a claim its seat with a few cells around it and a corridor to the nearest cell it has already. */
function reachSeat(grid: Grid, labels: Int16Array, k: number, seat: Pair): void {
  const [column, row] = cellOf(grid, seat);
  let [near, nearest] = [-1, Infinity];
  for (let cell = 0; cell < labels.length; cell++) {
    if (labels[cell] !== k) continue;
    const distance = Math.hypot((cell % grid.columns) - column, Math.floor(cell / grid.columns) - row);
    if (distance < nearest) [near, nearest] = [cell, distance];
  }
  if (near < 0) [near, nearest] = [row * grid.columns + column, 0];
  const toColumn = near % grid.columns;
  const toRow = Math.floor(near / grid.columns);
  const steps = Math.ceil(nearest) + 2;
  for (let step = 0; step <= steps; step++) {
    const c = Math.round(column + ((toColumn - column) * step) / steps);
    const r = Math.round(row + ((toRow - row) * step) / steps);
    for (let dr = -1; dr <= 1; dr++) {
      for (let dc = -1; dc <= 1; dc++) {
        if (r + dr < 0 || r + dr >= grid.rows || c + dc < 0 || c + dc >= grid.columns) continue;
        labels[(r + dr) * grid.columns + c + dc] = k;
      }
    }
  }
}

/** Makes every claim one piece that holds its seat. */
export function settle({ grid, open }: Field, labels: Int16Array, units: readonly Unit[]): void {
  absorbStrays(grid, labels, open);
  units.forEach((unit, k) => {
    if (unit.seatInside) reachSeat(grid, labels, k, unit.seat);
  });
  absorbStrays(grid, labels, open);
}
