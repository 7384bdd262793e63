import { describe, expect, it } from 'vitest';
import { leftOut, shareOf } from './share.ts';

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
});
