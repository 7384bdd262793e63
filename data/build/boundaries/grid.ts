import type { MultiPolygon } from 'polygon-clipping';
import type { Bbox } from './units.ts';

export const KM_PER_DEGREE = 111.195;

/** A raster of lon, lat cells, row by row from the south-west corner; cells are about square on the ground. */
export type Grid = {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
};

/** Lays a grid of cells `cellKm` wide over the box and a margin of `marginCells` around it. */
export function gridOver([west, south, east, north]: Bbox, cellKm: number, marginCells: number): Grid {
  const stepLatDeg = cellKm / KM_PER_DEGREE;
  const stepLonDeg = stepLatDeg / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    west: west - marginCells * stepLonDeg,
    south: south - marginCells * stepLatDeg,
    columns: Math.ceil((east - west) / stepLonDeg) + 2 * marginCells,
    rows: Math.ceil((north - south) / stepLatDeg) + 2 * marginCells,
    stepLonDeg,
    stepLatDeg,
  };
}

/** Longitude of the centre of a column. */
export function lonOf(grid: Grid, column: number): number {
  return grid.west + (column + 0.5) * grid.stepLonDeg;
}

/** Latitude of the centre of a row. */
export function latOf(grid: Grid, row: number): number {
  return grid.south + (row + 0.5) * grid.stepLatDeg;
}

/** Area of one cell of a row in km². */
export function cellAreaKm2(grid: Grid, row: number): number {
  const widthKm = grid.stepLonDeg * KM_PER_DEGREE * Math.cos((latOf(grid, row) * Math.PI) / 180);
  return widthKm * grid.stepLatDeg * KM_PER_DEGREE;
}

/** Marks with 1 the cells whose centre lies inside the shape (even-odd rule). */
export function cellsInside(grid: Grid, shape: MultiPolygon): Uint8Array {
  const inside = new Uint8Array(grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const lat = latOf(grid, row);
    const crossings: number[] = [];
    for (const ring of shape.flat()) {
      let [lon0, lat0] = ring.at(-1) ?? [0, 0];
      for (const [lon1, lat1] of ring) {
        if (lat0 > lat !== lat1 > lat) crossings.push(lon0 + ((lat - lat0) * (lon1 - lon0)) / (lat1 - lat0));
        [lon0, lat0] = [lon1, lat1];
      }
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = ((crossings[k] ?? 0) - grid.west) / grid.stepLonDeg - 0.5;
      const to = ((crossings[k + 1] ?? 0) - grid.west) / grid.stepLonDeg - 0.5;
      const last = Math.min(grid.columns - 1, Math.floor(to));
      for (let column = Math.max(0, Math.ceil(from)); column <= last; column++)
        inside[row * grid.columns + column] = 1;
    }
  }
  return inside;
}

/** Smallest box around a shape. */
export function bboxOf(shape: MultiPolygon): Bbox {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of shape.flat(2)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
