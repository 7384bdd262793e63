import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { FACILITY_TYPES } from '../../shared/register/schema.ts';
import { EMPTY } from '../map/base-style.ts';
import { imageOf } from '../symbols/table.ts';
import { THEMES } from '../theme.ts';
import { facilityDrawings } from './facility-drawings.ts';
import { facilityFeatures, GAP_STATES } from './facility-features.ts';
import { CLUSTERING, facilityLayers } from './facility-layers.ts';

const source = { type: 'geojson' as const, data: EMPTY };

describe.each(Object.values(THEMES))('facility symbols in the $name theme', (theme) => {
  const drawings = facilityDrawings(theme);
  it('are at least 24 pixels across, so that a finger or a tired hand hits them', () => {
    for (const type of FACILITY_TYPES)
      for (const gap of GAP_STATES)
        expect(drawings[imageOf('facility', `${type}-${gap}`)]?.sizePx).toBeGreaterThanOrEqual(24);
  });

  it('stand in layers that are valid for the style specification', () => {
    const style = {
      version: 8 as const,
      'font-faces': { SemiBold: 'http://localhost/semibold.woff2' },
      sources: { facilities: { ...source, ...CLUSTERING }, 'selected-facility': source },
      layers: facilityLayers(theme),
    };
    expect(validateStyleMin(style, latest)).toEqual([]);
  });

  it('give a cluster the step of its closed share, and no step when nothing is known', () => {
    const layout = facilityLayers(theme).find(({ id }) => id === 'facility-cluster')?.layout;
    const image: unknown = layout && 'icon-image' in layout ? layout['icon-image'] : null;
    const parsed = createExpression(image, 'icon-image');
    if (parsed.result !== 'success') throw new Error('The image of a cluster is no expression');
    const clusterOf = (gaps: number, closed: number) =>
      String(parsed.value.evaluate({ zoom: 9 }, { type: 1, properties: { gaps, closed } }));
    expect(clusterOf(0, 0)).toBe('cluster-none');
    expect(clusterOf(5, 0)).toBe('cluster-0');
    expect(clusterOf(1, 1)).toBe('cluster-2');
    expect(clusterOf(0, 9)).toBe('cluster-4');
    for (const name of ['cluster-none', 'cluster-0', 'cluster-2', 'cluster-4'])
      expect(drawings).toHaveProperty(name);
  });
});

describe('the features of facilities', () => {
  const points = { id: [7, 8, 9], lon: [71, 72, 73], lat: [51, 50, 49], type: [0, 2, 1], gap: [1, 0, 99] };

  it('carry type and state by name at lon, lat', () => {
    const [first] = facilityFeatures(points).features;
    expect(first?.properties).toEqual({ id: 7, type: FACILITY_TYPES[0], gap: GAP_STATES[1] });
    expect(first?.geometry.coordinates).toEqual([71, 51]);
  });

  it('leave out a row with a state this version does not know, and keep the others', () => {
    expect(facilityFeatures(points).features.map(({ properties }) => properties.id)).toEqual([7, 8]);
  });

  it('can be only the selected one', () => {
    expect(facilityFeatures(points, 8).features.map(({ properties }) => properties.id)).toEqual([8]);
    expect(facilityFeatures(points, 1).features).toEqual([]);
  });
});
