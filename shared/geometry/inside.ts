import { areaOfText, type Area } from './area.ts';
import { alongGeodesics, type LonLat } from './geodesic.ts';

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

const RAD = Math.PI / 180;
/** WGS 84. */
const A_M = 6_378_137;
const E2 = 0.006_694_379_990_141;
/** Metres of a degree of the meridian, and of the parallel, at a latitude. */
const perLatDeg = (lat: number): number =>
  (RAD * A_M * (1 - E2)) / (1 - E2 * Math.sin(lat * RAD) ** 2) ** 1.5;
const perLonDeg = (lat: number): number =>
  (RAD * A_M * Math.cos(lat * RAD)) / Math.sqrt(1 - E2 * Math.sin(lat * RAD) ** 2);

/** Metres from a place to the nearest place of a side; within a thousandth over the largest radius. */
export function metresToSide(lon: number, lat: number, [aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  const [x, y] = [perLonDeg(lat), perLatDeg(lat)];
  const [ax, ay] = [(aLon - lon) * x, (aLat - lat) * y];
  const [dx, dy] = [(bLon - aLon) * x, (bLat - aLat) * y];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  const nearLon = aLon + along * (bLon - aLon);
  const nearLat = aLat + along * (bLat - aLat);
  // Degrees of longitude shorten to the north: half-way is the right one for both ends.
  const middle = (lat + nearLat) / 2;
  return Math.hypot((nearLon - lon) * perLonDeg(middle), (nearLat - lat) * perLatDeg(middle));
}

/** Bands of latitude: a place is held against the few sides near its own, however many the area has. */
const BANDS = 256;

/** The box around an area, and whether it holds a place: inside the ring, or no farther than the radius from a side. */
export function insideOf(area: Area): { box: Box; holds: (lon: number, lat: number) => boolean } {
  const { path, isClosed, radiusM } = area;
  const line = alongGeodesics(path, { isClosed });
  const [west, south, east, north] = line.reduce<[number, number, number, number]>(
    ([w, s, e, n], [lon, lat]) => [Math.min(w, lon), Math.min(s, lat), Math.max(e, lon), Math.max(n, lat)],
    [180, 90, -180, -90],
  );
  // A little more than the radius: the sides of the box are not where degrees are longest.
  const upDeg = (radiusM * 1.01) / perLatDeg(south);
  const asideDeg = (radiusM * 1.01) / perLonDeg(Math.min(85, north + upDeg));
  const box: Box = [west - asideDeg, south - upDeg, east + asideDeg, north + upDeg];
  const height = (box[3] - box[1]) / BANDS || 1;
  const bandAt = (lat: number): number =>
    Math.min(BANDS - 1, Math.max(0, Math.floor((lat - box[1]) / height)));
  const bands = Array.from({ length: BANDS }, (): (readonly [LonLat, LonLat])[] => []);
  const [only] = line;
  const closing = isClosed && only ? [...line, only] : line;
  const sides: (readonly [LonLat, LonLat])[] =
    closing.length === 1 && only
      ? [[only, only]]
      : closing.slice(1).map((to, i) => [closing[i] ?? to, to] as const);
  for (const side of sides) {
    const [[, a], [, b]] = side;
    for (let band = bandAt(Math.min(a, b) - upDeg); band <= bandAt(Math.max(a, b) + upDeg); band++)
      bands[band]?.push(side);
  }
  const holds = (lon: number, lat: number): boolean => {
    if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) return false;
    let inRing = false;
    for (const [a, b] of bands[bandAt(lat)] ?? []) {
      const [[ax, ay], [bx, by]] = [a, b];
      if (isClosed && ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax)
        inRing = !inRing;
      if (radiusM > 0 && metresToSide(lon, lat, a, b) <= radiusM) return true;
    }
    return inRing;
  };
  return { box, holds };
}

/** Whether an area that was written as text holds a place; everything lies inside of none. */
export function holdsOf(text: string | undefined): (lon: number, lat: number) => boolean {
  if (text === undefined) return () => true;
  const area = areaOfText(text);
  return area ? insideOf(area).holds : () => false;
}
