import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../map/base-style.ts';
import { FONT } from '../map/map-font.ts';
import { DIFFERENCE_BREAKS_POINTS, differenceStep } from '../../shared/coverage/compare.ts';
import { THEMES } from '../theme.ts';
import { SHARE_BREAKS } from './share-scale.ts';
import { stepOf } from './share.ts';
import { labelPoints, splitByEvidence, unitFeatures, widthsDeg } from './unit-features.ts';
import { differenceScale, shareScale } from './unit-scale.ts';
import { areaLayers, dimLayers, hatch, labelLayers, outlineLayers, seamLayers } from './unit-layers.ts';

const source = { type: 'geojson' as const, data: EMPTY };

describe.each(Object.values(THEMES))('the layers of units in the $name theme', (theme) => {
  const layers = [areaLayers, seamLayers, outlineLayers, dimLayers, labelLayers].flatMap((make) =>
    make(theme),
  );

  it.each([1, 3])('are valid for the style specification, with names %d times as large', (factor) => {
    const style = {
      version: 8 as const,
      'font-faces': { [FONT.regular[0]]: 'http://localhost/regular.woff2' },
      sources: { units: source, 'unit-labels': source, 'unit-surroundings': source },
      layers: [
        ...layers.filter(({ type }) => type !== 'symbol'),
        ...labelLayers(theme, shareScale(theme), factor),
      ],
    };
    expect(validateStyleMin(style, latest)).toEqual([]);
  });

  it('colour a share as the legend does, at and between the breaks', () => {
    const paint = areaLayers(theme).find(({ id }) => id === 'unit-share')?.paint;
    const fill: unknown = paint && 'fill-color' in paint ? paint['fill-color'] : null;
    const parsed = createExpression(fill, 'fill-color');
    if (parsed.result !== 'success') throw new Error('The colour of a share is no expression');
    for (const share of [0, 0.1, ...SHARE_BREAKS, 0.99, 1]) {
      const colour: unknown = parsed.value.evaluate({ zoom: 5 }, undefined, { share });
      expect(String(colour)).toBe(theme.share[stepOf(share)]);
    }
  });

  it('colour a difference as its legend does, at the breaks and on both sides of them', () => {
    const scale = differenceScale(theme);
    const paint = areaLayers(theme, scale).find(({ id }) => id === 'unit-share')?.paint;
    const fill: unknown = paint && 'fill-color' in paint ? paint['fill-color'] : null;
    const parsed = createExpression(fill, 'fill-color');
    if (parsed.result !== 'success') throw new Error('The colour of a difference is no expression');
    for (const at of DIFFERENCE_BREAKS_POINTS.flatMap((points) => [points - 0.01, points, points + 0.01])) {
      const colour: unknown = parsed.value.evaluate({ zoom: 5 }, undefined, { share: at });
      expect([at, String(colour)]).toEqual([at, theme.difference[differenceStep(at)]]);
    }
  });

  it('hatch what has no data in a colour that no share has', () => {
    const strokes = hatch(theme).strokes.map(({ stroke }) => stroke);
    expect(strokes).toEqual([theme.noData]);
    expect(theme.share).not.toContain(theme.noData);
  });

  it('write larger names in the ink of their unit only where they fit into it', () => {
    const inkOf = (widthDeg: number, factor: number): string => {
      const paint = labelLayers(theme, shareScale(theme), factor)[0]?.paint;
      const ink: unknown = paint && 'text-halo-color' in paint ? paint['text-halo-color'] : null;
      const parsed = createExpression(ink, 'text-halo-color');
      if (parsed.result !== 'success') throw new Error('The halo of a name is no expression');
      const feature = { type: 1 as const, properties: { widthDeg, step: 2 } };
      return String(parsed.value.evaluate({ zoom: 4.5 }, feature));
    };
    // Ten degrees are 228 pixels at zoom 4; a name takes 112, and three times as many.
    expect(inkOf(10, 1)).toBe(theme.share[2]);
    expect(inkOf(10, 3)).toBe(theme.map.labelHalo);
    expect(inkOf(16, 3)).toBe(theme.share[2]);
  });

  it('keep labels in a layer of labels alone', () => {
    expect(labelLayers(theme).map(({ type }) => type)).toEqual(['symbol']);
    expect([...areaLayers(theme), ...outlineLayers(theme)].map(({ type }) => type)).not.toContain('symbol');
  });
});

describe('the features of units', () => {
  const polygon = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [66, 47],
        [69, 47],
        [69, 49],
        [66, 47],
      ],
    ],
  };
  const feature = (kato: string) => ({
    type: 'Feature' as const,
    properties: { kato, other: 1 },
    geometry: polygon,
  });
  const collection = (kato: string) => ({ type: 'FeatureCollection' as const, features: [feature(kato)] });

  it('carry their KATO and level and nothing else', () => {
    const { features } = unitFeatures({ level1: collection('610000000'), level2: collection('611600000') });
    expect(features.map(({ properties }) => properties)).toEqual([
      { kato: '610000000', level: 1 },
      { kato: '611600000', level: 2 },
    ]);
  });

  it('keep a share of zero apart from no evidence', () => {
    const shares = new Map([
      ['610000000', 0],
      ['620000000', null],
    ]);
    expect(splitByEvidence(shares)).toEqual({ known: ['610000000'], unknown: ['620000000'] });
  });

  it('give labels room in the order they come, and the step of their unit', () => {
    const label = { text: 'Ұлытау', sub: '64 %', lon: 67, lat: 48 };
    const { features } = labelPoints(
      new Map([
        ['620000000', label],
        ['630000000', label],
      ]),
      new Map([
        ['620000000', 0.64],
        ['630000000', null],
      ]),
      widthsDeg({ level1: collection('620000000'), level2: collection('611600000') }),
    );
    expect(features.map(({ properties }) => properties?.['widthDeg'])).toEqual([3, 0]);
    expect(features.map(({ properties }) => properties?.['step'])).toEqual([3, -1]);
    expect(features.map(({ properties }) => properties?.['order'])).toEqual([0, 1]);
    expect(features[0]?.geometry.coordinates).toEqual([67, 48]);
  });
});
