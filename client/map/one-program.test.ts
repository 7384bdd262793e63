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

/** What the layers of a type tell for each feature, once for each set. */
const setsOf = (type: LayerSpecification['type']): Set<string> =>
  new Set(
    layers
      .filter((layer) => layer.type === type)
      .map((layer) => {
        const paint = Object.entries(oneProgram(layer).paint ?? {});
        const forEach = paint.flatMap(([name, value]) => (isOfFeature(value) ? [name] : []));
        return forEach.toSorted().join();
      }),
  );
const isOfFeature = (value: unknown): boolean => /"(get|has)"/.test(JSON.stringify(value));

describe('the program that draws letters and pictures', () => {
  it('is the same for all layers: what one tells of each feature, all tell of each', () => {
    expect(layers.filter(({ type }) => type === 'symbol').length).toBeGreaterThanOrEqual(5);
    expect(setsOf('symbol')).toEqual(new Set(['icon-opacity,text-color,text-halo-color,text-opacity']));
  });

  it('leaves other layers, and what is told of each feature already, as they are', () => {
    for (const layer of layers)
      if (layer.type !== 'symbol' && layer.type !== 'line') expect(oneProgram(layer)).toBe(layer);
    expect(oneProgram(UNITS).paint).toMatchObject({ 'icon-opacity': ['get', 'opacity'] });
  });
});

describe('the program that draws lines', () => {
  it('is the same for all layers', () => {
    expect(layers.filter(({ type }) => type === 'line').length).toBeGreaterThanOrEqual(3);
    expect(setsOf('line')).toEqual(new Set(['line-opacity']));
  });
});
