import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../map/map-font.ts';
import type { Theme } from '../theme.ts';
import { clusterImage, clusterInk } from './facility-drawings.ts';

export const FACILITIES = 'facilities';
export const SELECTED_FACILITY = 'selected-facility';
export const CLUSTER_LAYER = 'facility-cluster';
export const FACILITY_LAYER = 'facility';

/** From this zoom on every facility stands alone. */
const CLUSTER_MAX_ZOOM = 12;

const countOf = (gap: string): ExpressionSpecification => ['+', ['case', ['==', ['get', 'gap'], gap], 1, 0]];

/** Options that make a source gather facilities; a cluster counts its gaps and its closed requirements. */
export const CLUSTERING = {
  cluster: true,
  clusterRadius: 46,
  clusterMaxZoom: CLUSTER_MAX_ZOOM,
  clusterMinPoints: 3,
  clusterProperties: { gaps: countOf('gap'), closed: countOf('closed') },
} satisfies Partial<GeoJSONSourceSpecification>;

const known: ExpressionSpecification = ['+', ['get', 'gaps'], ['get', 'closed']];

/** Picks by the share of closed requirements among the known ones, in the five steps of the choropleth. */
function byShare(
  none: string,
  steps: readonly [string, string, string, string, string],
): ExpressionSpecification {
  const [first, second, third, fourth, fifth] = steps;
  const share: ExpressionSpecification = ['/', ['get', 'closed'], ['max', 1, known]];
  const picked: ExpressionSpecification = [
    'step',
    share,
    first,
    0.2,
    second,
    0.4,
    third,
    0.6,
    fourth,
    0.8,
    fifth,
  ];
  return ['case', ['==', known, 0], none, picked];
}

function clusterText(theme: Theme): ExpressionSpecification {
  const markOn = (fill: string) =>
    clusterInk(theme, fill) === theme.map.label ? 'gap-mark-label' : 'gap-mark-halo';
  const [a, b, c, d, e] = theme.share;
  const mark = byShare(markOn(theme.noData), [markOn(a), markOn(b), markOn(c), markOn(d), markOn(e)]);
  const hasGaps: ExpressionSpecification = ['>', ['get', 'gaps'], 0];
  const count: ExpressionSpecification = ['to-string', ['get', 'point_count']];
  return [
    'case',
    hasGaps,
    [
      'format',
      count,
      { 'font-scale': 1 },
      '\n',
      {},
      ['image', mark],
      {},
      ['concat', ' ', ['to-string', ['get', 'gaps']]],
      { 'font-scale': 0.85 },
    ],
    ['format', count, { 'font-scale': 1 }],
  ];
}

const SELECTED_SIZE = 1.25;

/** Symbols of facilities and of clusters, the selected facility on top. */
export function facilityLayers(theme: Theme): LayerSpecification[] {
  const [a, b, c, d, e] = theme.share;
  const ink = (fill: string) => clusterInk(theme, fill);
  return [
    {
      id: FACILITY_LAYER,
      type: 'symbol',
      source: FACILITIES,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', 'facility-', ['get', 'type'], '-', ['get', 'gap']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.75, 11, 0.95, 13, 1.15, 15, 1.4],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        // Drawn in rising order: what is open lies above what is settled.
        'symbol-sort-key': ['match', ['get', 'gap'], 'gap', 4, 'unknown', 3, 'closed', 2, 1],
      },
    },
    {
      id: CLUSTER_LAYER,
      type: 'symbol',
      source: FACILITIES,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': byShare(clusterImage('none'), [
          clusterImage(0),
          clusterImage(1),
          clusterImage(2),
          clusterImage(3),
          clusterImage(4),
        ]),
        'icon-size': ['step', ['get', 'point_count'], 0.85, 20, 1, 100, 1.15],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'text-field': clusterText(theme),
        'text-font': FONT.semiBold,
        'text-size': 12.5,
        'text-line-height': 1.1,
        'text-allow-overlap': true,
        'symbol-sort-key': ['get', 'point_count'],
      },
      paint: { 'text-color': byShare(ink(theme.noData), [ink(a), ink(b), ink(c), ink(d), ink(e)]) },
    },
    {
      id: 'facility-selected-ring',
      type: 'symbol',
      source: SELECTED_FACILITY,
      layout: {
        'icon-image': 'facility-selected',
        'icon-size': SELECTED_SIZE,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'facility-selected',
      type: 'symbol',
      source: SELECTED_FACILITY,
      layout: {
        'icon-image': ['concat', 'facility-', ['get', 'type'], '-', ['get', 'gap']],
        'icon-size': SELECTED_SIZE,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
