import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Theme } from '../theme.ts';
import { FONT } from './map-font.ts';
import { slotLayer } from './slots.ts';

/** Name in the interface's language, else Russian, else English. */
export function nameIn(language: Language): ExpressionSpecification {
  return ['coalesce', ['get', `name_${language}`], ['get', 'name_ru'], ['get', 'name_en']];
}

const HOME: ExpressionSpecification = ['==', ['get', 'iso'], 'KZ'];
const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part];
const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];

function ground({ map }: Theme): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': map.sea } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      filter: isPart('shape'),
      paint: { 'fill-color': ['case', HOME, map.country, map.neighbour] },
    },
    {
      id: 'land-border',
      type: 'line',
      source: 'land',
      filter: ['all', isPart('shape'), ['!', HOME]],
      paint: { 'line-color': map.border, 'line-width': 0.8, 'line-opacity': 0.4 },
    },
    {
      id: 'surround',
      type: 'fill',
      source: 'surround',
      paint: { 'fill-color': map.neighbour, 'fill-antialias': false },
    },
  ];
}

function water({ map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'river',
      type: 'line',
      source: 'water',
      filter: isKind('river'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': map.river,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 6, 1.1, 10, 2.2],
      },
    },
    {
      id: 'lake',
      type: 'fill',
      source: 'water',
      filter: ['all', ['!', isKind('river')], isPart('shape')],
      paint: { 'fill-color': ['case', isKind('sea'), map.sea, map.water] },
    },
  ];
}

function homeBorder({ map }: Theme): LayerSpecification {
  return {
    id: 'home-border',
    type: 'line',
    source: 'land',
    filter: ['all', isPart('shape'), HOME],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': map.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.2, 8, 2] },
  };
}

function names(theme: Theme, language: Language): LayerSpecification[] {
  const { map } = theme;
  return [
    {
      id: 'river-name',
      type: 'symbol',
      source: 'water',
      filter: isKind('river'),
      minzoom: 6,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 480,
        'text-field': nameIn(language),
        'text-font': FONT.italic,
        'text-size': 11,
        'text-letter-spacing': 0.06,
        'text-max-angle': 30,
      },
      paint: { 'text-color': map.waterLabel, 'text-halo-color': map.labelHalo, 'text-halo-width': 1 },
    },
    {
      id: 'lake-name',
      type: 'symbol',
      source: 'water',
      filter: ['all', isPart('label'), ['<=', ['get', 'rank'], ['step', ['zoom'], 2, 5, 3, 6, 4, 7, 9]]],
      layout: {
        'text-field': nameIn(language),
        'text-font': FONT.italic,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 11, 8, 14],
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        'symbol-sort-key': ['coalesce', ['get', 'rank'], 9],
      },
      paint: { 'text-color': map.waterLabel, 'text-halo-color': map.labelHalo, 'text-halo-width': 1 },
    },
    {
      id: 'country-name',
      type: 'symbol',
      source: 'land',
      filter: ['all', isPart('label'), ['!', HOME]],
      layout: {
        'text-field': nameIn(language),
        'text-font': FONT.regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 6, 15],
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.22,
        'text-max-width': 9,
      },
      paint: { 'text-color': map.labelMuted, 'text-opacity': 0.55 },
    },
  ];
}

/** Id of the layer of settlements with their names. */
export const SETTLEMENT_LAYER = 'settlement';

/** Ranks of settlements shown at a zoom: 1 the capital, 2 cities of republican significance, 3 seats of regions … */
const RANK_SHOWN: ExpressionSpecification = ['step', ['zoom'], 2, 5, 3, 6, 4, 7, 5, 8, 6, 9, 7, 10, 99];
const SETTLEMENT_SIZE: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['get', 'rank'],
  1,
  13,
  3,
  12,
  6,
  11,
];

function settlements({ map }: Theme, language: Language): LayerSpecification[] {
  return [
    {
      id: SETTLEMENT_LAYER,
      type: 'symbol',
      source: 'settlements',
      filter: ['<=', ['get', 'rank'], RANK_SHOWN],
      layout: {
        'icon-image': ['step', ['get', 'rank'], 'settlement-major', 4, 'settlement-minor'],
        'icon-padding': 0,
        'text-field': nameIn(language),
        'text-font': FONT.regular,
        'text-size': SETTLEMENT_SIZE,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.55,
        'text-justify': 'auto',
        'text-max-width': 8,
        'text-padding': 4,
        'symbol-sort-key': ['-', ['*', ['get', 'rank'], 1e8], ['get', 'population']],
      },
      paint: {
        'text-color': ['step', ['get', 'rank'], map.label, 4, map.labelMuted],
        'text-halo-color': map.labelHalo,
        'text-halo-width': 1.4,
        'text-halo-blur': 0.4,
      },
    },
  ];
}

/** Every layer of the base map from bottom to top, with the slots that the domains draw into. */
export function baseLayers(theme: Theme, language: Language): LayerSpecification[] {
  return [
    ...ground(theme),
    slotLayer('area'),
    ...water(theme),
    slotLayer('dim'),
    homeBorder(theme),
    slotLayer('outline'),
    ...names(theme, language),
    ...settlements(theme, language),
    slotLayer('symbol'),
    slotLayer('label'),
  ];
}
