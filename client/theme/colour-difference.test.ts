import { describe, expect, it } from 'vitest';
import { difference } from './colour-difference.ts';
import { hexOf, labOf, linearOf, type Triple } from './colour-space.ts';

/** Pairs of the table of test data of Sharma, Wu and Dalal (2005): L*, a*, b* of both, and their difference. */
const PUBLISHED: [Triple, Triple, number][] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('the difference of two colours', () => {
  it.each(PUBLISHED)('of %j and %j is the published %d, whichever comes first', (one, two, delta) => {
    expect(difference(one, two)).toBeCloseTo(delta, 4);
    expect(difference(two, one)).toBeCloseTo(delta, 4);
  });

  it('is none of a colour with itself, a grey as well', () => {
    for (const hex of ['#000000', '#ffffff', '#f68f5e', '#7f7f7f'])
      expect(difference(labOf(hex), labOf(hex))).toBe(0);
  });
});

describe('the spaces of colour', () => {
  it('put black and white at the ends of lightness', () => {
    expect(labOf('#000000')[0]).toBeCloseTo(0, 3);
    expect(labOf('#ffffff')[0]).toBeCloseTo(100, 3);
  });

  it('lead from a screen to light and back', () => {
    for (const hex of ['#000000', '#ffffff', '#f68f5e', '#01a0fe']) expect(hexOf(linearOf(hex))).toBe(hex);
  });
});
