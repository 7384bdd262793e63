/** Where the middle of the map may be: Kazakhstan, `[west, south, east, north]` in degrees. */
export const CENTRE_BOX = [46, 40, 88, 56] as const;
/** The whole Republic on a telephone that is 320 pixels wide. */
export const MIN_ZOOM = 2.3;
export const MAX_ZOOM = 17;

const WORLD_PX = 512;
const RADIANS = Math.PI / 180;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The latitude that lies so many pixels south of another at a zoom (Mercator's projection). */
const southOf = (latDeg: number, px: number, zoom: number): number => {
  const mercator = Math.asinh(Math.tan(latDeg * RADIANS)) - (2 * Math.PI * px) / (WORLD_PX * 2 ** zoom);
  return Math.atan(Math.sinh(mercator)) / RADIANS;
};

/**
 * Keeps the middle of the map over the country and the zoom useful. The middle is bounded, not the edges: a video wall
 * four times as wide as high must still show the whole Republic. A third of the height it may be further south, for on a
 * telephone a sheet lies over the lower part, and the country is shown above it.
 */
export function limitView(
  lon: number,
  lat: number,
  zoom: number,
  heightPx = 0,
): { lon: number; lat: number; zoom: number } {
  const [west, south, east, north] = CENTRE_BOX;
  const shown = clamp(zoom, MIN_ZOOM, MAX_ZOOM);
  return {
    lon: clamp(lon, west, east),
    lat: clamp(lat, southOf(south, heightPx / 3, shown), north),
    zoom: shown,
  };
}
