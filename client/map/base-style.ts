import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { FontFacesSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Theme } from '../theme.ts';
import { baseLayers } from './base-layers.ts';
import { oneProgram } from './one-program.ts';

/** Box that the land data covers, degrees: `[west, south, east, north]`. */
export const BASE_BOX = [40, 34, 96, 60] as const;

/** Absolute addresses of the files the base map is drawn from, all of this application's own server. */
export type BaseFiles = { land: string; water: string; fontFaces: FontFacesSpecification };

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The surround overlaps the land by this much, to hide the lines along which the data was cut. */
const OVERLAP_DEG = 0.05;

/** Everything outside the box of the land data, so that a very wide screen shows quiet land and no cut edge. */
function surround(): Feature<Polygon> {
  const [west, south, east, north] = BASE_BOX;
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  const hole = [
    [west + OVERLAP_DEG, south + OVERLAP_DEG],
    [west + OVERLAP_DEG, north - OVERLAP_DEG],
    [east - OVERLAP_DEG, north - OVERLAP_DEG],
    [east - OVERLAP_DEG, south + OVERLAP_DEG],
    [west + OVERLAP_DEG, south + OVERLAP_DEG],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, hole] } };
}

/**
 * The base map as a MapLibre style: no `glyphs`, no sprite, no address but those given.
 * Settlements start empty; the engine adds them when their columns are read.
 */
export function baseStyle(theme: Theme, language: Language, files: BaseFiles): StyleSpecification {
  return {
    version: 8,
    name: 'Sholu',
    'font-faces': files.fontFaces,
    transition: { duration: 0, delay: 0 },
    sources: {
      surround: { type: 'geojson', data: surround() },
      land: { type: 'geojson', data: files.land, tolerance: 0.2 },
      water: { type: 'geojson', data: files.water, tolerance: 0.2 },
      settlements: { type: 'geojson', data: EMPTY },
    },
    layers: baseLayers(theme, language).map(oneProgram),
  };
}
