/** Where a unit was at a moment, milliseconds. */
export type TrailPoint = { lon: number; lat: number; atMs: number };

/** A silence that is longer breaks a trail: nobody knows the way that was taken meanwhile. */
export const SILENCE_MS = 180_000;

/** Pieces of a trail between silences, as `[lon, lat]`; a point alone is no piece. `points` are in the order of time. */
export function trailPieces(points: readonly TrailPoint[]): [number, number][][] {
  const pieces: [number, number][][] = [];
  let lastMs = -Infinity;
  for (const { lon, lat, atMs } of points) {
    if (atMs - lastMs > SILENCE_MS) pieces.push([]);
    pieces.at(-1)?.push([lon, lat]);
    lastMs = atMs;
  }
  return pieces.filter(({ length }) => length > 1);
}
