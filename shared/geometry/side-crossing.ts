import type { LonLat } from './geodesic.ts';

const turn = ([ax, ay]: LonLat, [bx, by]: LonLat, [cx, cy]: LonLat): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

const isBetween = ([ax, ay]: LonLat, [bx, by]: LonLat, [px, py]: LonLat): boolean =>
  px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= Math.min(ay, by) && py <= Math.max(ay, by);

/** Whether two sides have a place in common. */
function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

/**
 * The first two sides of a ring that touch or cross, by number: side 1 leads from the first corner to the second, the last one
 * back to the first. Sides that share a corner may, unless one runs back over the other. Null when none do.
 */
export function crossingSides(ring: readonly LonLat[]): readonly [number, number] | null {
  const corner = (i: number): LonLat => ring[i % ring.length] ?? [0, 0];
  for (let i = 0; i < ring.length; i++)
    for (let j = i + 1; j < ring.length; j++) {
      const [a, b, c, d] = [corner(i), corner(i + 1), corner(j), corner(j + 1)];
      const isNext = j === i + 1;
      const isLast = (j + 1) % ring.length === i;
      if (isNext || isLast) {
        // One corner in common: only a side that folds back over its neighbour is wrong.
        const [from, at, to] = isNext ? [a, b, d] : [c, d, b];
        const runsBack = turn(from, at, to) === 0 && (isBetween(from, at, to) || isBetween(at, to, from));
        if (runsBack) return [i + 1, j + 1];
      } else if (meet(a, b, c, d)) return [i + 1, j + 1];
    }
  return null;
}
