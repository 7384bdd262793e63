import { expect, it } from 'vitest';
import { bearingDeg } from './bearing.ts';

it('the arrow of a move points as its line is drawn on the map', () => {
  const from = { lon: 71, lat: 51 };
  expect(bearingDeg(from, { lon: 71, lat: 52 })).toBe(0);
  expect(bearingDeg(from, { lon: 72, lat: 51 })).toBe(90);
  expect(bearingDeg(from, { lon: 71, lat: 50 })).toBe(180);
  expect(bearingDeg(from, { lon: 70, lat: 51 })).toBe(270);
  // A degree of longitude at 51° is as wide on the map as 0.63° of latitude are high.
  expect(bearingDeg(from, { lon: 72, lat: 51 + Math.cos((51 * Math.PI) / 180) })).toBeCloseTo(45.3, 0);
});
