import type { ClosedLine } from './closure.ts';
import type { Hours, PlaceSpeed } from '../../operations/eta.ts';
import type { PoliceUnitType } from '../../operations/schema.ts';

/** A place that is driven from or to; `kind` says how one drives there. */
export type TravelPoint = { lon: number; lat: number; kind: PlaceSpeed };

/**
 * Why it is an estimate: nobody gave roads, this server cannot read them, they failed, the point is far from them, or no open
 * road leads away from it.
 */
export type WhyEstimate = 'no_roads' | 'no_tiles' | 'no_package' | 'failed' | 'off_road' | 'no_way';

/** How times were found, said wherever they are shown. */
export type TravelBasis = {
  name: 'estimate' | 'roads';
  /** True of what was reckoned over the straight line. */
  estimate: boolean;
  /** Factors of the likely time that its uncertainty spans; null where nobody has given one. */
  band: { low: number; high: number } | null;
  /** Day of the data of the roads; null where there are none, or they do not say. */
  asOfMs: number | null;
  /** Null of the roads. */
  why: WhyEstimate | null;
};

export type TravelQuestion = {
  from: readonly TravelPoint[];
  to: readonly TravelPoint[];
  /** Who drives, or walks. */
  type: PoliceUnitType;
  hours: Hours;
  /** Roads that are thought closed besides those that are; the estimate knows of none. */
  closed?: readonly ClosedLine[] | undefined;
};

/** Seconds between every two points, `from × to` by rows; NaN where no way leads. */
export type TravelMatrix = {
  basis: TravelBasis;
  seconds: Float64Array;
  /**
   * 1 where the estimate stands in for a way that the roads do not have: a point far from every road, or a pair that they
   * do not join. All 1 of the estimate itself.
   */
  estimated: Uint8Array;
};

export type IsochroneQuestion = {
  from: TravelPoint;
  /** Rising; minutes of travel. */
  minutes: readonly number[];
  type: PoliceUnitType;
  hours: Hours;
  /** Roads that are thought closed besides those that are; the estimate knows of none. */
  closed?: readonly ClosedLine[] | undefined;
};

/** Rings of `[lon, lat]`, closed, as GeoJSON has a MultiPolygon. */
export type Area = number[][][][];

/** What is reached within some minutes; `low` and `high` are the areas if everything takes as long as the band says. */
export type Isochrone = { minutes: number; area: Area; low: Area | null; high: Area | null };

/** Isochrones, the shortest first. `basis` is the estimate's when the point is far from every road. */
export type Isochrones = { basis: TravelBasis; from: { lon: number; lat: number }; list: Isochrone[] };

/** Travel time between places. Two implementations: the estimate over the straight line, and the roads of an operator's file. */
export interface TravelTime {
  /** @throws the signal's reason when it is aborted on the way. */
  matrix(question: TravelQuestion, signal?: AbortSignal): Promise<TravelMatrix>;
  isochrones(question: IsochroneQuestion): Promise<Isochrones>;
}
