import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../map/map-font.ts';
import type { Theme } from '../theme.ts';
import type { SketchPart } from './sketch-features.ts';

export const SKETCH = 'map-tools';

const isPart = (...parts: SketchPart[]): ExpressionSpecification => [
  'in',
  ['get', 'part'],
  ['literal', parts],
];

/** Ids of the layers of the tools, from the ground up. */
export const sketchLayers = ({ map, accent, warning }: Theme): LayerSpecification[] => [
  {
    id: 'sketch-fill',
    type: 'fill',
    source: SKETCH,
    filter: isPart('area', 'figure'),
    paint: { 'fill-color': accent, 'fill-opacity': 0.14 },
  },
  {
    id: 'sketch-casing',
    type: 'line',
    source: SKETCH,
    filter: isPart('area', 'figure', 'way', 'frame'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': map.labelHalo, 'line-width': 5, 'line-opacity': 0.7 },
  },
  {
    id: 'sketch-line',
    type: 'line',
    source: SKETCH,
    filter: isPart('area', 'figure', 'way'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': accent, 'line-width': 2 },
  },
  {
    id: 'sketch-dashed',
    type: 'line',
    source: SKETCH,
    filter: isPart('next', 'frame'),
    paint: {
      'line-color': ['case', isPart('frame'), warning, accent],
      'line-width': 2,
      'line-dasharray': [3, 2],
    },
  },
  {
    id: 'sketch-place',
    type: 'circle',
    source: SKETCH,
    filter: isPart('place', 'handle'),
    paint: {
      'circle-radius': ['case', isPart('handle'), 7, 5],
      'circle-color': ['case', isPart('handle'), map.labelHalo, accent],
      'circle-stroke-color': ['case', isPart('handle'), accent, map.labelHalo],
      'circle-stroke-width': 2,
    },
  },
  {
    id: 'sketch-target',
    type: 'circle',
    source: SKETCH,
    filter: isPart('target'),
    paint: {
      'circle-radius': 11,
      'circle-opacity': 0,
      'circle-stroke-color': map.selected,
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'sketch-leg',
    type: 'symbol',
    source: SKETCH,
    filter: isPart('leg'),
    layout: {
      'text-field': ['get', 'text'],
      'text-font': FONT.regular,
      'text-size': 12,
      'text-allow-overlap': false,
      'text-padding': 2,
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.labelHalo, 'text-halo-width': 2 },
  },
];
