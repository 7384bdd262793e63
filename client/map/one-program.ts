import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

/** Paint of letters and pictures that some layers tell for each feature and others for all. */
const MIXED = { 'text-color': '#000000', 'text-opacity': 1, 'icon-opacity': 1 } as const;

/** What is the same for all features, told as something of each. */
export const perFeature = (value: string | number): ExpressionSpecification => [
  'case',
  ['has', 'any'],
  value,
  value,
];

/**
 * The layer, its letters and pictures drawn by the program that draws those of all layers. MapLibre has the graphics card compile a
 * program for each set of paint properties that are the same for all features, and waits for it within a frame: up to 225 ms, where
 * the first lake is named or the first incident comes. One set is compiled with the first names of the map, before it stands. What hangs on the zoom alone is left as it is.
 */
export function oneProgram(layer: LayerSpecification): LayerSpecification {
  if (layer.type !== 'symbol') return layer;
  const told = Object.entries({ ...MIXED, ...layer.paint }).map(([name, value]) => [
    name,
    name in MIXED && (typeof value === 'string' || typeof value === 'number') ? perFeature(value) : value,
  ]);
  return { ...layer, paint: Object.fromEntries(told) };
}
