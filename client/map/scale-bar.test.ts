import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresPerPixel, scaleBar } from './scale-bar.ts';

describe('the scale bar', () => {
  it('has the whole equator in 512 pixels at zoom 0', () => {
    expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_075_016.686, 3);
  });

  it('halves the metres of a pixel with every zoom level and at 60 degrees of latitude', () => {
    expect(metresPerPixel(0, 5)).toBeCloseTo(metresPerPixel(0, 4) / 2);
    expect(metresPerPixel(60, 4)).toBeCloseTo(metresPerPixel(0, 4) / 2);
  });

  it('fits its box, fills at least two fifths of it, and shows 1, 2 or 5 with zeros', () => {
    const lat = double({ min: 35, max: 60, noNaN: true });
    const zoom = double({ min: 3, max: 17, noNaN: true });
    assert(
      property(lat, zoom, (latDeg, z) => {
        const { lengthM, widthPx } = scaleBar(latDeg, z, 120);
        expect(widthPx).toBeLessThanOrEqual(120.0001);
        expect(widthPx).toBeGreaterThan(47.9);
        expect(String(lengthM)).toMatch(/^[125]0*$/);
      }),
    );
  });
});
