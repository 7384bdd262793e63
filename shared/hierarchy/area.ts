/** An area on the map: polygons of rings of `[lon, lat]` in WGS 84 degrees. */
export type Area = GeoJSON.Polygon | GeoJSON.MultiPolygon;
/** `[west, south, east, north]`. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Length of a degree of latitude (WGS 84, mean), in km. */
export const KM_PER_DEGREE = 111.195;

/** The polygons of an area: for each its outer ring, then its holes. */
export const polygonsOf = (area: Area): GeoJSON.Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

/** Every ring of an area, outer ones and holes. */
export const ringsOf = (area: Area): GeoJSON.Position[][] => polygonsOf(area).flat();

/** The area of a ring in square degrees, positive when it runs counter-clockwise. */
export const signedRingArea = (ring: readonly GeoJSON.Position[]): number =>
  ring.slice(1).reduce((sum, [bx = 0, by = 0], i) => {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    return sum + (ax * by - bx * ay) / 2;
  }, 0);

/** The box around an area. */
export function boxOf(area: Area): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(area))
    for (const [lon = NaN, lat = NaN] of ring) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  return [west, south, east, north];
}

export const isInBox = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** True when a point lies inside an area, holes left out (even-odd rule, so the direction of rings does not matter). */
export function isInArea(area: Area, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of ringsOf(area))
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

/** Distance in km from a point to the nearest line of an area's rings, on a plane that touches the earth at the point. */
export function distanceToEdgeKm(area: Area, lon: number, lat: number): number {
  const kmPerLon = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  for (const ring of ringsOf(area))
    for (let i = 1; i < ring.length; i++) {
      const [aLon = 0, aLat = 0] = ring[i - 1] ?? [];
      const [bLon = 0, bLat = 0] = ring[i] ?? [];
      const [ax, ay] = [(aLon - lon) * kmPerLon, (aLat - lat) * KM_PER_DEGREE];
      const [dx, dy] = [(bLon - aLon) * kmPerLon, (bLat - aLat) * KM_PER_DEGREE];
      const length2 = dx * dx + dy * dy;
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
      nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy));
    }
  return nearest;
}

/** A point inside an area: the middle of its widest stretch at half height. Null for an area without height. */
export function interiorPoint(area: Area): readonly [lon: number, lat: number] | null {
  const [, south, , north] = boxOf(area);
  const lat = (south + north) / 2;
  const crossings: number[] = [];
  for (const ring of ringsOf(area))
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > lat !== by > lat) crossings.push(((bx - ax) * (lat - ay)) / (by - ay) + ax);
    }
  crossings.sort((a, b) => a - b);
  let widest: readonly [number, number] | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = 0, to = 0] = crossings.slice(i, i + 2);
    if (!widest || to - from > widest[1] - widest[0]) widest = [from, to];
  }
  return widest && [(widest[0] + widest[1]) / 2, lat];
}
