import { z } from 'zod';
import type { Hours, PlaceSpeed } from '../../operations/eta.ts';
import { PLACE_SPEEDS } from '../../operations/reach.ts';

export const HOURS = ['day', 'night'] as const satisfies readonly Hours[];
export const hoursSchema = z.enum(HOURS);
export const placeSpeedSchema = z.enum(PLACE_SPEEDS);

/** How many times as long a way takes as was reckoned, by kind of place and hours; 1 without a calibration. */
export type Calibration = Readonly<Record<PlaceSpeed, Readonly<Record<Hours, number>>>>;
export const NO_CALIBRATION: Calibration = { urban: { day: 1, night: 1 }, rural: { day: 1, night: 1 } };

/** A way that one of the centre's own vehicles has done. */
export type Trip = {
  kind: PlaceSpeed;
  hours: Hours;
  straightM: number;
  observedS: number;
  reckonedS: number;
};

/** Fewer trips say nothing of a kind of place. */
export const ENOUGH_TRIPS = 30;
/** Shorter ways are mostly turning round and parking; a longer time had a stop in it. */
const LEAST = { straightM: 300, observedS: 60 };
const LONGEST_S = 7_200;
/** A way that seems six times as fast or as slow was not a drive to the place. */
const FARTHEST = 6;

/** What own tracks say of one kind of place: the median of observed over reckoned, and the middle half of them. */
export type CalibrationFinding = {
  kind: PlaceSpeed;
  hours: Hours;
  /** Trips that count. */
  n: number;
  /** Trips that were left out: too short, too long, or no drive. */
  leftOut: number;
  enough: boolean;
  /** Null where there are not enough. */
  factor: number | null;
  quartiles: [number, number] | null;
};

const counts = ({ straightM, observedS, reckonedS }: Trip): boolean =>
  straightM >= LEAST.straightM &&
  observedS >= LEAST.observedS &&
  observedS <= LONGEST_S &&
  observedS < reckonedS * FARTHEST &&
  reckonedS < observedS * FARTHEST;

/** The value below which a share of rising numbers lies, interpolated as PostgreSQL's `percentile_cont`. */
function quantile(rising: readonly number[], share: number): number {
  const at = (rising.length - 1) * share;
  const low = rising[Math.floor(at)] ?? Number.NaN;
  const high = rising[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * What own trips say, one finding for each kind of place and hours. The median bears up to half of the trips being nonsense; it
 * is shown with its number and is in force only once somebody has accepted it.
 */
export function calibrate(trips: readonly Trip[]): CalibrationFinding[] {
  return PLACE_SPEEDS.flatMap((kind) =>
    HOURS.map((hours) => {
      const all = trips.filter((trip) => trip.kind === kind && trip.hours === hours);
      const ratios = all
        .filter(counts)
        .map(({ observedS, reckonedS }) => observedS / reckonedS)
        .sort((a, b) => a - b);
      const enough = ratios.length >= ENOUGH_TRIPS;
      return {
        kind,
        hours,
        n: ratios.length,
        leftOut: all.length - ratios.length,
        enough,
        factor: enough ? quantile(ratios, 0.5) : null,
        quartiles: enough ? [quantile(ratios, 0.25), quantile(ratios, 0.75)] : null,
      } satisfies CalibrationFinding;
    }),
  );
}
