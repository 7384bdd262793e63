import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../theme.ts';
import { baseLayers } from './base-layers.ts';
import { oneProgram } from './one-program.ts';

const UNITS: LayerSpecification = {
  id: 'units',
  type: 'symbol',
  source: 'units',
  paint: { 'icon-opacity': ['get', 'opacity'] },
};
const layers = [...baseLayers(THEMES.night, 'ru'), UNITS];

describe('the program that draws letters and pictures', () => {
  it('is the same for all layers: what one tells of each feature, all tell of each', () => {
    const sets = layers.flatMap((layer) => {
      const { type, paint = {} } = oneProgram(layer);
      if (type !== 'symbol') return [];
      const forEach = Object.entries(paint).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));
      return [forEach.toSorted().join()];
    });
    expect(sets.length).toBeGreaterThanOrEqual(5);
    expect(new Set(sets)).toEqual(new Set(['icon-opacity,text-color,text-opacity']));
  });

  it('leaves other layers, and what is told of each feature already, as they are', () => {
    for (const layer of layers) if (layer.type !== 'symbol') expect(oneProgram(layer)).toBe(layer);
    expect(oneProgram(UNITS).paint).toMatchObject({ 'icon-opacity': ['get', 'opacity'] });
  });
});
