import type { MultiPolygon, Pair, Ring } from 'polygon-clipping';
import type { Grid } from './grid.ts';

/** Steps along a boundary, counter-clockwise: east, north, west, south. */
const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Directed cell edges that keep the label on their left, as corner → set of directions leaving it. */
function boundaryEdges(grid: Grid, labels: Int16Array, label: number): Map<number, number[]> {
  const { columns, rows } = grid;
  const at = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && labels[row * columns + column] === label;
  const edges = new Map<number, number[]>();
  const add = (column: number, row: number, direction: number): void => {
    const corner = row * (columns + 1) + column;
    const leaving = edges.get(corner);
    if (leaving) leaving.push(direction);
    else edges.set(corner, [direction]);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!at(column, row)) continue;
      if (!at(column, row - 1)) add(column, row, 0);
      if (!at(column + 1, row)) add(column + 1, row, 1);
      if (!at(column, row + 1)) add(column + 1, row + 1, 2);
      if (!at(column - 1, row)) add(column, row + 1, 3);
    }
  }
  return edges;
}

/** Walks one ring; where two cells touch by a corner only, it turns left and keeps them apart. */
function walk(grid: Grid, edges: Map<number, number[]>, start: number): Ring {
  const width = grid.columns + 1;
  const ring: Ring = [];
  let corner = start;
  const first = edges.get(start)?.[0] ?? 0;
  let direction = first;
  for (;;) {
    const leaving = edges.get(corner) ?? [];
    const turn = (ring.length ? [1, 0, 3] : [0])
      .map((by) => (direction + by) % 4)
      .find((d) => leaving.includes(d));
    if (turn === undefined) break;
    direction = turn;
    leaving.splice(leaving.indexOf(turn), 1);
    if (leaving.length === 0) edges.delete(corner);
    const column = corner % width;
    const row = (corner - column) / width;
    ring.push([grid.west + column * grid.stepLonDeg, grid.south + row * grid.stepLatDeg]);
    const [dx, dy] = STEPS[direction] ?? [0, 0];
    corner = (row + dy) * width + column + dx;
    if (corner === start && (!edges.has(start) || (direction + 1) % 4 === first)) break;
  }
  const [origin] = ring;
  return origin ? [...ring, origin] : ring;
}

/** Twice the signed area of a ring, positive counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  let [x0, y0] = ring.at(-1) ?? [0, 0];
  for (const [x, y] of ring) {
    sum += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return sum;
}

function contains(ring: Ring, [x, y]: Pair): boolean {
  let inside = false;
  let [x0, y0] = ring.at(-1) ?? [0, 0];
  for (const [x1, y1] of ring) {
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}

/** The outline of all cells of one label as polygons in lon, lat degrees, outer rings counter-clockwise, holes clockwise. */
export function trace(grid: Grid, labels: Int16Array, label: number): MultiPolygon {
  const edges = boundaryEdges(grid, labels, label);
  const rings: Ring[] = [];
  for (let start = edges.keys().next(); !start.done; start = edges.keys().next())
    rings.push(walk(grid, edges, start.value));
  const outers = rings.filter((ring) => signedArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const [x, y] = hole[0] ?? [0, 0];
    const probe: Pair = [x + grid.stepLonDeg / 1e3, y + grid.stepLatDeg / 1e3];
    outers.find(([outer = []]) => contains(outer, probe))?.push(hole);
  }
  return outers;
}
