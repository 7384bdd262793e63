import type { Feature, FeatureCollection, Point } from 'geojson';
import { polygonsOf } from './surroundings.ts';
import { stepOf } from './share.ts';

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

/** Degrees of longitude that each unit spans, by KATO. */
export function widthsDeg(boundaries: Boundaries | null): Map<string, number> {
  const features = boundaries ? [...boundaries.level1.features, ...boundaries.level2.features] : [];
  return new Map(
    features.map((feature) => {
      const lons = polygonsOf(feature).flatMap(([outer = []]) => outer.map(([lon = 0]) => lon));
      return [
        katoOf(feature),
        lons.reduce((a, b) => Math.max(a, b), -180) - lons.reduce((a, b) => Math.min(a, b), 180),
      ];
    }),
  );
}

/**
 * Labels as points; the first one given gets room first. `step` is that of their unit's colour, -1 without evidence, and
 * `widthDeg` how wide the unit is by `widths`, 0 when it has no boundary. `stepOfValue` is that of the scale the units are painted in.
 */
export function labelPoints(
  labels: ReadonlyMap<string, UnitLabel>,
  shares: ReadonlyMap<string, number | null>,
  widths: ReadonlyMap<string, number>,
  stepOfValue: (value: number) => number = stepOf,
): FeatureCollection<Point> {
  const step = (kato: string) => {
    const share = shares.get(kato) ?? null;
    return share === null ? -1 : stepOfValue(share);
  };
  const features = [...labels].map(([kato, { text, sub, lon, lat }], order) => ({
    type: 'Feature' as const,
    properties: { kato, text, sub, order, step: step(kato), widthDeg: widths.get(kato) ?? 0 },
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
