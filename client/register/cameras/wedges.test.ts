import { describe, expect, it } from 'vitest';
import { wedgeFeatures, wedgeRangeM, type SeenCamera } from './wedges.ts';

const camera: SeenCamera = {
  id: 7,
  lon: 76.94,
  lat: 43.25,
  linked: true,
  working: false,
  azimuthDeg: 90,
  fovDeg: 72,
};

describe('the wedges of cameras', () => {
  it('begin at the camera and carry its state', () => {
    const [wedge] = wedgeFeatures([camera]).features;
    expect(wedge?.properties).toEqual({ id: 7, linked: true, working: false });
    expect(wedge?.geometry.coordinates[0]?.[0]).toEqual([76.94, 43.25]);
  });

  it('are not guessed for a dome, nor for a camera whose lens nobody knows', () => {
    const dome = { ...camera, azimuthDeg: null, fovDeg: null };
    expect(wedgeFeatures([dome, { ...camera, fovDeg: null }]).features).toEqual([]);
  });

  it('of a wide lens are shorter than of a narrow one', () => {
    expect(wedgeRangeM(104)).toBeLessThan(wedgeRangeM(58));
  });

  it('are drawn for every camera of the densest wall, and bounded beyond it', () => {
    const many = Array.from({ length: 12_000 }, (_, id) => ({ ...camera, id }));
    expect(wedgeFeatures(many.slice(0, 4_100)).features).toHaveLength(4_100);
    expect(wedgeFeatures(many).features.length).toBeLessThan(6_000);
  });
});
