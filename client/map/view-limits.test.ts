import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CENTRE_BOX, limitView, MAX_ZOOM, MIN_ZOOM } from './view-limits.ts';

const hierarchy = readFileSync(new URL('../../data/hierarchy/hierarchy.csv', import.meta.url), 'utf8');

describe('the limits of the view', () => {
  it('let the middle of the map reach every part of the Republic', () => {
    const republic = hierarchy.split('\n').find((line) => line.startsWith('0,'));
    const [west, south, east, north] = (republic ?? '').split(',').slice(-4).map(Number);
    expect(CENTRE_BOX[0]).toBeLessThanOrEqual(west ?? Number.NaN);
    expect(CENTRE_BOX[1]).toBeLessThanOrEqual(south ?? Number.NaN);
    expect(CENTRE_BOX[2]).toBeGreaterThanOrEqual(east ?? Number.NaN);
    expect(CENTRE_BOX[3]).toBeGreaterThanOrEqual(north ?? Number.NaN);
  });

  it('leave a view inside as it is and bring one outside back to the edge', () => {
    expect(limitView(71.4, 51.1, 9)).toEqual({ lon: 71.4, lat: 51.1, zoom: 9 });
    expect(limitView(-3, 80, 40)).toEqual({ lon: CENTRE_BOX[0], lat: CENTRE_BOX[3], zoom: MAX_ZOOM });
    const far = limitView(170, 0, 0);
    expect(far).toMatchObject({ lon: CENTRE_BOX[2], zoom: MIN_ZOOM });
    expect(far.lat).toBeCloseTo(CENTRE_BOX[1], 9);
  });

  it('let the country stand above a sheet that lies over the lower part', () => {
    const { lat } = limitView(67, 0, 3, 900);
    const worldPx = 512 * 2 ** 3;
    const fromEquatorPx = (deg: number): number =>
      (Math.log(Math.tan(Math.PI / 4 + (deg * Math.PI) / 360)) * worldPx) / (2 * Math.PI);
    expect(fromEquatorPx(CENTRE_BOX[1]) - fromEquatorPx(lat)).toBeCloseTo(300, 6);
    // From near the same pixels are metres.
    expect(limitView(67, 0, 16, 900).lat).toBeCloseTo(CENTRE_BOX[1], 1);
  });
});
