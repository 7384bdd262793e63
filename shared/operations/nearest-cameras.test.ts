import { describe, expect, it } from 'vitest';
import { nearestCameras } from './nearest-cameras.ts';

const PLACE = { lon: 71.43, lat: 51.13 };
/** A camera so many metres south of the place. */
const camera = (
  id: number,
  metres: number,
  own: { azimuthDeg?: number | null; working?: boolean; linked?: boolean } = {},
) => ({
  id,
  lon: PLACE.lon,
  lat: PLACE.lat - metres / 111_195,
  azimuthDeg: 0,
  fovDeg: 90,
  working: true,
  linked: true,
  ...own,
});
const order = (...cameras: ReturnType<typeof camera>[]) =>
  nearestCameras(cameras, PLACE).map((c) => c.camera.id);

describe('cameras near a place', () => {
  it('that have it in their wedge come before nearer ones that look away', () => {
    expect(order(camera(1, 10, { azimuthDeg: 180 }), camera(2, 30))).toEqual([2, 1]);
  });

  it('that work come before broken ones, whatever they look at', () => {
    expect(order(camera(1, 5, { working: false }), camera(2, 300, { azimuthDeg: 90 }))).toEqual([2, 1]);
  });

  it('whose picture reaches the centre come before those it does not', () => {
    expect(order(camera(1, 5, { linked: false }), camera(2, 30))).toEqual([2, 1]);
  });

  it('have the place at the edge of the wedge, not beyond it', () => {
    const detail = (azimuthDeg: number) => nearestCameras([camera(1, 20, { azimuthDeg })], PLACE)[0]?.detail;
    expect([detail(45), detail(315), detail(46), detail(314)]).toEqual(['detect', 'detect', null, null]);
  });

  it('say what the picture is good for: 1920 px over 90° identify up to 3.8 m and detect up to 38.4 m', () => {
    const detail = (metres: number) => nearestCameras([camera(1, metres)], PLACE)[0]?.detail;
    expect([3.8, 7.6, 15.3, 38.3, 38.5].map(detail)).toEqual([
      'identify',
      'recognise',
      'observe',
      'detect',
      null,
    ]);
  });

  it('that are domes look everywhere', () => {
    expect(nearestCameras([camera(1, 20, { azimuthDeg: null })], PLACE)[0]?.detail).toBe('detect');
  });

  it('are at most as many and as far as one asked for, nearest first and then by id', () => {
    const many = [camera(4, 20), camera(3, 20), camera(2, 600), camera(1, 25)];
    expect(nearestCameras(many, PLACE, { limit: 2 }).map((c) => c.camera.id)).toEqual([3, 4]);
    expect(order(...many)).toEqual([3, 4, 1]);
  });
});
