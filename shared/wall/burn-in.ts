/** How far what stands still is moved, CSS pixels to each side. */
export const SHIFT_PX = 8;
/** How often it is moved, milliseconds. */
export const SHIFT_MS = 3 * 60_000;

/**
 * Steps of a walk over the corners and edges of a square that never stays and comes back to where it began: with each step the
 * picture moves, and within an hour every edge has stood on each of its places.
 */
const WALK: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

/** How bright what does not change is, share of full: it breathes so slowly that nobody sees it. */
const DIMMEST = 0.86;
const BREATH_MS = 20 * 60_000;

/** Where the picture stands at a moment so that nothing is burnt into the screen: pixels from its place, and how bright its frame is. */
export function burnInAt(nowMs: number): { xPx: number; yPx: number; brightness: number } {
  const [x, y] = WALK[Math.floor(nowMs / SHIFT_MS) % WALK.length] ?? [0, 0];
  const breath = (1 + Math.cos((2 * Math.PI * (nowMs % BREATH_MS)) / BREATH_MS)) / 2;
  return { xPx: x * SHIFT_PX, yPx: y * SHIFT_PX, brightness: DIMMEST + (1 - DIMMEST) * breath };
}
