import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { Pair } from 'polygon-clipping';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Grid } from './grid.ts';
import type { Layer } from './topology.ts';

/** Rounds of averaging; they flatten the steps of traced cells up to about twenty cells apart. */
const ROUNDS = 80;
/** Shorter arcs take fewer: the square of their length in steps over the square of this. Small rings keep their size. */
const RING_STEPS = 10;
const LINE_STEPS = 4;
/** Rounds that the course keeps to beside a seat which the full rounds would pass over. */
const FEW_ROUNDS = [20, 5, 1];
/** Ground around a seat that no arc passes over, in cells. */
const CLEAR_CELLS = 0.5;
/** Distances from such a seat, in cells, up to which an arc has the few rounds and from which it has all. */
const NEAR_CELLS = 6;
const FAR_CELLS = 16;

type Arc = readonly Position[];

const isRing = (arc: Arc): boolean => String(arc[0]) === String(arc.at(-1));

/** One round moves every point halfway to the middle of its neighbours; the ends of an open arc stay. */
function averaged(arc: Arc, rounds: number): Arc {
  const last = arc.length - 1;
  const ring = isRing(arc);
  let line = arc;
  for (let round = 0; round < rounds; round++) {
    const before = line;
    line = before.map((point, k): Position => {
      if (!ring && (k === 0 || k === last)) return point;
      const [x0 = NaN, y0 = NaN] = before[k === 0 ? last - 1 : k - 1] ?? [];
      const [x1 = NaN, y1 = NaN] = before[k === last ? 1 : k + 1] ?? [];
      const [x = NaN, y = NaN] = point;
      return [(x0 + 2 * x + x1) / 4, (y0 + 2 * y + y1) / 4];
    });
  }
  return line;
}

/** Averages and adds back what averaging takes from the average itself ("twicing": Tukey, Exploratory Data Analysis, 1977), so that curves do not shrink. */
function twiced(arc: Arc, rounds: number): Arc {
  const once = averaged(arc, rounds);
  const twice = averaged(once, rounds);
  return once.map(([x = NaN, y = NaN], k) => {
    const [xTwice = NaN, yTwice = NaN] = twice[k] ?? [];
    return [2 * x - xTwice, 2 * y - yTwice];
  });
}

/** Whether the point lies between the two courses of an arc (even-odd rule). */
function isBetween([x, y]: Pair, before: Arc, after: Arc): boolean {
  let between = false;
  for (const course of [before, after]) {
    for (let k = 1; k < course.length; k++) {
      const [x0 = NaN, y0 = NaN] = course[k - 1] ?? [];
      const [x1 = NaN, y1 = NaN] = course[k] ?? [];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) between = !between;
    }
  }
  return between;
}

/** A seat and the corners of the clear ground around it. */
function groundOf({ stepLonDeg, stepLatDeg }: Grid, [lon, lat]: Pair): Pair[] {
  const [dx, dy] = [CLEAR_CELLS * stepLonDeg, CLEAR_CELLS * stepLatDeg];
  return [
    [lon, lat],
    [lon - dx, lat - dy],
    [lon + dx, lat - dy],
    [lon - dx, lat + dy],
    [lon + dx, lat + dy],
  ];
}

/** Whether the arc runs along the edge of the grid, where nothing is drawn but the grid ends. */
function isFrame(grid: Grid, arc: Arc): boolean {
  const isAt = (value: number, edge: number, step: number): boolean => Math.abs(value - edge) < step / 2;
  return arc
    .slice(1, -1)
    .some(
      ([lon = NaN, lat = NaN]) =>
        isAt(lon, grid.west, grid.stepLonDeg) ||
        isAt(lat, grid.south, grid.stepLatDeg) ||
        isAt(lon, grid.west + grid.columns * grid.stepLonDeg, grid.stepLonDeg) ||
        isAt(lat, grid.south + grid.rows * grid.stepLatDeg, grid.stepLatDeg),
    );
}

/** The course `near` beside the points, turning gradually into the course `far` away from them. */
function blended(grid: Grid, near: Arc, far: Arc, points: readonly Pair[]): Arc {
  return far.map(([x = NaN, y = NaN], k) => {
    const cells = points.map(([lon, lat]) =>
      Math.hypot((x - lon) / grid.stepLonDeg, (y - lat) / grid.stepLatDeg),
    );
    const share = Math.min(1, Math.max(0, (Math.min(...cells) - NEAR_CELLS) / (FAR_CELLS - NEAR_CELLS)));
    const [xNear = NaN, yNear = NaN] = near[k] ?? [];
    return [xNear + share * (x - xNear), yNear + share * (y - yNear)];
  });
}

function smoothed(grid: Grid, arc: Arc, clear: readonly Pair[]): Arc {
  const steps = isRing(arc) ? RING_STEPS : LINE_STEPS;
  const rounds = Math.min(ROUNDS, Math.floor(((arc.length - 1) / steps) ** 2));
  const full = twiced(arc, rounds);
  const passed = clear.filter((point) => isBetween(point, arc, full));
  if (passed.length === 0) return full;
  const tries = FEW_ROUNDS.filter((few) => few < rounds).map((few) =>
    blended(grid, twiced(arc, few), full, passed),
  );
  return tries.find((course) => !clear.some((point) => isBetween(point, arc, course))) ?? arc;
}

const isTerritory = (geometry: Geometry): geometry is Polygon | MultiPolygon =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

/**
 * Smooths the traced stairs of a layer. The work is done on the arcs that neighbours share, so no gap and no overlap
 * appears; points where three units meet stay, and no arc passes over one of the seats (lon, lat in degrees).
 */
export function smooth(grid: Grid, layer: Layer, seats: readonly Pair[]): Layer {
  const woven = topology({ layer });
  const clear = seats.flatMap((seat) => groundOf(grid, seat));
  const arcs = woven.arcs.map((arc) => (isFrame(grid, arc) ? arc : [...smoothed(grid, arc, clear)]));
  const shapes = Object.values(woven.objects).flatMap((object) =>
    object.type === 'GeometryCollection' ? object.geometries : [],
  );
  return {
    type: 'FeatureCollection',
    features: shapes.flatMap((shape, k) => {
      const drawn = feature({ ...woven, arcs }, shape);
      const properties = layer.features[k]?.properties;
      return properties && 'geometry' in drawn && isTerritory(drawn.geometry)
        ? [{ type: 'Feature' as const, properties, geometry: drawn.geometry }]
        : [];
    }),
  };
}
