import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { FONT } from '../../map/map-font.ts';
import type { Theme } from '../../theme.ts';

export const PLAN_PLACES = 'plan-places';
export const PLAN_THINGS = 'plan-things';
export const PLAN_LINES = 'plan-lines';
export const PLAN_AREAS = 'plan-areas';
export const PLAN_SOURCES = [PLAN_PLACES, PLAN_THINGS, PLAN_LINES, PLAN_AREAS];
export const THING_LAYER = 'plan-thing';

/** From this zoom on a facility has room for its symbol. */
const SYMBOLS_ZOOM = 9;
/** Facilities whose coverage the plan changes; few, and looked for from afar. */
const IS_CHANGED: ExpressionSpecification = ['in', ['get', 'mark'], ['literal', ['won', 'lost']]];

/** A mark of the plan stands where it is, whatever lies beneath. */
const markLayout: SymbolLayerSpecification['layout'] = {
  'icon-image': ['get', 'image'],
  'icon-allow-overlap': true,
  'icon-padding': 0,
  'symbol-sort-key': ['get', 'order'],
};

/** The marks of facilities; one that nobody reaches is drawn above one that is, and what changes above both. */
const facilitySymbols: Omit<SymbolLayerSpecification, 'id'> = {
  type: 'symbol',
  source: PLAN_PLACES,
  layout: { ...markLayout, 'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.45, 8, 0.7, 11, 1] },
};

/**
 * Facilities as a plan leaves them, over them what covers them; areas are what planned cameras look at. From afar facilities
 * are circles, full or hollow: of symbols the map asks with every move which find a place, and of fifteen thousand that takes
 * longer than a frame.
 */
export function planLayers({ map, accent, danger, camera, gap, surfaceRaised }: Theme): LayerSpecification[] {
  return [
    {
      id: 'plan-area',
      type: 'fill',
      source: PLAN_AREAS,
      paint: { 'fill-color': camera.linked, 'fill-opacity': 0.3 },
    },
    {
      id: 'plan-line-casing',
      type: 'line',
      source: PLAN_LINES,
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': map.labelHalo, 'line-width': 6 },
    },
    {
      id: 'plan-line',
      type: 'line',
      source: PLAN_LINES,
      paint: {
        'line-color': ['match', ['get', 'what'], 'closure', danger, accent],
        'line-width': ['match', ['get', 'what'], 'closure', 4, 2.5],
        'line-dasharray': [2, 1.2],
      },
    },
    {
      id: 'plan-place-afar',
      type: 'circle',
      source: PLAN_PLACES,
      maxzoom: SYMBOLS_ZOOM,
      filter: ['!', IS_CHANGED],
      layout: { 'circle-sort-key': ['get', 'order'] },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 2, 8, 3.2],
        'circle-color': ['match', ['get', 'mark'], 'reached', gap.closed, surfaceRaised],
        'circle-stroke-width': ['match', ['get', 'mark'], 'reached', 1, 1.6],
        'circle-stroke-color': ['match', ['get', 'mark'], 'reached', map.labelHalo, gap.gap],
      },
    },
    { id: 'plan-place', ...facilitySymbols, minzoom: SYMBOLS_ZOOM, filter: ['!', IS_CHANGED] },
    { id: 'plan-place-changed', ...facilitySymbols, filter: IS_CHANGED },
    {
      id: THING_LAYER,
      type: 'symbol',
      source: PLAN_THINGS,
      layout: {
        ...markLayout,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.6, 8, 0.85, 11, 1.1],
        'text-field': [
          'step',
          ['zoom'],
          ['case', ['get', 'changed'], ['get', 'label'], ''],
          8.5,
          ['get', 'label'],
        ],
        'text-font': FONT.semiBold,
        'text-size': 12,
        'text-offset': [0, 1.1],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: { 'text-color': map.label, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.5 },
    },
    {
      id: 'plan-chosen',
      type: 'circle',
      source: PLAN_THINGS,
      filter: ['==', ['get', 'chosen'], true],
      paint: {
        'circle-radius': 18,
        'circle-opacity': 0,
        'circle-stroke-width': 3,
        'circle-stroke-color': map.selected,
      },
    },
  ];
}
