import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf } from './share.ts';

describe('a share', () => {
  it('falls into one of five steps that never go down as the share goes up', () => {
    expect([0, 0.1999, 0.2, 0.4, 0.6, 0.8, 1].map(stepOf)).toEqual([0, 0, 1, 2, 3, 4, 4]);
    const unit = double({ min: 0, max: 1, noNaN: true });
    assert(property(unit, unit, (a, b) => stepOf(Math.min(a, b)) <= stepOf(Math.max(a, b))));
  });
});
