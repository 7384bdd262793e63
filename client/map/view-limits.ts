/** Where the middle of the map may be: Kazakhstan, `[west, south, east, north]` in degrees. */
export const CENTRE_BOX = [46, 40, 88, 56] as const;
export const MIN_ZOOM = 3;
export const MAX_ZOOM = 17;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * Keeps the middle of the map over the country and the zoom useful. The middle is bounded, not the edges: a video wall
 * four times as wide as high must still show the whole Republic.
 */
export function limitView(
  lon: number,
  lat: number,
  zoom: number,
): { lon: number; lat: number; zoom: number } {
  const [west, south, east, north] = CENTRE_BOX;
  return {
    lon: clamp(lon, west, east),
    lat: clamp(lat, south, north),
    zoom: clamp(zoom, MIN_ZOOM, MAX_ZOOM),
  };
}
