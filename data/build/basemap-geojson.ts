import { bboxClip } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** The region around Kazakhstan that the base map covers: `[west, south, east, north]`, degrees. */
export const REGION: [number, number, number, number] = [40, 34, 96, 60];

/** The polygons of a shape that lie in the region, cut at its edge; clipping leaves empty ones, which are dropped. */
export function clipToRegion(shape: Feature<Polygon | MultiPolygon>): Position[][][] {
  const { geometry } = bboxClip(shape, REGION);
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.filter((rings) => (rings[0]?.length ?? 0) > 3);
}

/** A position to four decimals, about ten metres, as in the boundary files: so the border falls on theirs. */
function roundPosition(position: Position): Position {
  return [Number((position[0] ?? 0).toFixed(4)), Number((position[1] ?? 0).toFixed(4))];
}

function roundCoordinates(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === 'number') return roundPosition(coordinates as Position);
  return coordinates.map(roundCoordinates);
}

/** GeoJSON text with one feature a line, so that a change of one feature is a change of one line. */
export function geojsonText(features: readonly Feature[]): string {
  const lines = features.map((feature) => {
    const geometry = feature.geometry as Exclude<Geometry, { type: 'GeometryCollection' }>;
    const coordinates = roundCoordinates(geometry.coordinates);
    return JSON.stringify({
      type: 'Feature',
      properties: feature.properties,
      geometry: { type: geometry.type, coordinates },
    });
  });
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** Every position of a feature collection's polygons and lines, ring by ring. */
export function positionsOf(collection: FeatureCollection): Position[] {
  const found: Position[] = [];
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === 'number') found.push(coordinates as Position);
    else coordinates.forEach(walk);
  };
  for (const { geometry } of collection.features)
    if (geometry.type !== 'GeometryCollection') walk(geometry.coordinates);
  return found;
}
