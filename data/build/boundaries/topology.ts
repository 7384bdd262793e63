import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import mapshaper from 'mapshaper';
import type { Pair, MultiPolygon as Shape } from 'polygon-clipping';
import type { Division } from './divide.ts';
import { type Grid, KM_PER_DEGREE } from './grid.ts';
import { partsOf } from './oblasts.ts';
import { smooth } from './smooth.ts';
import { trace } from './trace.ts';

/** Polygons of units in lon, lat degrees. */
export type Layer = FeatureCollection<Polygon | MultiPolygon, { kato: string }>;

/** A layer of one feature per unit. */
export function layerOf(shapes: ReadonlyMap<string, Shape>): Layer {
  const features = [...shapes].map(([kato, coordinates]): Feature<MultiPolygon, { kato: string }> => ({
    type: 'Feature',
    properties: { kato },
    geometry: { type: 'MultiPolygon', coordinates },
  }));
  return { type: 'FeatureCollection', features };
}

async function run(layer: Layer, commands: string): Promise<Layer> {
  const output = await mapshaper.applyCommands(
    `-i in.json ${commands} -o out.json format=geojson precision=0.0001 rfc7946`,
    {
      'in.json': JSON.stringify(layer),
    },
  );
  return JSON.parse(Buffer.from(output['out.json'] ?? []).toString('utf8'));
}

/** Points of the smoothed borders are left out within this part of a cell's height. */
const FINE_CELLS = 0.1;

/** Traces each unit of a division and smooths the stairs, keeping shared borders shared and seats on their side; shapes by code. */
export async function shapesOf(
  grid: Grid,
  { labels, units }: Division,
  seats: readonly Pair[],
): Promise<Map<string, Shape>> {
  const traced = new Map(units.map(({ kato }, k) => [kato, trace(grid, labels, k)]));
  const toleranceM = Math.round(FINE_CELLS * grid.stepLatDeg * KM_PER_DEGREE * 1000);
  const drawn = smooth(grid, layerOf(traced), seats);
  const fine = await run(drawn, `-simplify dp keep-shapes interval=${toleranceM}`);
  return new Map(fine.features.map((feature) => [feature.properties.kato, partsOf(feature.geometry)]));
}

/** Closes slivers between neighbours and repairs rings after rounding. */
export function close(layer: Layer): Promise<Layer> {
  return run(layer, '-snap interval=0.0002 -clean gap-fill-area=20km2 -sort kato');
}

/** Joins the units of one parent; borders stay those of the units. */
export function dissolve(layer: Layer, parentOf: ReadonlyMap<string, string>): Promise<Layer> {
  const features = layer.features.map((feature) => ({
    ...feature,
    properties: { kato: parentOf.get(feature.properties.kato) ?? '' },
  }));
  return run({ ...layer, features }, '-dissolve kato -sort kato');
}

/** GeoJSON text with one feature a line. */
export function textOf(layer: Layer): string {
  const lines = layer.features.map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}
