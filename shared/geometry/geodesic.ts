import geodesic from 'geographiclib-geodesic';

/** WGS 84, degrees. */
export type LonLat = readonly [lon: number, lat: number];

const { Geodesic } = geodesic;
const EARTH = Geodesic.WGS84;

/** The shortest way on the ellipsoid: metres, and the bearing at its start, degrees clockwise from true north. */
export type Leg = { lengthM: number; bearingDeg: number };

const turned = (degrees: number | undefined): number => ((degrees ?? 0) + 360) % 360;

/** The geodesic between two places (Karney, Algorithms for geodesics, 2013: some nanometres). */
export function legBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): Leg {
  const { s12 = 0, azi1 } = EARTH.Inverse(latA, lonA, latB, lonB);
  return { lengthM: s12, bearingDeg: turned(azi1) };
}

/** The place that lies so far away in a direction. */
export function placeAt([lon, lat]: LonLat, bearingDeg: number, lengthM: number): LonLat {
  const { lon2 = lon, lat2 = lat } = EARTH.Direct(lat, lon, bearingDeg, lengthM);
  return [lon2, lat2];
}

/** The legs of a way through places, in order; of a ring also the one that closes it. */
export function legsOf(path: readonly LonLat[], { isClosed = false } = {}): Leg[] {
  const stops = isClosed && path.length > 2 && path[0] ? [...path, path[0]] : path;
  return stops.slice(1).map((to, i) => legBetween(stops[i] ?? to, to));
}

export const lengthOf = (legs: readonly Leg[]): number => legs.reduce((sum, { lengthM }) => sum + lengthM, 0);

/** Area of a ring whose sides are geodesics, square metres, whichever way it runs. The first place is not repeated. */
export function surfaceOf(ring: readonly LonLat[]): number {
  const polygon = EARTH.Polygon(false);
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}

/** A circle about a place as a ring of so many places; the first is due north and not repeated. */
export const circleAround = (middle: LonLat, radiusM: number, places = 96): LonLat[] =>
  Array.from({ length: places }, (_, i) => placeAt(middle, (i * 360) / places, radiusM));

/** A straight line on a map of degrees leaves the geodesic by 10 m at most over this length at 55° N. */
const STEP_M = 20_000;

/** Puts places between those of a way, so that lines drawn straight from one to the next follow the geodesics. */
export function alongGeodesics(path: readonly LonLat[], { isClosed = false } = {}): LonLat[] {
  const stops = isClosed && path.length > 2 && path[0] ? [...path, path[0]] : path;
  return stops.flatMap((from, i) => {
    const to = stops[i + 1];
    if (!to) return isClosed && i > 0 ? [] : [from];
    const { lengthM, bearingDeg } = legBetween(from, to);
    const steps = Math.max(1, Math.ceil(lengthM / STEP_M));
    return Array.from({ length: steps }, (_, n) =>
      n === 0 ? from : placeAt(from, bearingDeg, (lengthM * n) / steps),
    );
  });
}
