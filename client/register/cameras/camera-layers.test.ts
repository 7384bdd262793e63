import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { passes, type CameraFilter } from '../../../shared/register/camera-filter.ts';
import { KIND_COUNT, kindOf } from '../../../shared/register/camera-kind.ts';
import { EMPTY } from '../../map/base-style.ts';
import { imageOf } from '../../symbols/table.ts';
import { THEMES } from '../../theme.ts';
import { cameraDrawings, SELECTED_IMAGE } from './camera-drawings.ts';
import {
  cameraLayers,
  DOT_LAYER,
  FAR_LAYER,
  layerFilter,
  selectionLayers,
  SYMBOL_LAYER,
  wedgeLayers,
} from './camera-layers.ts';
import { CAMERA_LOOKS } from './camera-words.ts';

describe.each(Object.values(THEMES))('the cameras in the $name theme', (theme) => {
  const drawings = cameraDrawings(theme);

  it('stand in layers that are valid for the style specification', () => {
    const points = { type: 'geojson' as const, data: EMPTY };
    const style = {
      version: 8 as const,
      sources: {
        cameras: { type: 'vector' as const, tiles: ['http://localhost/{z}/{x}/{y}.mvt'] },
        'camera-wedges': points,
        'selected-camera': points,
      },
      layers: [...wedgeLayers(theme), ...cameraLayers(theme), ...selectionLayers()],
    };
    expect(validateStyleMin(style, latest)).toEqual([]);
  });

  it('ask for no image that is not drawn', () => {
    for (const look of CAMERA_LOOKS) expect(drawings).toHaveProperty([imageOf('camera', look)]);
    expect(drawings).toHaveProperty([SELECTED_IMAGE]);
  });
});

describe('the filter of a layer', () => {
  const filters: CameraFilter[] = [
    {},
    { owner: [] },
    { owner: ['police', 'traffic'], state: ['broken'] },
    { link: ['linked'], class: ['meets_profile', 'unknown'], traffic: ['other'] },
  ];
  it.each(filters)('%j lets the map draw what the list lists', (filter) => {
    for (const layer of [FAR_LAYER, DOT_LAYER, SYMBOL_LAYER] as const) {
      const test = createExpression(layerFilter(layer, filter), 'filter');
      if (test.result !== 'success') throw new Error('The filter of a layer is no expression');
      for (let code = 0; code < KIND_COUNT; code++) {
        const kind = kindOf(code);
        const properties = {
          owner: kind.owner,
          linked: kind.link === 'linked',
          working: kind.state === 'working',
          class: kind.class,
          traffic: kind.traffic === 'traffic',
        };
        const drawn = (more: object): boolean =>
          test.value.evaluate({ zoom: 12 }, { type: 1, properties: { ...properties, ...more } }) === true;
        expect(drawn(layer === FAR_LAYER ? { count: 7 } : {})).toBe(passes(filter, kind));
        expect(drawn(layer === FAR_LAYER ? {} : { count: 7 })).toBe(false);
      }
    }
  });
});
