import type { Area } from './area.ts';
import { alongGeodesics, circleAround, surfaceOf, type LonLat } from './geodesic.ts';
import { insideOf, metresToSide, type Box } from './inside.ts';

/** Steps of the grid that the outline of a buffer is followed on: its corners are right to some hundredth of a step. */
const STEPS = 120;

const SHORTEST_DEG_M = 110_574;

/** How far beyond its edge a place lies, metres; negative inside. */
function beyond({ path, isClosed, radiusM }: Area): (lon: number, lat: number) => number {
  const line = alongGeodesics(path, { isClosed });
  const [first] = line;
  const closing = isClosed && first ? [...line, first] : line;
  const { holds } = insideOf({ path, isClosed, radiusM: 0 });
  return (lon, lat) => {
    if (isClosed && holds(lon, lat)) return -radiusM;
    let nearest = Infinity;
    for (let i = 1; i < closing.length; i++) {
      const [a, b] = [closing[i - 1], closing[i]];
      if (!a || !b) continue;
      // No degree of the meridian is shorter: a side that lies farther north or south than the nearest is left out.
      const apartDeg = Math.max(Math.min(a[1], b[1]) - lat, lat - Math.max(a[1], b[1]));
      if (apartDeg * SHORTEST_DEG_M < nearest) nearest = Math.min(nearest, metresToSide(lon, lat, a, b));
    }
    return nearest - radiusM;
  };
}

/**
 * Rings around where a field is negative, followed on a grid over a box (marching squares); those of islands and of holes alike.
 */
function contour([west, south, east, north]: Box, field: (lon: number, lat: number) => number): LonLat[][] {
  const [dx, dy] = [(east - west) / STEPS, (north - south) / STEPS];
  const at = (i: number): number => Math.floor(i / (STEPS + 1));
  const place = (i: number): LonLat => [west + (i % (STEPS + 1)) * dx, south + at(i) * dy];
  const values = Float64Array.from({ length: (STEPS + 1) ** 2 }, (_, i) => field(...place(i)));
  const key = (a: number, b: number): number => Math.min(a, b) * 4 + (Math.abs(a - b) === 1 ? 1 : 2);
  const corners = new Map<number, LonLat>();
  const next = new Map<number, number>();
  const edge = (a: number, b: number): number => {
    const [va, vb] = [values[a] ?? 0, values[b] ?? 0];
    const [[ax, ay], [bx, by]] = [place(a), place(b)];
    const share = va / (va - vb);
    const id = key(a, b);
    corners.set(id, [ax + share * (bx - ax), ay + share * (by - ay)]);
    return id;
  };
  for (let row = 0; row < STEPS; row++)
    for (let column = 0; column < STEPS; column++) {
      const first = row * (STEPS + 1) + column;
      const ring = [first, first + 1, first + STEPS + 2, first + STEPS + 1];
      // Walking round the cell, the line leaves where one goes out and comes in where one goes in.
      const out: number[] = [];
      const into: number[] = [];
      for (let i = 0; i < 4; i++) {
        const [a = 0, b = 0] = [ring[i], ring[(i + 1) % 4]];
        const [isIn, willBeIn] = [(values[a] ?? 0) < 0, (values[b] ?? 0) < 0];
        if (isIn && !willBeIn) out.push(edge(a, b));
        if (!isIn && willBeIn) into.push(edge(a, b));
      }
      for (const [i, from] of out.entries()) next.set(from, into[i] ?? from);
    }
  const rings: LonLat[][] = [];
  while (next.size > 0) {
    const ring: LonLat[] = [];
    let [id] = next.keys();
    while (id !== undefined && next.has(id)) {
      const corner = corners.get(id);
      if (corner) ring.push(corner);
      const following: number | undefined = next.get(id);
      next.delete(id);
      id = following;
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}

/** The rings that bound an area, largest first; the others are its holes. No ring repeats its first place. */
export function outlineOf(area: Area): LonLat[][] {
  const { path, isClosed, radiusM } = area;
  const [only] = path;
  if (radiusM === 0) return [alongGeodesics(path, { isClosed })];
  if (path.length === 1 && only) return [circleAround(only, radiusM)];
  return contour(insideOf(area).box, beyond(area)).toSorted((a, b) => surfaceOf(b) - surfaceOf(a));
}

/** Square metres of an area. */
export function surfaceOfArea(area: Area): number {
  if (area.radiusM === 0) return surfaceOf(area.path);
  const [outer = [], ...holes] = outlineOf(area);
  return holes.reduce((sum, hole) => sum - surfaceOf(hole), surfaceOf(outer));
}
