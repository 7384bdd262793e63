import type { Pair } from 'polygon-clipping';
import { type Grid, KM_PER_DEGREE, cellAreaKm2, latOf, lonOf } from './grid.ts';
import type { Bbox } from './units.ts';

/** A unit to be given `areaKm2` of the cells, near `centre` and inside `bbox`. */
export type Claim = {
  readonly kato: string;
  readonly areaKm2: number;
  readonly bbox: Bbox;
  readonly centre: Pair;
};

/** Cells outside every claim. */
export const NOBODY = -1;

const ROUNDS = 400;
/** Price of a cell outside the box, per km outside and km of the box's mean half-width. */
const OUTSIDE_PRICE = 8;

/**
 * What each cell costs a claim, in km²: the squared distance from its centre, stretched by the proportions of its box
 * (an anisotropic power diagram), and a steep price outside the box.
 */
function costs(grid: Grid, claim: Claim): Float32Array {
  const [west, south, east, north] = claim.bbox;
  const kmPerLon = KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const halfX = ((east - west) / 2) * kmPerLon;
  const halfY = ((north - south) / 2) * KM_PER_DEGREE;
  const scale = halfX * halfY;
  const steep = OUTSIDE_PRICE * Math.sqrt(scale);
  const cost = new Float32Array(grid.columns * grid.rows);
  for (let row = 0, cell = 0; row < grid.rows; row++) {
    const lat = latOf(grid, row);
    const dy = ((lat - claim.centre[1]) * KM_PER_DEGREE) / halfY;
    const beyondY = Math.max(south - lat, lat - north, 0) * KM_PER_DEGREE;
    for (let column = 0; column < grid.columns; column++, cell++) {
      const lon = lonOf(grid, column);
      const dx = ((lon - claim.centre[0]) * kmPerLon) / halfX;
      const beyondX = Math.max(west - lon, lon - east, 0) * kmPerLon;
      cost[cell] = scale * (dx * dx + dy * dy) + steep * (beyondX + beyondY);
    }
  }
  return cost;
}

function assign(table: readonly Float32Array[], weights: readonly number[], nobody: boolean, labels: Int16Array): void {
  const best = new Float32Array(labels.length).fill(nobody ? 0 : Infinity);
  labels.fill(NOBODY);
  table.forEach((cost, k) => {
    const weight = weights[k] ?? 0;
    for (let cell = 0; cell < labels.length; cell++) {
      const price = (cost[cell] ?? 0) - weight;
      if (price < (best[cell] ?? 0)) {
        best[cell] = price;
        labels[cell] = k;
      }
    }
  });
}

/**
 * Divides the `open` cells among the claims so that each gets its area: every claim has a weight that is raised while its
 * area is too small and lowered while it is too large (the dual of optimal transport; Aurenhammer and others, 1998).
 * With `nobody` the claims need not fill the grid; without it their areas are scaled to fill it.
 * Cells that are not open get the label that the same prices give them and count for no area.
 */
export function partition(grid: Grid, open: Uint8Array, claims: readonly Claim[], nobody: boolean): Int16Array {
  const labels = new Int16Array(open.length);
  const cellArea = Array.from({ length: grid.rows }, (_, row) => cellAreaKm2(grid, row));
  const openArea = open.reduce((sum, bit, cell) => (bit ? sum + (cellArea[Math.floor(cell / grid.columns)] ?? 0) : sum), 0);
  const claimed = claims.reduce((sum, claim) => sum + claim.areaKm2, 0);
  const targets = claims.map((claim) => (nobody ? claim.areaKm2 : (claim.areaKm2 * openArea) / claimed));
  const table = claims.map((claim) => costs(grid, claim));
  const weights = [...targets];
  for (let round = 0; round < ROUNDS; round++) {
    assign(table, weights, nobody, labels);
    const areas = targets.map(() => 0);
    for (let row = 0, cell = 0; row < grid.rows; row++) {
      const area = cellArea[row] ?? 0;
      for (let column = 0; column < grid.columns; column++, cell++) {
        const label = labels[cell] ?? NOBODY;
        if (open[cell] && label !== NOBODY) areas[label] = (areas[label] ?? 0) + area;
      }
    }
    let worst = 0;
    targets.forEach((target, k) => {
      const lack = target - (areas[k] ?? 0);
      worst = Math.max(worst, Math.abs(lack) / target);
      weights[k] = (weights[k] ?? 0) + (round < ROUNDS / 2 ? 0.3 : 0.1) * lack;
    });
    if (worst < 0.01) break;
  }
  return labels;
}
