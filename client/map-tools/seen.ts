import { greatCircleM } from '../../shared/operations/distance.ts';
import type { MapBox } from '../map/use-map-box.ts';

export const SEEN_KINDS = ['incidents', 'units', 'things', 'facilities', 'cameras', 'territories'] as const;
export type SeenKind = (typeof SEEN_KINDS)[number];

/** Something on the map as words: what it is called, what is to be said of it, where it is, and how it is opened. */
export type SeenThing = {
  key: string;
  name: string;
  /** Asked only for those that are listed: a country has thousands. */
  note: () => string;
  lon: number;
  lat: number;
  open: (() => void) | null;
};

/** What a map shows, by kind: the same data that its layers draw. */
export type Seen = Partial<Record<SeenKind, readonly SeenThing[]>>;

/** The things inside what the map shows, the nearest to its middle first, along the great circle. */
export function inView(things: readonly SeenThing[], { middle, box }: MapBox): SeenThing[] {
  const [west, south, east, north] = box;
  const [lonOfMiddle, latOfMiddle] = middle;
  return things
    .filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)
    .map((thing) => ({ thing, metres: greatCircleM(lonOfMiddle, latOfMiddle, thing.lon, thing.lat) }))
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ thing }) => thing);
}
