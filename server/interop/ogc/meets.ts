import type { Box } from './collection.ts';

type Position = readonly number[];

const inBox = ([x = 0, y = 0]: Position, [west, south, east, north]: Box): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** Whether an edge has a point in the box (Liang and Barsky 1984): the part of it that is inside every side is not empty. */
function edgeMeets([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, box: Box): boolean {
  const [west, south, east, north] = box;
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [x1 - x2, x1 - west],
    [x2 - x1, east - x1],
    [y1 - y2, y1 - south],
    [y2 - y1, north - y1],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return from <= to;
}

/** Whether a point lies inside the rings of a polygon, holes left out: it is crossed an odd number of times. */
function isInside([x = 0, y = 0]: Position, rings: readonly (readonly Position[])[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i] ?? [];
      const [bx = 0, by = 0] = ring[j] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

const polygonMeets = (rings: readonly (readonly Position[])[], box: Box): boolean =>
  rings.some((ring) => ring.some((at, i) => edgeMeets(at, ring[i + 1] ?? at, box))) ||
  // No edge in the box: it lies wholly inside, or wholly outside.
  isInside([box[0], box[1]], rings);

/**
 * Whether a geometry has a point in common with a box. One that begins in the east and ends in the west crosses the
 * antimeridian (OGC 17-069r4, 7.15.3).
 */
export function meets(geometry: GeoJSON.Geometry, box: Box): boolean {
  const [west, south, east, north] = box;
  if (west > east)
    return meets(geometry, [west, south, 180, north]) || meets(geometry, [-180, south, east, north]);
  switch (geometry.type) {
    case 'Point':
      return inBox(geometry.coordinates, box);
    case 'Polygon':
      return polygonMeets(geometry.coordinates, box);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => polygonMeets(rings, box));
    case 'GeometryCollection':
      return geometry.geometries.some((part) => meets(part, box));
    case 'MultiPoint':
      return geometry.coordinates.some((at) => inBox(at, box));
    case 'LineString':
      return geometry.coordinates.some((at, i, all) => edgeMeets(at, all[i + 1] ?? at, box));
    case 'MultiLineString':
    default:
      return geometry.coordinates.some((line) => line.some((at, i) => edgeMeets(at, line[i + 1] ?? at, box)));
  }
}
