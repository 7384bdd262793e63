/** `[west, south, east, north]`, degrees of WGS 84. */
type Box = readonly [west: number, south: number, east: number, north: number];

/** Half the least side of what is shown: nobody knows where a single street is without what lies around. Degrees of latitude. */
const AROUND_DEG = 0.06;
/** Half the side of what is shown of an incident in focus. */
const NEAR_DEG = 0.05;

/** What a map shows that shows all of some places; null of none. Never closer than that a town is recognised. */
export function boxAround(
  places: readonly { lon: number | null; lat: number | null }[],
  how: 'all' | 'near',
): Box | null {
  const lons = places.flatMap(({ lon }) => lon ?? []);
  const lats = places.flatMap(({ lat }) => lat ?? []);
  if (lons.length === 0 || lats.length === 0) return null;
  const around = how === 'near' ? NEAR_DEG : AROUND_DEG;
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = (south + north) / 2;
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const halfLat = Math.max((north - south) / 2, around);
  const halfLon = Math.max((east - west) / 2, around / Math.cos((middle * Math.PI) / 180));
  const centre = (west + east) / 2;
  return [centre - halfLon, middle - halfLat, centre + halfLon, middle + halfLat];
}
