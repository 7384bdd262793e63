import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { inkOn } from '../map/contrast.ts';
import { FONT } from '../map/map-font.ts';
import type { Drawing } from '../map/raster.ts';
import type { Theme } from '../theme.ts';
import { shareScale, type UnitScale } from './unit-scale.ts';

export const UNITS = 'units';
export const UNIT_LABELS = 'unit-labels';
export const DIM = 'unit-surroundings';

/** Name of the hatch that stands for "no data". */
export const HATCH = 'no-data';

const share: ExpressionSpecification = ['feature-state', 'share'];

/** Colour by value; the feature state `share` is what the scale measures: a share 0..1, or points of difference. */
function fillOf(theme: Theme, { colours, breaks }: UnitScale): ExpressionSpecification {
  const steps = breaks.flatMap((low, i): [number, string] => [low, colours[i + 1] ?? theme.noData]);
  return ['step', ['coalesce', share, 0], colours[0], ...steps];
}

/** Close by, single facilities are the message and the colour of their unit only a ground. */
const FADING: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 1, 12.5, 0.35];

const NOTHING: ExpressionSpecification = ['==', ['get', 'kato'], ''];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** Areas beneath lakes and rivers. Which units they show is set as filters by the data. */
export function areaLayers(theme: Theme, scale = shareScale(theme)): LayerSpecification[] {
  return [
    {
      id: 'unit-share',
      type: 'fill',
      source: UNITS,
      filter: NOTHING,
      paint: { 'fill-color': fillOf(theme, scale), 'fill-antialias': false, 'fill-opacity': FADING },
    },
    {
      id: 'unit-no-data-ground',
      type: 'fill',
      source: UNITS,
      filter: NOTHING,
      paint: { 'fill-color': theme.map.country, 'fill-antialias': false },
    },
    { id: 'unit-no-data', type: 'fill', source: UNITS, filter: NOTHING, paint: { 'fill-pattern': HATCH } },
  ];
}

/** Boundaries beneath the border of the country: thin between painted units, clear between regions. */
export function seamLayers({ map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'unit-seam',
      type: 'line',
      source: UNITS,
      filter: NOTHING,
      layout: round,
      paint: {
        'line-color': map.borderMinor,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.8, 8, 1.4],
      },
    },
    {
      id: 'region-border',
      type: 'line',
      source: UNITS,
      filter: ['==', ['get', 'level'], 1],
      layout: round,
      paint: {
        'line-color': map.borderMinor,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.4, 8, 2.4],
      },
    },
  ];
}

/** Outlines over all boundaries: strong around the current unit, lighter around the one pointed at. */
export function outlineLayers({ map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'unit-outline-casing',
      type: 'line',
      source: UNITS,
      filter: NOTHING,
      layout: round,
      paint: { 'line-color': map.labelHalo, 'line-width': 6, 'line-opacity': 0.7 },
    },
    {
      id: 'unit-outline',
      type: 'line',
      source: UNITS,
      filter: NOTHING,
      layout: round,
      paint: { 'line-color': map.hover, 'line-width': 2.5 },
    },
    {
      id: 'unit-hover-casing',
      type: 'line',
      source: UNITS,
      filter: NOTHING,
      layout: round,
      paint: { 'line-color': map.labelHalo, 'line-width': 5, 'line-opacity': ['case', isHovered, 0.7, 0] },
    },
    {
      id: 'unit-hover',
      type: 'line',
      source: UNITS,
      filter: NOTHING,
      layout: round,
      paint: { 'line-color': map.hover, 'line-width': 2, 'line-opacity': ['case', isHovered, 1, 0] },
    },
  ];
}

/** What lies outside the current unit steps back. */
export function dimLayers({ map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'unit-surroundings',
      type: 'fill',
      source: DIM,
      paint: { 'fill-color': map.neighbour, 'fill-opacity': 0.72, 'fill-antialias': false },
    },
  ];
}

/** CSS pixels that a name takes across; what is narrower cannot be its ground. */
const NAME_WIDTH_PX = 112;
/** Where a name stands when its first place is taken: beside the point of its unit. */
const BESIDE_ITS_POINT: SymbolLayerSpecification['layout'] = {
  'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
  'text-radial-offset': 0.4,
};
/** Large letters beside the point would be on another unit, or beyond the edge of the map: these reach over it, in em. */
const OVER_ITS_POINT: SymbolLayerSpecification['layout'] = {
  'text-variable-anchor-offset': [
    'center',
    [0, 0],
    'bottom',
    [0, 0.4],
    'top',
    [0, -0.4],
    'left',
    [-1.5, 0],
    'right',
    [1.5, 0],
    'bottom-left',
    [-1.5, 0.4],
    'bottom-right',
    [1.5, 0.4],
    'top-left',
    [-1.5, -0.4],
    'top-right',
    [1.5, -0.4],
  ],
};
/** MapLibre's world is 512 CSS pixels and 360 degrees wide at zoom 0. */
const pixelsPerDegree = (zoom: number) => (512 * 2 ** zoom) / 360;

/** One colour for names of `widthPx` that fit into their unit at a zoom, another for those that overflow; needs `widthDeg`. */
function whereItFits(
  widthPx: number,
  fits: ExpressionSpecification,
  overflows: string,
): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => [
    'case',
    ['<', ['get', 'widthDeg'], widthPx / pixelsPerDegree(zoom)],
    overflows,
    fits,
  ];
  return ['step', ['zoom'], at(3), 4, at(4), 5, at(5), 6, at(6), 7, at(7), 8, at(8), 9, at(9), 10, fits];
}

/** One colour by the `step` of a label, another without evidence. */
function byStep(none: string, colours: readonly string[]): ExpressionSpecification {
  const [first = none, ...rest] = colours;
  const cases = rest.flatMap((colour, i): [number, string] => [i + 1, colour]);
  return ['match', ['get', 'step'], 0, first, ...cases, none];
}

/** Names and figures of the units, written in the ink that reads on the unit's own colour; `factor` is how much larger than here. */
export function labelLayers(theme: Theme, { colours } = shareScale(theme), factor = 1): LayerSpecification[] {
  const { map } = theme;
  const widthPx = NAME_WIDTH_PX * factor;
  const ink = (fill: string) => inkOn(fill, [map.label, map.labelHalo]);
  return [
    {
      id: 'unit-label',
      // Closer by, symbols of facilities need the room and the panel names the unit.
      maxzoom: 11,
      type: 'symbol',
      source: UNIT_LABELS,
      layout: {
        'text-field': [
          'format',
          ['get', 'text'],
          { 'font-scale': 1 },
          ['case', ['==', ['get', 'sub'], ''], '', '\n'],
          {},
          ['get', 'sub'],
          { 'font-scale': 1.2, 'text-font': ['literal', FONT.semiBold] },
        ],
        'text-font': FONT.regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 12, 5.5, 14],
        'text-line-height': 1.15,
        'text-max-width': factor > 1 ? 5 : 8,
        'text-padding': 3,
        ...(factor > 1 ? OVER_ITS_POINT : BESIDE_ITS_POINT),
        'symbol-sort-key': ['get', 'order'],
      },
      paint: {
        'text-color': whereItFits(widthPx, byStep(ink(map.country), colours.map(ink)), map.label),
        'text-halo-color': whereItFits(widthPx, byStep(map.country, colours), map.labelHalo),
        'text-halo-width': 1.8,
        'text-halo-blur': 0.5,
      },
    },
  ];
}

/** Diagonal lines on the country's own colour: "no data" must look like neither zero nor a hundred per cent. */
export function hatch(theme: Theme): Drawing {
  const d = 'M-2 2L2 -2M-2 10L10 -2M6 10L10 6';
  return { sizePx: 8, strokes: [{ d, stroke: theme.noData, width: 1.5 }] };
}
