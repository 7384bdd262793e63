import { type Claim, type Spread, corrected, costs, gaugeOf, scaleOf } from './gauge.ts';
import { type Grid, cellAreaKm2, latOf, lonOf } from './grid.ts';

/** Label of a cell that no claim holds. */
export const NOBODY = -1;

/** The cells to divide: `open` ones count for area, `barred` ones go to nobody. */
export type Field = { readonly grid: Grid; readonly open: Uint8Array; readonly barred?: Uint8Array };

/** Times the gauges are fitted to the boxes; the areas are balanced before each fit, and well after the last. */
const FITS = 9;
const ROUGH = { rounds: 60, tolerance: 0.05 };
const FINE = { rounds: 400, tolerance: 0.01 };

type Auction = {
  readonly field: Field;
  readonly labels: Int16Array;
  readonly targets: readonly number[];
  readonly weights: number[];
  /** True where cells may stay with nobody, at the price nought. */
  readonly nobody: boolean;
};

function assign({ field, labels, weights, nobody }: Auction, table: readonly Float32Array[]): void {
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
  field.barred?.forEach((bar, cell) => {
    if (bar) labels[cell] = NOBODY;
  });
}

function areasOf({ field: { grid, open }, labels, targets }: Auction): number[] {
  const areas = targets.map(() => 0);
  for (let row = 0, cell = 0; row < grid.rows; row++) {
    const area = cellAreaKm2(grid, row);
    for (let column = 0; column < grid.columns; column++, cell++) {
      const label = labels[cell] ?? NOBODY;
      if (open[cell] && label !== NOBODY) areas[label] = (areas[label] ?? 0) + area;
    }
  }
  return areas;
}

/** Raises the weight of every claim whose area is too small and lowers that of those too large, until all are near. */
function balance(
  auction: Auction,
  table: readonly Float32Array[],
  { rounds, tolerance }: typeof ROUGH,
): void {
  for (let round = 0; round < rounds; round++) {
    assign(auction, table);
    const gain = round < FINE.rounds / 2 ? 0.3 : 0.1;
    let worst = 0;
    areasOf(auction).forEach((area, k) => {
      const target = auction.targets[k] ?? 0;
      worst = Math.max(worst, Math.abs(target - area) / target);
      auction.weights[k] = (auction.weights[k] ?? 0) + gain * (target - area);
    });
    if (worst < tolerance) break;
  }
}

function spreadsOf({ field: { grid, open }, labels, targets }: Auction): (Spread | null)[] {
  const sums = targets.map(() => ({
    west: 180,
    south: 90,
    east: -180,
    north: -90,
    lon: 0,
    lat: 0,
    cells: 0,
  }));
  for (let cell = 0; cell < labels.length; cell++) {
    const sum = open[cell] ? sums[labels[cell] ?? NOBODY] : undefined;
    if (!sum) continue;
    const lon = lonOf(grid, cell % grid.columns);
    const lat = latOf(grid, Math.floor(cell / grid.columns));
    sum.west = Math.min(sum.west, lon);
    sum.east = Math.max(sum.east, lon);
    sum.south = Math.min(sum.south, lat);
    sum.north = Math.max(sum.north, lat);
    sum.lon += lon;
    sum.lat += lat;
    sum.cells++;
  }
  return sums.map(({ west, south, east, north, lon, lat, cells }) =>
    cells ? { bbox: [west, south, east, north], centroid: [lon / cells, lat / cells] } : null,
  );
}

/**
 * Divides the open cells among the claims so that each gets its area (the dual of optimal transport, after Aurenhammer,
 * Hoffmann and Aronov, "Minkowski-type theorems and least-squares clustering", 1998) and comes near the sides of its box.
 * With `nobody` the claims need not fill the field; without it their areas are scaled to fill it.
 * Cells that are not open get the label that the same prices give them. Returns the index of the claim of each cell.
 */
export function partition(field: Field, claims: readonly Claim[], nobody: boolean): Int16Array {
  const { grid, open } = field;
  const openKm2 = open.reduce(
    (sum, bit, cell) => (bit ? sum + cellAreaKm2(grid, Math.floor(cell / grid.columns)) : sum),
    0,
  );
  const claimedKm2 = claims.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
  const targets = claims.map(({ areaKm2 }) => (nobody ? areaKm2 : (areaKm2 * openKm2) / claimedKm2));
  const auction: Auction = {
    field,
    labels: new Int16Array(open.length),
    targets,
    weights: [...targets],
    nobody,
  };
  let fitted = claims.map((claim) => ({ claim, gauge: gaugeOf(claim), scaleKm2: scaleOf(claim) }));
  const tabled = (): Float32Array[] =>
    fitted.map(({ claim, gauge, scaleKm2 }) => costs(grid, claim, gauge, scaleKm2));
  for (let fit = 0; fit < FITS; fit++) {
    balance(auction, tabled(), ROUGH);
    const spreads = spreadsOf(auction);
    fitted = fitted.map((one, k) => {
      const spread = spreads[k];
      return spread ? { ...one, gauge: corrected(one.gauge, one.claim, spread) } : one;
    });
  }
  balance(auction, tabled(), FINE);
  return auction.labels;
}
