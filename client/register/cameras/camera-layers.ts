import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from 'maplibre-gl';
import type { CameraFilter } from '../../../shared/register/camera-filter.ts';
import { imageOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';
import { SELECTED_IMAGE } from './camera-drawings.ts';

export const CAMERAS = 'cameras';
export const WEDGES = 'camera-wedges';
export const SELECTED_CAMERA = 'selected-camera';
/** Name of the layer inside the tiles. */
const TILE_LAYER = 'cameras';

/** Points that stand for many cameras · single cameras as dots · single cameras as symbols. */
export const FAR_LAYER = 'camera-far';
export const DOT_LAYER = 'camera-dot';
export const SYMBOL_LAYER = 'camera-symbol';

/** From here on a camera is a symbol, told by its shape. */
const SYMBOL_ZOOM = 14;
/** From here on cameras show where they look. */
export const WEDGE_ZOOM = 15;

const IS_COUNTED: ExpressionSpecification = ['has', 'count'];
const count: ExpressionSpecification = ['get', 'count'];

const byLook = (broken: string, linked: string, unlinked: string): ExpressionSpecification => [
  'case',
  ['!', ['get', 'working']],
  broken,
  ['get', 'linked'],
  linked,
  unlinked,
];

/** Area grows with the number of cameras, up to a size that leaves the map readable. */
const radiusPx = (least: number, perRoot: number, most: number): ExpressionSpecification => [
  'min',
  most,
  ['+', least, ['*', perRoot, ['sqrt', count]]],
];

/** What does not work is larger: few of them stand alone on a wide screen. */
const dotPx = (broken: number, working: number): ExpressionSpecification => [
  'case',
  ['!', ['get', 'working']],
  broken,
  working,
];

function colour({ camera }: Theme): DataDrivenPropertyValueSpecification<string> {
  return byLook(camera.broken, camera.linked, camera.unlinked);
}

/** Cameras far and near, the ground they look at, and the selected one. */
export function cameraLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: FAR_LAYER,
      type: 'circle',
      source: CAMERAS,
      'source-layer': TILE_LAYER,
      filter: IS_COUNTED,
      layout: { 'circle-sort-key': ['-', 0, count] },
      paint: {
        'circle-color': colour(theme),
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          4,
          radiusPx(0.8, 0.13, 13),
          8,
          radiusPx(1, 0.2, 12),
          12,
          radiusPx(1.3, 0.3, 6),
        ],
        'circle-opacity': 0.85,
      },
    },
    {
      id: DOT_LAYER,
      type: 'circle',
      source: CAMERAS,
      'source-layer': TILE_LAYER,
      maxzoom: SYMBOL_ZOOM,
      filter: ['!', IS_COUNTED],
      paint: {
        'circle-color': colour(theme),
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, dotPx(2.8, 1.7), 14, dotPx(4.4, 3.2)],
        'circle-opacity': 0.92,
        'circle-stroke-color': theme.map.labelHalo,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12.5, 0, 14, 0.7],
      },
    },
    {
      id: SYMBOL_LAYER,
      type: 'symbol',
      source: CAMERAS,
      'source-layer': TILE_LAYER,
      minzoom: SYMBOL_ZOOM,
      filter: ['!', IS_COUNTED],
      layout: {
        'icon-image': byLook(
          imageOf('camera', 'broken'),
          imageOf('camera', 'linked'),
          imageOf('camera', 'unlinked'),
        ),
        'icon-size': ['interpolate', ['linear'], ['zoom'], 14, 0.6, 16, 1, 17, 1.15],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-padding': 0,
        // Drawn in rising order: what does not work lies on top.
        'symbol-sort-key': ['case', ['!', ['get', 'working']], 3, ['get', 'linked'], 1, 2],
      },
    },
  ];
}

/** The ground that cameras look at, under their symbols. */
export function wedgeLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'camera-wedge',
      type: 'fill',
      source: WEDGES,
      minzoom: WEDGE_ZOOM,
      paint: { 'fill-color': colour(theme), 'fill-opacity': 0.16 },
    },
    {
      id: 'camera-wedge-edge',
      type: 'line',
      source: WEDGES,
      minzoom: WEDGE_ZOOM,
      paint: { 'line-color': colour(theme), 'line-opacity': 0.45, 'line-width': 0.8 },
    },
  ];
}

/** The ring around the selected camera, at every zoom. */
export const selectionLayers = (): LayerSpecification[] => [
  {
    id: 'camera-selected',
    type: 'symbol',
    source: SELECTED_CAMERA,
    layout: {
      'icon-image': SELECTED_IMAGE,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
];

const oneOf = (
  property: string,
  values: readonly (string | boolean)[] | undefined,
): ExpressionSpecification[] =>
  values === undefined ? [] : [['in', ['get', property], ['literal', [...values]]]];

/** What a layer draws under a filter: a test over attributes the tiles already carry, so nothing is loaded again. */
export function layerFilter(
  layer: typeof FAR_LAYER | typeof DOT_LAYER | typeof SYMBOL_LAYER,
  filter: CameraFilter,
): FilterSpecification {
  const isOfLayer: ExpressionSpecification = layer === FAR_LAYER ? IS_COUNTED : ['!', IS_COUNTED];
  return [
    'all',
    isOfLayer,
    ...oneOf('owner', filter.owner),
    ...oneOf(
      'linked',
      filter.link?.map((link) => link === 'linked'),
    ),
    ...oneOf(
      'working',
      filter.state?.map((state) => state === 'working'),
    ),
    ...oneOf('class', filter.class),
    ...oneOf(
      'traffic',
      filter.traffic?.map((traffic) => traffic === 'traffic'),
    ),
  ];
}
