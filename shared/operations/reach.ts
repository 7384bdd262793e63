import { straightMs, type Hours, type PlaceSpeed } from './eta.ts';
import { freshness } from './position.ts';
import type { PoliceUnitType, UnitStatus } from './schema.ts';

/** Kinds of place by the speed of a vehicle there; `ReachPlaces.kind` is a position in it. */
export const PLACE_SPEEDS = ['urban', 'rural'] as const satisfies readonly PlaceSpeed[];

/** Places to protect, in columns of equal length; a void is measured by them. */
export type ReachPlaces = {
  lon: Float64Array;
  lat: Float64Array;
  /** Position in `PLACE_SPEEDS`. */
  kind: Uint8Array;
  /** Seconds in which somebody should be there. */
  targetS: Float64Array;
};

/** What decides whether a unit counts. `shiftTo` is Infinity without a shift, `fixAt` NaN without a position. */
export type Readiness = { status: UnitStatus; bound: boolean; shiftTo: number; fixAt: number };

/** Whether a unit can be counted on: free, without a task, on shift, and its position fresh. */
export const isReady = ({ status, bound, shiftTo, fixAt }: Readiness, now: number): boolean =>
  status === 'free' && !bound && shiftTo > now && freshness(fixAt, now) === 'fresh';

/**
 * How far, in metres of straight line, a unit comes within a target: speed by kind of place over the likely detour. A unit
 * reaches a place when it is no farther from it than this. An estimate, marked as one wherever it is shown.
 */
export const reachM = (type: PoliceUnitType, kind: PlaceSpeed, targetS: number, hours: Hours): number =>
  targetS * straightMs(type, kind, hours);

/** The speed of the place at an index. */
export const kindAt = (places: ReachPlaces, p: number): PlaceSpeed =>
  PLACE_SPEEDS[places.kind[p] ?? 0] ?? 'urban';
