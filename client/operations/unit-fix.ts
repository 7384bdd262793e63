import type { BufferedUnit } from '../live/live-buffer.ts';
import type { LivePicture } from '../live/live-picture.ts';
import type { UnitRow } from './answers.ts';

/** Where a unit is by the best that is known, and when that was measured, milliseconds of the server's clock. */
export type UnitFix = { lon: number; lat: number; headingDeg: number | null; atMs: number };

/** Places nearer than this are one: frames tell a hundred thousandth of a degree and a little more. */
const SAME_DEG = 2e-6;

/**
 * A unit's position from its row, which is exact and as old as its question, and from the frames, which are of this second
 * and tell ages in steps. Of one and the same fix the row knows the moment; no fix is ever said to be younger than it is.
 */
export function fixOf(
  { position, ageMs }: Pick<UnitRow, 'position' | 'ageMs'>,
  framed: BufferedUnit | null,
): UnitFix | null {
  const exact =
    position && ageMs !== null
      ? { lon: position.lon, lat: position.lat, headingDeg: position.headingDeg, atMs: position.at }
      : null;
  if (!framed || framed.fixedAtMs === null) return exact;
  const { lon, lat, headingDeg, fixedAtMs, slackMs } = framed;
  if (exact && !isNewer({ lon, lat, fixedAtMs, slackMs }, exact)) return exact;
  return { lon, lat, headingDeg, atMs: fixedAtMs };
}

type Exact = { lon: number; lat: number; atMs: number };
type Framed = { lon: number; lat: number; fixedAtMs: number; slackMs: number };

/** Whether a frame tells another fix than the row does, and a later one. */
export function isNewer(framed: Framed, exact: Exact): boolean {
  const { lon, lat, fixedAtMs, slackMs } = framed;
  if (fixedAtMs < exact.atMs) return false;
  const isSamePlace = Math.abs(exact.lon - lon) < SAME_DEG && Math.abs(exact.lat - lat) < SAME_DEG;
  return !isSamePlace || fixedAtMs - slackMs > exact.atMs;
}

/** Where a unit is by row and frames; null when nobody knows. */
export function bestFix(row: UnitRow, live: LivePicture | null): UnitFix | null {
  const buffer = live?.positions.buffer;
  const slot = buffer?.slotOf(row.unit.id);
  return fixOf(row, buffer && slot !== undefined ? buffer.unit(slot) : null);
}

/** When a unit's position was measured, by row and frames; null when nobody knows where it is. */
export const fixedAtOf = (row: UnitRow, live: LivePicture | null): number | null =>
  bestFix(row, live)?.atMs ?? null;
