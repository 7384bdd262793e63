import {
  bboxPolygon,
  booleanIntersects,
  booleanPointInPolygon,
  difference,
  featureCollection,
  flatten,
  intersect,
  polygon,
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { atlasFeatures } from './basemap-atlas.ts';
import { clipToRegion } from './basemap-geojson.ts';
import { naturalEarthRivers, passes } from './basemap-rivers.ts';
import { namedWaters } from './basemap-water-names.ts';
import type { NamedWater } from './basemap-water-names.ts';

type Areal = Feature<Polygon | MultiPolygon>;

/** Around the Caspian and no other sea. */
const CASPIAN_BOX: [number, number, number, number] = [46, 36.2, 55.2, 47.7];

/**
 * Natural Earth at 1:50m shows the Aral of about 2003, one water. Since the Kokaral dam of 2005 the north stands alone, and
 * the east basin of the south is dry: these two outlines say which of that water is left.
 */
const ARAL_TODAY: readonly Position[][] = [
  [
    [59.95, 46.14],
    [62, 46.14],
    [62, 47.2],
    [59.95, 47.2],
    [59.95, 46.14],
  ],
  [
    [57.8, 44],
    [58.95, 44],
    [58.95, 45.6],
    [58.88, 45.75],
    [58.8, 46.2],
    [57.8, 46.2],
    [57.8, 44],
  ],
];
const IN_ARAL: Position = [59.7, 45];

/** The Caspian is what the land of its five countries leaves open, so its shore is their shore to the vertex. */
function caspian(land: readonly Areal[]): Feature<Polygon> {
  const box = bboxPolygon(CASPIAN_BOX);
  const around = land.filter((country) => booleanIntersects(country, box));
  const open = difference(featureCollection<Polygon | MultiPolygon>([box, ...around]));
  if (!open) throw new Error('No sea is left between the countries of the Caspian');
  const rings = (part: Feature<Polygon>) => part.geometry.coordinates[0]?.length ?? 0;
  return flatten(open).features.reduce((largest, part) => (rings(part) > rings(largest) ? part : largest));
}

function naturalEarthLakes(): Feature<Polygon>[] {
  const fine = atlasFeatures('asia', '50m', 'lakes');
  const coarse = atlasFeatures('world', '50m', 'lakes').filter(
    (lake) => !fine.some((known) => booleanIntersects(known, lake)),
  );
  return [...fine, ...coarse].flatMap((lake) => {
    if (lake.geometry.type !== 'Polygon') return [];
    const whole = polygon(lake.geometry.coordinates);
    if (!booleanPointInPolygon(IN_ARAL, whole)) return clipToRegion(whole).map((rings) => polygon(rings));
    return ARAL_TODAY.flatMap((today) => {
      const left = intersect(featureCollection([whole, polygon([today])]));
      return left ? flatten(left).features : [];
    });
  });
}

function properties(
  water: Pick<NamedWater, 'key' | 'kind' | 'rank' | 'name_kk' | 'name_ru' | 'name_en'>,
  part: string,
) {
  const { key, kind, rank, name_kk, name_ru, name_en } = water;
  return { part, key, kind, rank, name_kk, name_ru, name_en };
}

const unnamed = (kind: 'lake' | 'river') => ({
  key: '',
  kind,
  rank: 6,
  name_kk: '',
  name_ru: '',
  name_en: '',
});

function stillWaters(land: readonly Areal[]): Feature[] {
  const lakes = naturalEarthLakes();
  const used = new Set<Feature>();
  const named = namedWaters().flatMap((water): Feature[] => {
    if (water.kind === 'river') return [];
    if (water.shape === 'land') return [{ ...caspian(land), properties: properties(water, 'shape') }];
    if (water.shape === 'own')
      return [polygon([[...water.at, ...water.at.slice(0, 1)]], properties(water, 'shape'))];
    const found = lakes.filter((lake) => water.at.some((point) => booleanPointInPolygon(point, lake)));
    if (found.length !== 1)
      throw new Error(`${water.key}: ${found.length} lakes of Natural Earth at its point`);
    return found.map((lake) => {
      used.add(lake);
      return { ...lake, properties: properties(water, 'shape') };
    });
  });
  // what is left of the Aral beside its two seas are puddles of the cut
  const others = lakes.filter(
    (lake) => !used.has(lake) && !ARAL_TODAY.some((cut) => booleanIntersects(lake, polygon([cut]))),
  );
  return [...named, ...others.map((lake) => ({ ...lake, properties: properties(unnamed('lake'), 'shape') }))];
}

function runningWaters(): Feature[] {
  let lines = naturalEarthRivers();
  const named = namedWaters()
    .filter((water) => water.kind === 'river')
    .map((water): Feature => {
      const mine = water.shape === 'own' ? [water.at] : lines.filter((line) => passes(line, water.at));
      if (mine.length === 0) throw new Error(`${water.key}: no river of Natural Earth at its points`);
      lines = lines.filter((line) => !mine.includes(line));
      return {
        type: 'Feature',
        properties: properties(water, 'shape'),
        geometry: { type: 'MultiLineString', coordinates: mine },
      };
    });
  const others = lines.map((line): Feature => ({
    type: 'Feature',
    properties: properties(unnamed('river'), 'shape'),
    geometry: { type: 'LineString', coordinates: line },
  }));
  return [...named, ...others];
}

/** Seas, lakes and rivers of the region; the land is needed for the shore of the Caspian. */
export function waterOfRegion(land: readonly Areal[]): Feature[] {
  return [...stillWaters(land), ...runningWaters()];
}

/** The points at which the names of seas and lakes stand; rivers carry theirs along the line. */
export function waterLabels(): Feature[] {
  return namedWaters().flatMap((water) =>
    water.label.map((coordinates) => ({
      type: 'Feature' as const,
      properties: properties(water, 'label'),
      geometry: { type: 'Point' as const, coordinates },
    })),
  );
}
