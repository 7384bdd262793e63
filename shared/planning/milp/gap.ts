/** What rounding may leave between a solution and the bound that meets it. */
const ROUNDING = 1e-9;

/**
 * How far a solution may be from the best one at most: |bound − found| / |found|; 0.01 is "within 1 %".
 * @returns 0 when they meet but for rounding, null when nothing is known (no bound, or nothing found to compare it with).
 */
export function relativeGap(found: number | null, bound: number | null): number | null {
  if (found === null || bound === null || !Number.isFinite(found) || !Number.isFinite(bound)) return null;
  const apart = Math.abs(bound - found);
  if (apart <= ROUNDING * Math.max(1, Math.abs(found))) return 0;
  return found === 0 ? null : apart / Math.abs(found);
}
