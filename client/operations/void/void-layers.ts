import type { LayerSpecification } from 'maplibre-gl';
import { FONT } from '../../map/map-font.ts';
import { imageOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';

export const VOIDS = 'voids';
export const VOID_LAYER = 'void';
export const VOID_NEVER_LAYER = 'void-never';
export const VOID_MOVE = 'void-move';
export const VOID_MOVE_LAYER = 'void-move-line';
export const VOID_MARKS = 'void-marks';
export const VOID_MARK_LAYER = 'void-mark';
export const VOID_LAYER_IDS = [
  'void-move-casing',
  VOID_MOVE_LAYER,
  VOID_NEVER_LAYER,
  VOID_LAYER,
  'void-chosen',
  VOID_MARK_LAYER,
  'void-arrow',
];

/**
 * Places that nobody reaches in time; those that nobody was ever seen to reach only from the zoom on at which they do not
 * hide the lost ones. The proposed move lies over them: its way, what it closes and what it opens.
 */
export function voidLayers({ map, accent }: Theme): LayerSpecification[] {
  return [
    {
      id: VOID_NEVER_LAYER,
      type: 'symbol',
      source: VOIDS,
      minzoom: 9,
      filter: ['==', ['get', 'state'], 0],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': 0.8,
        'icon-allow-overlap': true,
        'icon-padding': 0,
      },
    },
    {
      id: VOID_LAYER,
      type: 'symbol',
      source: VOIDS,
      filter: ['>', ['get', 'state'], 0],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 8, 0.7, 11, 1, 14, 1.25],
        'symbol-sort-key': ['get', 'state'],
      },
    },
    {
      id: 'void-chosen',
      type: 'circle',
      source: VOIDS,
      filter: ['==', ['get', 'chosen'], true],
      paint: {
        'circle-radius': 18,
        'circle-opacity': 0,
        'circle-stroke-width': 3,
        'circle-stroke-color': map.selected,
      },
    },
    {
      id: 'void-move-casing',
      type: 'line',
      source: VOID_MOVE,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': map.labelHalo, 'line-width': 7 },
    },
    {
      id: VOID_MOVE_LAYER,
      type: 'line',
      source: VOID_MOVE,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': accent, 'line-width': 3.5, 'line-dasharray': [2, 1.2] },
    },
    {
      id: VOID_MARK_LAYER,
      type: 'symbol',
      source: VOID_MARKS,
      layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-padding': 0 },
    },
    {
      id: 'void-arrow',
      type: 'symbol',
      source: VOID_MOVE,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': imageOf('move', 'leads'),
        'icon-size': 0.68,
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'text-field': ['get', 'text'],
        'text-font': FONT.semiBold,
        'text-size': 12,
        'text-offset': [0, 1.6],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: { 'text-color': map.label, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.5 },
    },
  ];
}
