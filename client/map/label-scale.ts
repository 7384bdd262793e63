import type { LayerSpecification } from 'maplibre-gl';

/** Sizes of a symbol layer that follow the size of the interface. */
const SIZES = ['text-size', 'icon-size'] as const;
const HALOS = ['text-halo-width', 'text-halo-blur'] as const;

/**
 * Multiplies a size, number or expression. MapLibre allows `zoom` only at the top of an expression, so the outputs of
 * `interpolate` and `step` are multiplied one by one instead of the whole.
 */
export function scaled(size: unknown, factor: number): unknown {
  if (typeof size === 'number') return size * factor;
  if (!Array.isArray(size)) return size;
  const [operator, ...rest] = size as unknown[];
  if (operator === 'interpolate') {
    const [curve, input, ...stops] = rest;
    return [operator, curve, input, ...stops.map((stop, i) => (i % 2 === 1 ? scaled(stop, factor) : stop))];
  }
  if (operator === 'step') {
    const [input, ...outputs] = rest;
    return [operator, input, ...outputs.map((output, i) => (i % 2 === 0 ? scaled(output, factor) : output))];
  }
  return ['*', factor, size];
}

/** The layer with labels and symbols as large as the interface around the map; other layers as they are. */
export function scaleLabels(layer: LayerSpecification, factor: number): LayerSpecification {
  if (layer.type !== 'symbol' || factor === 1) return layer;
  const layout: Record<string, unknown> = { ...layer.layout };
  for (const name of SIZES) if (layout[name] !== undefined) layout[name] = scaled(layout[name], factor);
  if (layout['icon-image'] !== undefined && layout['icon-size'] === undefined) layout['icon-size'] = factor;
  const paint: Record<string, unknown> = { ...layer.paint };
  for (const name of HALOS) if (paint[name] !== undefined) paint[name] = scaled(paint[name], factor);
  return { ...layer, layout, paint };
}
