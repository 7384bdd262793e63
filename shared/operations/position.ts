import { isInCountryBox } from '../hierarchy/country-box.ts';
import { greatCircleM } from './distance.ts';
import type { Position, PositionSource } from './schema.ts';

/** What a position is worth by its age. `unknown`: there is none, or it is too old to say where the unit is now. */
export type Freshness = 'fresh' | 'stale' | 'unknown';

/** Ages in milliseconds up to which a position is fresh, and up to which it is stale rather than unknown. */
export const FRESHNESS_MS = { fresh: 60_000, stale: 300_000 } as const;

/**
 * Freshness of a position; old ones stay on the map, dimmed, with their age. One whose device has its clock ahead of ours, by
 * no more than `PLAUSIBLE.futureMs`, is fresh.
 */
export function freshness(at: number | null, now: number, limits = FRESHNESS_MS): Freshness {
  if (at === null) return 'unknown';
  const age = now - at;
  if (age <= limits.fresh) return 'fresh';
  return age <= limits.stale ? 'stale' : 'unknown';
}

/** Steps by which a symbol fades: from this age on, at this opacity. The last one stays for ever. */
export const OPACITY_STEPS: readonly (readonly [fromMs: number, opacity: number])[] = [
  [0, 1],
  [60_000, 0.85],
  [300_000, 0.7],
  [900_000, 0.55],
  [1_800_000, 0.42],
  [3_600_000, 0.3],
];

/** Opacity of a symbol whose position is so old. */
export const opacityOf = (ageMs: number): number =>
  OPACITY_STEPS.findLast(([fromMs]) => ageMs >= fromMs)?.[1] ?? 1;

/** How much a source is trusted while it is fresh; more wins. */
const TRUST: Readonly<Record<PositionSource, number>> = {
  vehicle_tracker: 5,
  radio: 4,
  phone: 3,
  browser: 2,
  manual: 1,
};

/** A source that has been silent for so long gives way to any newer fix. */
export const SOURCE_HOLDS_MS = 30_000;

/**
 * Whether a new fix replaces the one that is shown. A better source wins, unless its fix is older; a worse one must wait
 * until the better has been silent for `SOURCE_HOLDS_MS`. Two devices of one crew therefore never make it jump.
 * @returns false also for a fix older than the one shown: it belongs into the trail.
 */
export function replaces(next: Position, shown: Position | null): boolean {
  if (!shown) return true;
  if (next.at <= shown.at) return false;
  return TRUST[next.source] >= TRUST[shown.source] || next.at - shown.at > SOURCE_HOLDS_MS;
}

/** Why a fix is set aside. `swapped`: it lies in Kazakhstan once latitude and longitude change places. */
export type Implausible = 'null_island' | 'swapped' | 'outside_country' | 'from_the_future' | 'too_fast';

/** Bounds of the plausible. */
export const PLAUSIBLE = { speedMs: 200 / 3.6, futureMs: 120_000 } as const;
/** Two fixes nearer than this are one place however close in time: receivers scatter by so much. */
const SCATTER_M = 50;

/**
 * Why a fix cannot be true, or null when it can. A fix that is set aside is kept with its reason, never corrected.
 * @param last the last plausible fix of the same device, null when there is none.
 */
export function implausibility(
  fix: Pick<Position, 'lon' | 'lat' | 'at' | 'accuracyM'>,
  last: Pick<Position, 'lon' | 'lat' | 'at' | 'accuracyM'> | null,
  receivedAt: number,
): Implausible | null {
  const { lon, lat, at } = fix;
  if (Math.abs(lon) < 0.01 && Math.abs(lat) < 0.01) return 'null_island';
  if (!isInCountryBox(lon, lat)) return isInCountryBox(lat, lon) ? 'swapped' : 'outside_country';
  if (at > receivedAt + PLAUSIBLE.futureMs) return 'from_the_future';
  if (!last) return null;
  const scatterM = Math.max(SCATTER_M, (fix.accuracyM ?? 0) + (last.accuracyM ?? 0));
  const movedM = greatCircleM(last.lon, last.lat, lon, lat) - scatterM;
  return movedM > (PLAUSIBLE.speedMs * Math.abs(at - last.at)) / 1000 ? 'too_fast' : null;
}
