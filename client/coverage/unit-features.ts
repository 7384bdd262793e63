import type { Feature, FeatureCollection, Point } from 'geojson';

/** Boundaries of both levels; every feature has the property `kato`. */
export type Boundaries = { level1: FeatureCollection; level2: FeatureCollection };

/** Name and figure that stand on a unit, at a point in WGS 84 degrees. */
export type UnitLabel = { text: string; sub: string; lon: number; lat: number };

/** KATO of a boundary, empty when the file has none. */
export function katoOf(feature: Pick<Feature, 'properties'>): string {
  const kato: unknown = feature.properties?.['kato'];
  return typeof kato === 'string' ? kato : '';
}

/** One collection of both levels; each feature keeps `kato` and gains `level`. */
export function unitFeatures({ level1, level2 }: Boundaries): FeatureCollection {
  const ofLevel = (collection: FeatureCollection, level: 1 | 2) =>
    collection.features.map((feature) => ({ ...feature, properties: { kato: katoOf(feature), level } }));
  return { type: 'FeatureCollection', features: [...ofLevel(level1, 1), ...ofLevel(level2, 2)] };
}

/** Labels as points; the first one given gets room first. */
export function labelPoints(labels: ReadonlyMap<string, UnitLabel>): FeatureCollection<Point> {
  const features = [...labels].map(([kato, { text, sub, lon, lat }], order) => ({
    type: 'Feature' as const,
    properties: { kato, text, sub, order },
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
  }));
  return { type: 'FeatureCollection', features };
}

/** Splits the painted units into those with a share and those without evidence. */
export function splitByEvidence(shares: ReadonlyMap<string, number | null>): {
  known: string[];
  unknown: string[];
} {
  const katos = [...shares.keys()];
  return {
    known: katos.filter((kato) => shares.get(kato) !== null),
    unknown: katos.filter((kato) => shares.get(kato) === null),
  };
}
