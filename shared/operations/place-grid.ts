const RAD = Math.PI / 180;
/** A degree of latitude on the sphere of `greatCircleM`, a hair less so that rounding never hides a place. */
const M_PER_DEG_AT_LEAST = 111_194.9;
/** Cells of one grid at most: with larger ones it stays small however far apart its places lie. */
const MAX_CELLS = 1 << 19;

/** Some places in square cells of degrees: the places of cell `c` are `items[start[c] … start[c + 1])`. */
export type PlaceGrid = {
  west: number;
  south: number;
  cellDeg: number;
  columns: number;
  rows: number;
  start: Uint32Array;
  items: Uint32Array;
};

/**
 * Sorts places into cells of about `cellM` metres. Places on both sides of the antimeridian are not foreseen: Kazakhstan
 * lies far from it.
 * @param members indices of the places of this grid.
 */
export function placeGrid(
  { lon, lat }: { lon: Float64Array; lat: Float64Array },
  members: readonly number[],
  cellM: number,
): PlaceGrid {
  const west = members.reduce((least, p) => Math.min(least, lon[p] ?? 0), Infinity);
  const south = members.reduce((least, p) => Math.min(least, lat[p] ?? 0), Infinity);
  const widthDeg = members.reduce((most, p) => Math.max(most, (lon[p] ?? 0) - west), 0);
  const heightDeg = members.reduce((most, p) => Math.max(most, (lat[p] ?? 0) - south), 0);
  const sides = (cellDeg: number): [columns: number, rows: number] => [
    Math.floor(widthDeg / cellDeg) + 1,
    Math.floor(heightDeg / cellDeg) + 1,
  ];
  let cellDeg = Math.max(cellM, 1) / M_PER_DEG_AT_LEAST;
  for (let [c, r] = sides(cellDeg); c * r > MAX_CELLS; [c, r] = sides(cellDeg)) cellDeg *= 1.5;
  const [columns, rows] = sides(cellDeg);
  const cellOf = (p: number): number =>
    Math.floor(((lat[p] ?? 0) - south) / cellDeg) * columns + Math.floor(((lon[p] ?? 0) - west) / cellDeg);
  const start = new Uint32Array(columns * rows + 1);
  for (const p of members) start[cellOf(p) + 1] = (start[cellOf(p) + 1] ?? 0) + 1;
  for (let c = 0; c < columns * rows; c++) start[c + 1] = (start[c + 1] ?? 0) + (start[c] ?? 0);
  const next = start.slice();
  const items = new Uint32Array(members.length);
  for (const p of members) {
    const at = next[cellOf(p)] ?? 0;
    next[cellOf(p)] = at + 1;
    items[at] = p;
  }
  return { west, south, cellDeg, columns, rows, start, items };
}

/** Calls back with every place that may lie within a distance; some that it calls with lie farther. */
export function eachNear(
  { west, south, cellDeg, columns, rows, start, items }: PlaceGrid,
  at: { lon: number; lat: number },
  radiusM: number,
  visit: (p: number) => void,
): void {
  const highDeg = radiusM / M_PER_DEG_AT_LEAST;
  // The widest part of a circle on a sphere lies a little poleward of its middle.
  const sine = Math.sin(Math.min(90, highDeg) * RAD) / Math.cos(at.lat * RAD);
  const wideDeg = sine >= 1 || !Number.isFinite(sine) ? 360 : (Math.asin(sine) / RAD) * (1 + 1e-9);
  const cell = (degrees: number, most: number): number =>
    Math.max(-1, Math.min(most, Math.floor(degrees / cellDeg)));
  const left = Math.max(0, cell(at.lon - wideDeg - west, columns));
  const right = Math.min(columns - 1, cell(at.lon + wideDeg - west, columns));
  const top = Math.min(rows - 1, cell(at.lat + highDeg - south, rows));
  if (right < left) return;
  for (let row = Math.max(0, cell(at.lat - highDeg - south, rows)); row <= top; row++) {
    const to = start[row * columns + right + 1] ?? 0;
    for (let k = start[row * columns + left] ?? 0; k < to; k++) visit(items[k] ?? 0);
  }
}
