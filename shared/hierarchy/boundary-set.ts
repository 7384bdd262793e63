import type { Kato } from './schema.ts';

/** A set of boundaries of the units of territory; exactly one is in use. Old sets are kept. */
export type BoundarySet = {
  id: number;
  /** `schematic` is drawn from seats and areas and says so on the screen; `imported` is the operator's own. */
  kind: 'schematic' | 'imported';
  source: string;
  licence: string | null;
  /** SHA-256 of the boundaries in lower-case hex: the same boundaries have the same hash. */
  hash: string;
};

/** The boundary of one unit. WGS 84 degrees, `[lon, lat]`. */
export type BoundaryFeature = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon, { kato: Kato }>;
