import type { Pair } from 'polygon-clipping';
import { type Grid, KM_PER_DEGREE, latOf, lonOf } from './grid.ts';
import type { Bbox } from './units.ts';

/** A unit to be given `areaKm2` of the cells, inside `bbox` and around `label`. */
export type Claim = {
  readonly areaKm2: number;
  readonly bbox: Bbox;
  readonly label: Pair;
  /** True where the label is the centroid of the real territory. */
  readonly labelIsCentroid: boolean;
};

/** How a claim measures distance: from a centre (lon, lat in degrees), with a reach of its own to each side in km. */
export type Gauge = { readonly centre: Pair; readonly reachKm: Bbox };

/** Where the cells of a claim lie at the moment, in degrees. */
export type Spread = { readonly bbox: Bbox; readonly centroid: Pair };

/** Price of a cell outside the box, per km outside and km of the box's mean half-width. */
const OUTSIDE_PRICE = 8;
/** How far one correction goes towards the sides and the centroid of the table. */
const SIDE_GAIN = 0.5;
const CENTROID_GAIN = 0.5;
/** Longest reach, in first reaches: a longer one makes the cost too flat for the areas to settle. */
const LONGEST_REACH = 2.5;

function kmPerLonDegree([, south, , north]: Bbox): number {
  return KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
}

/** The gauge that reaches from the label just to the sides of the box. */
export function gaugeOf({ bbox, label }: Claim): Gauge {
  const [west, south, east, north] = bbox;
  const kmPerLon = kmPerLonDegree(bbox);
  return {
    centre: label,
    reachKm: [
      (label[0] - west) * kmPerLon,
      (label[1] - south) * KM_PER_DEGREE,
      (east - label[0]) * kmPerLon,
      (north - label[1]) * KM_PER_DEGREE,
    ],
  };
}

/** Lengthens the reach to the sides that the cells do not come up to, and moves the centre against the centroid's error. */
export function corrected(gauge: Gauge, claim: Claim, spread: Spread): Gauge {
  const { bbox, label, labelIsCentroid } = claim;
  const [west, south, east, north] = bbox;
  const [reachedWest, reachedSouth, reachedEast, reachedNorth] = spread.bbox;
  const first = gaugeOf(claim).reachKm;
  const grown = (side: 0 | 1 | 2 | 3, shortfall: number): number =>
    Math.min(
      gauge.reachKm[side] * Math.exp(SIDE_GAIN * Math.max(-0.5, Math.min(1, shortfall))),
      first[side] * LONGEST_REACH,
    );
  const pull = labelIsCentroid ? CENTROID_GAIN : 0;
  return {
    centre: [
      gauge.centre[0] + pull * (label[0] - spread.centroid[0]),
      gauge.centre[1] + pull * (label[1] - spread.centroid[1]),
    ],
    reachKm: [
      grown(0, (reachedWest - west) / (east - west)),
      grown(1, (reachedSouth - south) / (north - south)),
      grown(2, (east - reachedEast) / (east - west)),
      grown(3, (north - reachedNorth) / (north - south)),
    ],
  };
}

/**
 * What each cell costs a claim, in km²: the squared distance from the centre, counted in reaches and scaled to the size of
 * the box (an anisotropic power diagram), and a steep price outside the box.
 */
export function costs(
  grid: Grid,
  { bbox }: Claim,
  { centre, reachKm }: Gauge,
  scaleKm2: number,
): Float32Array {
  const [west, south, east, north] = bbox;
  const [toWest, toSouth, toEast, toNorth] = reachKm;
  const kmPerLon = kmPerLonDegree(bbox);
  const steep = OUTSIDE_PRICE * Math.sqrt(scaleKm2);
  const cost = new Float32Array(grid.columns * grid.rows);
  for (let row = 0, cell = 0; row < grid.rows; row++) {
    const lat = latOf(grid, row);
    const dyKm = (lat - centre[1]) * KM_PER_DEGREE;
    const dy = dyKm / (dyKm > 0 ? toNorth : toSouth);
    const beyondYKm = Math.max(south - lat, lat - north, 0) * KM_PER_DEGREE;
    for (let column = 0; column < grid.columns; column++, cell++) {
      const lon = lonOf(grid, column);
      const dxKm = (lon - centre[0]) * kmPerLon;
      const dx = dxKm / (dxKm > 0 ? toEast : toWest);
      const beyondXKm = Math.max(west - lon, lon - east, 0) * kmPerLon;
      cost[cell] = scaleKm2 * (dx * dx + dy * dy) + steep * (beyondXKm + beyondYKm);
    }
  }
  return cost;
}

/** Product of the half-sides of a claim's box. */
export function scaleOf({ bbox }: Claim): number {
  const [west, south, east, north] = bbox;
  return (((east - west) * kmPerLonDegree(bbox)) / 2) * (((north - south) * KM_PER_DEGREE) / 2);
}
