import type { Kato } from '../../shared/hierarchy/schema.ts';

/** A closed ring as flat numbers lon, lat, lon, lat … with its box [west, south, east, north]. */
type Ring = { points: Float64Array; box: [number, number, number, number] };

/** Where something may stand: inside the polygons of the unit, outside the lakes that touch it. */
export type Ground = { unit: readonly Ring[]; lakes: readonly (readonly Ring[])[] };

export const KM_PER_DEGREE = 111.195;

/** Kilometres to one degree of longitude at a latitude. */
export const kmPerDegreeLon = (lat: number): number => KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);

function ringOf(positions: readonly GeoJSON.Position[]): Ring {
  const points = new Float64Array(positions.length * 2);
  const box: Ring['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  positions.forEach(([lon = 0, lat = 0], i) => {
    points[2 * i] = lon;
    points[2 * i + 1] = lat;
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return { points, box };
}

function polygonsOf(geometry: GeoJSON.Geometry): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(ringOf)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((rings) => rings.map(ringOf));
  return [];
}

const touch = (a: Ring['box'], b: Ring['box']): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Ground of every second-level unit, by KATO. Features of the water layer that are not polygons (rivers) are passed over. */
export function groundsFrom(
  boundaries: GeoJSON.FeatureCollection,
  water: GeoJSON.FeatureCollection,
): ReadonlyMap<Kato, Ground> {
  const lakes = water.features.flatMap((feature) => polygonsOf(feature.geometry));
  const grounds = new Map<Kato, Ground>();
  for (const feature of boundaries.features) {
    const unit = polygonsOf(feature.geometry).flat();
    const near = lakes.filter((lake) => unit.some((ring) => lake[0] && touch(ring.box, lake[0].box)));
    grounds.set(String(feature.properties?.['kato']), { unit, lakes: near });
  }
  return grounds;
}

/** Even–odd rule over all rings of one shape, so holes need no care (ray casting, Shimrat 1962). */
function covers(rings: readonly Ring[], lon: number, lat: number): boolean {
  let inside = false;
  for (const { points, box } of rings) {
    if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) continue;
    for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
      const [lonI = 0, latI = 0] = [points[i], points[i + 1]];
      const [lonJ = 0, latJ = 0] = [points[j], points[j + 1]];
      if (latI > lat !== latJ > lat && lon < ((lonJ - lonI) * (lat - latI)) / (latJ - latI) + lonI) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/** True when the point lies in the unit and on dry land. */
export function isOnGround(ground: Ground, lon: number, lat: number): boolean {
  return covers(ground.unit, lon, lat) && !ground.lakes.some((lake) => covers(lake, lon, lat));
}

/** Distance in kilometres from the point to the nearest edge of the unit or of a lake: all within it is ground. */
export function clearanceKm(ground: Ground, lon: number, lat: number): number {
  const kmLon = kmPerDegreeLon(lat);
  let nearest = Infinity;
  for (const { points } of [...ground.unit, ...ground.lakes.flat()]) {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const ax = ((points[i] ?? 0) - lon) * kmLon;
      const ay = ((points[i + 1] ?? 0) - lat) * KM_PER_DEGREE;
      const dx = ((points[i + 2] ?? 0) - lon) * kmLon - ax;
      const dy = ((points[i + 3] ?? 0) - lat) * KM_PER_DEGREE - ay;
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
      nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
    }
  }
  return nearest;
}
