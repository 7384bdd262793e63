import { latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../map/base-style.ts';
import { THEMES } from '../../theme.ts';
import { VOID_SHAPES, VOID_STATES, voidDrawings, voidImage } from './void-drawings.ts';
import { VOID_LAYER_IDS, VOID_MARKS, VOID_MOVE, voidLayers, VOIDS } from './void-layers.ts';

const source = { type: 'geojson' as const, data: EMPTY };

describe.each(Object.values(THEMES))('voids on the map in the $name theme', (theme) => {
  it('differ in shape, not in colour alone, for every kind and state', () => {
    const drawings = voidDrawings(theme);
    const shapes = VOID_SHAPES.flatMap((shape) =>
      VOID_STATES.map((state) =>
        JSON.stringify(drawings[voidImage(shape, state)]?.strokes.map(({ d, dash }) => [d, dash])),
      ),
    );
    expect(new Set(shapes).size).toBe(VOID_SHAPES.length * VOID_STATES.length);
  });

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
