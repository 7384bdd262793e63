import { expect, it } from 'vitest';
import { scaled, scaleLabels } from './label-scale.ts';

it('multiplies the outputs of a size and leaves zooms and inputs alone', () => {
  expect(scaled(12, 2)).toBe(24);
  expect(scaled(['interpolate', ['linear'], ['zoom'], 4, 12, 8, 14], 2)).toEqual([
    'interpolate',
    ['linear'],
    ['zoom'],
    4,
    24,
    8,
    28,
  ]);
  expect(scaled(['step', ['zoom'], 10, 6, 12], 2)).toEqual(['step', ['zoom'], 20, 6, 24]);
  expect(scaled(['interpolate', ['linear'], ['zoom'], 4, ['match', ['get', 'rank'], 1, 14, 11]], 2)).toEqual([
    'interpolate',
    ['linear'],
    ['zoom'],
    4,
    ['*', 2, ['match', ['get', 'rank'], 1, 14, 11]],
  ]);
});

it('makes symbols without a size of their own as large, and touches no other layer', () => {
  const line = { id: 'a', type: 'line', source: 's' } as const;
  expect(scaleLabels(line, 2)).toBe(line);
  const symbol = {
    id: 'b',
    type: 'symbol',
    source: 's',
    layout: { 'icon-image': 'x', 'text-size': 10 },
  } as const;
  expect(scaleLabels(symbol, 2).layout).toEqual({ 'icon-image': 'x', 'icon-size': 2, 'text-size': 20 });
  const name = { id: 'c', type: 'symbol', source: 's', paint: { 'text-halo-width': 1.5 } } as const;
  expect(scaleLabels(name, 2).paint).toEqual({ 'text-halo-width': 3 });
});
