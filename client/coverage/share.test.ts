import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOut, shareOf, stepOf } from './share.ts';

const turkistanSchools = {
  facilities: 950,
  reported: 908,
  present: 700,
  working: 650,
  unknown: 42,
  required: 500,
  requiredWorking: 400,
  gap: 80,
  requiredUnknown: 20,
};

describe('a share', () => {
  it('of the reported is the fraction the ministry prints', () => {
    const { numerator, denominator, share } = shareOf(turkistanSchools, 'reported');
    expect([numerator, denominator]).toEqual([650, 908]);
    expect(share).toBeCloseTo(0.7159, 4);
    expect(leftOut(turkistanSchools, 'reported')).toBe(42);
  });

  it('of the required leaves out those nobody reports on and counts them beside', () => {
    const { numerator, denominator } = shareOf(turkistanSchools, 'required');
    expect([numerator, denominator]).toEqual([400, 480]);
    expect(denominator + leftOut(turkistanSchools, 'required')).toBe(turkistanSchools.required);
  });

  it('of nothing is no data, never 0 %', () => {
    const silent = { ...turkistanSchools, reported: 0, working: 0, requiredWorking: 0, gap: 0 };
    expect(shareOf(silent, 'reported').share).toBeNull();
    expect(shareOf(silent, 'required').share).toBeNull();
  });

  it('falls into one of five steps that never go down as the share goes up', () => {
    expect([0, 0.1999, 0.2, 0.4, 0.6, 0.8, 1].map(stepOf)).toEqual([0, 0, 1, 2, 3, 4, 4]);
    const unit = double({ min: 0, max: 1, noNaN: true });
    assert(property(unit, unit, (a, b) => stepOf(Math.min(a, b)) <= stepOf(Math.max(a, b))));
  });
});
