type Ring = GeoJSON.Position[];

/** Whether a point lies in a ring: how often a line to the east crosses it. */
function inRing(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[j] ?? [];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const inPolygon = (rings: readonly Ring[], lon: number, lat: number): boolean =>
  rings.every((ring, i) => inRing(ring, lon, lat) === (i === 0));

function contains({ geometry }: GeoJSON.Feature, lon: number, lat: number): boolean {
  if (geometry.type === 'Polygon') return inPolygon(geometry.coordinates, lon, lat);
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates.some((rings) => inPolygon(rings, lon, lat));
  return false;
}

/** KATO of the smallest unit with a polygon around a point, WGS 84 degrees; null when none has it. */
export function katoAt(
  { level1, level2 }: { level1: GeoJSON.FeatureCollection; level2: GeoJSON.FeatureCollection },
  lon: number,
  lat: number,
): string | null {
  const found = [...level2.features, ...level1.features].find((feature) => contains(feature, lon, lat));
  return found ? String(found.properties?.['kato']) : null;
}
