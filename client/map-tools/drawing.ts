import type { LonLat } from '../../shared/geometry/geodesic.ts';

// Apart from what reckons with it: the bar needs no geodesics.

/** What is drawn: the first three measure, the others make an area. */
export const DRAW_MODES = [
  'distance',
  'surface',
  'bearing',
  'polygon',
  'rectangle',
  'circle',
  'buffer',
] as const;
export type DrawMode = (typeof DRAW_MODES)[number];

/** A figure under the hand; `radiusM` is only a buffer's. */
export type Drawing = { mode: DrawMode; points: readonly LonLat[]; isDone: boolean; radiusM: number };

/** A kilometre, until somebody types or drags another. */
export const FIRST_RADIUS_M = 1_000;

export const begin = (mode: DrawMode, points: readonly LonLat[] = []): Drawing => ({
  mode,
  points,
  isDone: false,
  radiusM: FIRST_RADIUS_M,
});
