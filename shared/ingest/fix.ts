/** Where a tracker says it is, in SI units; null is not said. */
export type TrackerFix = {
  /** The tracker's time, milliseconds since 1970. */
  at: number;
  lon: number;
  lat: number;
  headingDeg: number | null;
  speedMs: number | null;
  accuracyM: number | null;
};

/** True for a place that is on Earth. */
export const isOnEarth = (lon: number, lat: number): boolean =>
  Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** A course of [0, 360); null for what is none. */
export const courseOf = (degrees: number): number | null =>
  Number.isFinite(degrees) && degrees >= 0 ? degrees % 360 : null;
