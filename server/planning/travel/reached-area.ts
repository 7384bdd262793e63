import { cellsToMultiPolygon, cellToParent, latLngToCell } from 'h3-js';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import type { Area } from '../../../shared/planning/travel/travel-time.ts';

/** What the router tells of a road that it came along: times and metres since the start, at the road's end. */
export type Expansion = {
  features: {
    geometry: { coordinates: [number, number][] };
    properties: { duration: number; distance: number; edge_id: number; pred_edge_id: number };
  }[];
};

/** Hexagons of some 130 m from middle to middle; where there would be too many, of 350 m. */
const FINE = 10;
const COARSE = 9;
const MOST_CELLS = 40_000;
/** Short enough to miss no hexagon on the way, metres. */
const STEP_M = 25;
/** Blocks within reached streets are reached; a larger hole is land without roads. Square kilometres. */
const SMALLEST_HOLE_KM2 = 0.6;
const KM_PER_DEGREE = 111.195;

/**
 * The areas reached within some times by road: the hexagons that a reached stretch of road lies in, so that a place is in it
 * exactly when a road in its hexagon is reached in time. Roads that are reached half way count that far.
 */
export function reachedAreas({ features }: Expansion, limitsS: readonly number[]): Area[] {
  const longestS = Math.max(...limitsS);
  const ends = new Map(features.map(({ properties }) => [properties.edge_id, properties]));
  /** The earliest arrival in every hexagon, seconds. */
  let cells = new Map<string, number>();
  const arrive = (lon: number, lat: number, atS: number): void => {
    if (atS > longestS) return;
    const cell = latLngToCell(lat, lon, FINE);
    if (atS < (cells.get(cell) ?? Infinity)) cells.set(cell, atS);
  };
  for (const { geometry, properties } of features) {
    const before = ends.get(properties.pred_edge_id);
    const begin = before && before !== properties ? before : { duration: 0, distance: 0 };
    walkBack(geometry.coordinates, properties, begin, arrive);
  }
  if (cells.size > MOST_CELLS) cells = coarser(cells);
  return limitsS.map((limitS) => {
    const within = [...cells].flatMap(([cell, atS]) => (atS <= limitS ? [cell] : []));
    return cellsToMultiPolygon(within, true).map(([outer = [], ...holes]) => [
      outer,
      ...holes.filter((hole) => areaKm2(hole) >= SMALLEST_HOLE_KM2),
    ]);
  });
}

type Moment = { duration: number; distance: number };

/** Goes back from the end of a road, as far as the router has come along it: the first one begins somewhere on its length. */
function walkBack(
  line: readonly [number, number][],
  end: Moment,
  begin: Moment,
  arrive: (lon: number, lat: number, atS: number) => void,
): void {
  const lengthM = end.distance - begin.distance;
  const secondsPerM = lengthM > 0 ? (end.duration - begin.duration) / lengthM : 0;
  let walkedM = 0;
  for (let i = line.length - 1; i > 0; i--) {
    const [lonA, latA] = line[i] ?? [0, 0];
    const [lonB, latB] = line[i - 1] ?? [0, 0];
    const pieceM = greatCircleM(lonA, latA, lonB, latB);
    const steps = Math.max(1, Math.ceil(pieceM / STEP_M));
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      const backM = walkedM + pieceM * part;
      // A metre more: lengths are told in whole ones.
      if (backM > lengthM + 1) return;
      arrive(lonA + (lonB - lonA) * part, latA + (latB - latA) * part, end.duration - backM * secondsPerM);
    }
    walkedM += pieceM;
  }
}

function coarser(cells: ReadonlyMap<string, number>): Map<string, number> {
  const parents = new Map<string, number>();
  for (const [cell, atS] of cells) {
    const parent = cellToParent(cell, COARSE);
    if (atS < (parents.get(parent) ?? Infinity)) parents.set(parent, atS);
  }
  return parents;
}

/** Of a small ring, taken as flat. */
function areaKm2(ring: readonly (readonly number[])[]): number {
  const scale = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lonA = 0, latA = 0] = ring[i - 1] ?? [];
    const [lonB = 0, latB = 0] = ring[i] ?? [];
    twice += (lonA * latB - lonB * latA) * scale;
  }
  return (Math.abs(twice) / 2) * KM_PER_DEGREE ** 2;
}
