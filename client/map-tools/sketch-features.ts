import type { Area } from '../../shared/geometry/area.ts';
import {
  alongGeodesics,
  circleAround,
  legBetween,
  placeAt,
  type LonLat,
} from '../../shared/geometry/geodesic.ts';
import { outlineOf } from '../../shared/geometry/outline.ts';
import { frameOnGround, type Sheet } from '../../shared/geometry/print-frame.ts';
import type { Drawing } from './drawing.ts';
import { MODES, radiusHandle } from './modes.ts';

/** What a shape of the sketch stands for; the layers tell them apart by it. */
export type SketchPart = 'area' | 'figure' | 'way' | 'next' | 'frame' | 'place' | 'handle' | 'target' | 'leg';

const feature = (part: SketchPart, geometry: GeoJSON.Geometry, more: object = {}): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties: { part, ...more },
});
const mutable = (path: readonly LonLat[]): GeoJSON.Position[] => path.map(([lon, lat]) => [lon, lat]);
const ring = (path: readonly LonLat[]): GeoJSON.Position[] => mutable(path[0] ? [...path, path[0]] : path);
const line = (part: SketchPart, path: readonly LonLat[]): GeoJSON.Feature =>
  feature(part, { type: 'LineString', coordinates: mutable(path) });
const point = (part: SketchPart, at: LonLat, more: object = {}): GeoJSON.Feature =>
  feature(part, { type: 'Point', coordinates: mutable([at])[0] ?? [] }, more);

const areaFeature = (part: SketchPart, area: Area): GeoJSON.Feature => {
  const [outer = [], ...rest] = outlineOf(area);
  return feature(part, { type: 'Polygon', coordinates: [ring(outer), ...rest.map(ring)] });
};

/** The middle of a leg, along it. */
function halfWay(from: LonLat, to: LonLat): LonLat {
  const { lengthM, bearingDeg } = legBetween(from, to);
  return placeAt(from, bearingDeg, lengthM / 2);
}

/** Everything that a figure shows; `hover` is where its next place would be. */
function figureFeatures(
  drawing: Drawing,
  hover: LonLat | null,
  say: (lengthM: number, bearingDeg: number) => string,
): GeoJSON.Feature[] {
  const { mode, points, isDone, radiusM } = drawing;
  const { isRing, pathOf, areaOf } = MODES[mode];
  const next = isDone || !hover || points.length === 0 ? null : hover;
  const path = pathOf(next && mode === 'rectangle' ? [...points, next] : points);
  const features: GeoJSON.Feature[] = [];
  const [first, second] = points;
  const edge = second ?? next;
  if (mode === 'circle' && first && edge) {
    const circle = circleAround(first, Math.max(1, legBetween(first, edge).lengthM));
    features.push(
      feature('figure', { type: 'Polygon', coordinates: [ring(circle)] }),
      line('way', [first, edge]),
    );
  } else if (mode === 'buffer' && first)
    features.push(areaFeature('figure', { path: points, isClosed: false, radiusM }));
  else if (isRing && path.length > 2)
    features.push(
      feature('figure', { type: 'Polygon', coordinates: [ring(alongGeodesics(path, { isClosed: true }))] }),
    );
  if (path.length > 1 && mode !== 'circle') features.push(line('way', alongGeodesics(path)));
  const last = points.at(-1);
  if (next && last && mode !== 'rectangle') features.push(line('next', alongGeodesics([last, next])));
  if (areaOf === null || mode === 'circle') {
    const stops = next ? [...points, next] : points;
    for (const [i, to] of stops.slice(1).entries()) {
      const from = stops[i];
      if (!from) continue;
      const { lengthM, bearingDeg } = legBetween(from, to);
      features.push(point('leg', halfWay(from, to), { text: say(lengthM, bearingDeg) }));
    }
  }
  features.push(...points.map((at, index) => point('place', at, { index })));
  const handle = radiusHandle(drawing);
  if (handle) features.push(point('handle', handle));
  return features;
}

/** What the tools draw over the map: the chosen area, the figure in hand, the frame of a sheet, a place that was looked for. */
export function sketchFeatures(input: {
  area: Area | null;
  drawing: Drawing | null;
  hover: LonLat | null;
  sheet: Sheet | null;
  target: LonLat | null;
  say: (lengthM: number, bearingDeg: number) => string;
}): GeoJSON.FeatureCollection {
  const { area, drawing, hover, sheet, target, say } = input;
  const features: GeoJSON.Feature[] = [];
  if (area) features.push(areaFeature('area', area));
  if (sheet) features.push(feature('frame', { type: 'Polygon', coordinates: [ring(frameOnGround(sheet))] }));
  if (drawing) features.push(...figureFeatures(drawing, hover, say));
  if (target) features.push(point('target', target));
  return { type: 'FeatureCollection', features };
}
