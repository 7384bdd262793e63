import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** True for the shapes a unit of territory can have. */
export function isAreal(unit: Feature): unit is Feature<Polygon | MultiPolygon> {
  return unit.geometry.type === 'Polygon' || unit.geometry.type === 'MultiPolygon';
}

/** Polygons of a unit, ring by ring, outer ring first. */
export function polygonsOf({ geometry }: Feature): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/**
 * Everything outside a unit of territory: the world with the unit's outer rings as holes, and the unit's own holes
 * (a city inside its region) as land outside. Nothing when there is no unit.
 */
export function surroundingsOf(unit: Feature | null): FeatureCollection<Polygon | MultiPolygon> {
  if (!unit) return { type: 'FeatureCollection', features: [] };
  const polygons = polygonsOf(unit);
  const outer = polygons.flatMap(([ring]) => (ring ? [ring] : []));
  const holes = polygons.flatMap(([, ...rings]) => rings.map((ring) => [ring]));
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [WORLD, ...outer] } },
      { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: holes } },
    ],
  };
}
