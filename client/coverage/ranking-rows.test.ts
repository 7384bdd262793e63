import { describe, expect, it } from 'vitest';
import { rankingRows } from './ranking-rows.ts';

const cell = {
  kato: '611000000',
  facilities: 40,
  reported: 38,
  present: 30,
  working: 19,
  unknown: 2,
  required: 20,
  requiredWorking: 9,
  gap: 6,
  requiredUnknown: 5,
};

describe('rows of the ranking', () => {
  it('carry the fraction, the gap and what the percentage leaves out', () => {
    const [reported] = rankingRows([cell], () => 'Turkistan', 'reported');
    expect(reported).toEqual({
      kato: '611000000',
      cell,
      name: 'Turkistan',
      numerator: 19,
      denominator: 38,
      share: 0.5,
      gap: 6,
      unknown: 2,
    });
    expect(rankingRows([cell], () => 'Turkistan', 'required')[0]).toMatchObject({
      numerator: 9,
      denominator: 15,
      share: 0.6,
      unknown: 5,
    });
  });

  it('have no share where nothing is reported, so that they are sorted last and never as 0 %', () => {
    const silent = { ...cell, reported: 0, working: 0, unknown: 40 };
    expect(rankingRows([silent], () => 'Turkistan', 'reported')[0]?.share).toBeUndefined();
  });

  it('keep the code of a unit without a name', () => {
    expect(rankingRows([cell], () => undefined, 'reported')[0]?.name).toBe('611000000');
  });
});
