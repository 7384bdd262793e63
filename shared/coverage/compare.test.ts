import { describe, expect, it } from 'vitest';
import { DIFFERENCE_BREAKS_POINTS, differenceOf, differenceStep } from './compare.ts';
import { shareOf } from './share.ts';

const cell = (working: number, reported: number) =>
  shareOf({ working, reported, requiredWorking: 0, gap: 0 }, 'reported');

describe('two sources of the same share', () => {
  it('differ by second minus first in percentage points', () => {
    expect(differenceOf(cell(96, 445), cell(96, 96)).points).toBeCloseTo(78.427, 3);
    expect(differenceOf(cell(5, 12), cell(0, 9)).points).toBeCloseTo(-41.667, 3);
    expect(differenceOf(cell(1, 2), cell(2, 4))).toEqual({ points: 0, silent: 'none' });
  });

  it('differ by nothing, not by zero, where one of them is silent', () => {
    expect(differenceOf(cell(0, 0), cell(1, 2))).toEqual({ points: null, silent: 'first' });
    expect(differenceOf(cell(1, 2), cell(0, 0))).toEqual({ points: null, silent: 'second' });
    expect(differenceOf(cell(0, 0), cell(0, 0))).toEqual({ points: null, silent: 'both' });
  });

  it('swap their sign when they swap places', () => {
    for (const [a, b] of [
      [cell(3, 7), cell(5, 9)],
      [cell(0, 7), cell(9, 9)],
    ] as const)
      expect(differenceOf(a, b).points).toBeCloseTo(-(differenceOf(b, a).points ?? 0), 10);
  });
});

describe('the steps of a difference', () => {
  it('lie mirrored around agreement', () => {
    for (const points of [0, 4, 5, 6, 20, 21, 50, 51, 100])
      expect(differenceStep(-points)).toBe(6 - differenceStep(points));
  });

  it('change at every break and nowhere else', () => {
    const seen = Array.from({ length: 201 }, (_, i) => differenceStep(i - 100));
    const changes = seen.filter((step, i) => i > 0 && step !== seen[i - 1]).length;
    expect(changes).toBe(DIFFERENCE_BREAKS_POINTS.length);
    expect([seen[0], seen[100], seen[200]]).toEqual([0, 3, 6]);
  });
});
