import type { LayerSpecification } from 'maplibre-gl';
import { FONT } from '../../map/map-font.ts';
import type { Theme } from '../../theme.ts';

export const ISOCHRONES = 'travel-isochrones';
export const TRAVEL_START = 'travel-start';
export const CLOSED_ROADS = 'travel-closed';
export const TRAVEL_SOURCES = [ISOCHRONES, TRAVEL_START, CLOSED_ROADS];

const IS_AREA: ['==', ['get', 'bound'], 'likely'] = ['==', ['get', 'bound'], 'likely'];

/** Green, as facilities and crews are blue. Areas lie over each other, so what is near is the densest; every line says its minutes. Dots: the band of an estimate. */
export function travelAreas({ good }: Theme): LayerSpecification[] {
  return [
    {
      id: 'travel-area',
      type: 'fill',
      source: ISOCHRONES,
      filter: IS_AREA,
      paint: { 'fill-color': good, 'fill-opacity': 0.15 },
    },
  ];
}

export function travelLines({ good, danger, map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'travel-bound',
      type: 'line',
      source: ISOCHRONES,
      filter: ['!=', ['get', 'bound'], 'likely'],
      paint: { 'line-color': good, 'line-width': 1, 'line-opacity': 0.6, 'line-dasharray': [1, 3] },
    },
    {
      id: 'travel-line',
      type: 'line',
      source: ISOCHRONES,
      filter: IS_AREA,
      paint: { 'line-color': good, 'line-width': 1.5 },
    },
    {
      id: 'travel-closed-casing',
      type: 'line',
      source: CLOSED_ROADS,
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': map.labelHalo, 'line-width': 7 },
    },
    {
      id: 'travel-closed',
      type: 'line',
      source: CLOSED_ROADS,
      paint: { 'line-color': danger, 'line-width': 4, 'line-dasharray': [1.5, 1] },
    },
    {
      id: 'travel-closed-point',
      type: 'circle',
      source: CLOSED_ROADS,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 6,
        'circle-color': danger,
        'circle-stroke-color': map.labelHalo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'travel-start',
      type: 'circle',
      source: TRAVEL_START,
      paint: {
        'circle-radius': 7,
        'circle-color': map.selected,
        'circle-stroke-color': map.labelHalo,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'travel-minutes',
      type: 'symbol',
      source: ISOCHRONES,
      filter: IS_AREA,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 260,
        'text-field': ['get', 'label'],
        'text-font': FONT.semiBold,
        'text-size': 12,
        'text-padding': 4,
      },
      paint: { 'text-color': map.label, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.75 },
    },
  ];
}

export const travelLayerIds = (theme: Theme): string[] =>
  [...travelLines(theme), ...travelAreas(theme)].map(({ id }) => id);
