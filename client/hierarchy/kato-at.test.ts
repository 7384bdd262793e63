import { describe, expect, it } from 'vitest';
import { katoAt } from './kato-at.ts';

const square = (kato: string, west: number, side: number, holes: number[][][] = []): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { kato },
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, 0], [west + side, 0], [west + side, side], [west, side], [west, 0]], ...holes], // prettier-ignore
  },
});
const all = (...features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});
const hole = [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]; // prettier-ignore

describe('the unit of a point', () => {
  const boundaries = {
    level1: all(square('100000000', 0, 10)),
    level2: all(square('110000000', 0, 4, [hole])),
  };

  it('is the smallest one around it', () => {
    expect(katoAt(boundaries, 3, 3)).toBe('110000000');
    expect(katoAt(boundaries, 8, 8)).toBe('100000000');
  });

  it('is not the one in whose hole it lies', () => {
    expect(katoAt(boundaries, 1.5, 1.5)).toBe('100000000');
  });

  it('is none outside', () => {
    expect(katoAt(boundaries, 11, 5)).toBeNull();
  });
});
