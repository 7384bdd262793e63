import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

/** Paint of letters, pictures and lines that some layers tell for each feature and others for all, and what it is where none tells it. */
const MIXED: Partial<Record<LayerSpecification['type'], Readonly<Record<string, string | number>>>> = {
  symbol: {
    'text-color': '#000000',
    'text-halo-color': 'rgba(0, 0, 0, 0)',
    'text-opacity': 1,
    'icon-opacity': 1,
  },
  line: { 'line-opacity': 1 },
};

/** What is the same for all features, told as something of each. */
export const perFeature = (value: string | number): ExpressionSpecification => [
  'case',
  ['has', 'any'],
  value,
  value,
];

/**
 * The layer, its letters and pictures, or its lines, drawn by the program that draws those of all layers. MapLibre has the graphics
 * card compile a program for each set of paint properties that are the same for all features, and waits for it within a frame: up
 * to 225 ms, where the first lake is named or the first incident comes. One set is compiled with the first names of the map, before
 * it stands. What hangs on the zoom alone is left as it is.
 */
export function oneProgram(layer: LayerSpecification): LayerSpecification {
  const mixed = MIXED[layer.type];
  if (!mixed) return layer;
  const told = Object.entries({ ...mixed, ...layer.paint }).map(([name, value]) => [
    name,
    name in mixed && (typeof value === 'string' || typeof value === 'number') ? perFeature(value) : value,
  ]);
  return { ...layer, paint: Object.fromEntries(told) };
}
