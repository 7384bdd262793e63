import landJson from '../../../data/basemap/land.geojson?raw';
import placesJson from '../../../data/basemap/places.json?raw';
import waterJson from '../../../data/basemap/water.geojson?raw';
import type { Box } from '../../../shared/geometry/inside.ts';
import type { LonLat } from '../../../shared/geometry/geodesic.ts';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import { polygonsOf } from '../../pdf/map.ts';

type Shapes = { features: { properties: { part?: string; kind?: string }; geometry: GeoJSON.Geometry }[] };
type Places = Record<'lon' | 'lat' | 'rank', number[]> & Record<`names_${Language}`, (string | null)[]>;
type Settlement = { at: LonLat; rank: number; name: string };

/** The base map that the screens are drawn from: land, waters, settlements. */
type BaseMap = { land: GeoJSON.Position[][][]; lakes: GeoJSON.Position[][][]; rivers: GeoJSON.Position[][] };

let read: BaseMap | undefined;

/** The base map, read when a first sheet is printed: half a megabyte. */
export function baseMap(): BaseMap {
  if (read) return read;
  const shapesOf = (json: string): Shapes['features'] =>
    (JSON.parse(json) as Shapes).features.filter(({ properties }) => properties.part === 'shape');
  const water = shapesOf(waterJson);
  read = {
    land: shapesOf(landJson).flatMap(({ geometry }) => polygonsOf(geometry)),
    lakes: water.flatMap(({ geometry }) => polygonsOf(geometry)),
    rivers: water.flatMap(({ geometry }) =>
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [],
    ),
  };
  return read;
}

/** Settlements in a box, the weightiest first. */
export function settlementsIn([west, south, east, north]: Box, language: Language): Settlement[] {
  const places = JSON.parse(placesJson) as Places;
  return places.lon
    .flatMap((lon, i): Settlement[] => {
      const lat = places.lat[i] ?? 0;
      if (lon < west || lon > east || lat < south || lat > north) return [];
      const name = places[`names_${language}`][i] ?? places.names_ru[i] ?? places.names_en[i] ?? '';
      return [{ at: [lon, lat], rank: places.rank[i] ?? 9, name }];
    })
    .toSorted((a, b) => a.rank - b.rank);
}

/** What of a ring lies in a box (Sutherland and Hodgman); a sheet at 1 : 5,000 must not reach across a continent. */
export function clipRing(ring: readonly GeoJSON.Position[], [west, south, east, north]: Box): LonLat[] {
  const sides: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let kept: LonLat[] = ring.map(([lon = 0, lat = 0]) => [lon, lat]);
  for (const [axis, limit, sign] of sides) {
    const isIn = (at: LonLat): boolean => (at[axis] - limit) * sign >= 0;
    kept = kept.flatMap((to, i): LonLat[] => {
      const from = kept.at(i - 1) ?? to;
      if (isIn(from) === isIn(to)) return isIn(to) ? [to] : [];
      const share = (limit - from[axis]) / (to[axis] - from[axis]);
      const edge: LonLat = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      return isIn(to) ? [edge, to] : [edge];
    });
  }
  return kept;
}
