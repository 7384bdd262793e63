import { latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../map/base-style.ts';
import { THEMES } from '../../theme.ts';
import { VOID_LAYER_IDS, VOID_MARKS, VOID_MOVE, voidLayers, VOIDS } from './void-layers.ts';

const source = { type: 'geojson' as const, data: EMPTY };

describe.each(Object.values(THEMES))('voids on the map in the $name theme', (theme) => {
  it('stand in layers that are valid for the style specification, and all of them are taken away again', () => {
    const layers = voidLayers(theme);
    const style = {
      version: 8 as const,
      'font-faces': { SemiBold: 'http://localhost/semibold.woff2' },
      sources: { [VOIDS]: source, [VOID_MOVE]: source, [VOID_MARKS]: source },
      layers,
    };
    expect(validateStyleMin(style, latest)).toEqual([]);
    expect(layers.map(({ id }) => id).toSorted()).toEqual(VOID_LAYER_IDS.toSorted());
  });
});
