import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairnessOf } from './fairness.ts';
import { dayInKazakhstan, dayOfIso, isoOfDay, knownSince } from './known-since.ts';
import { outlierOf, spreadOf } from './spread.ts';
import { trendOf } from './trend.ts';
import { whyRequired } from './why.ts';

const said = (day: number, works: boolean, priority = 20) => ({ day, priority, works });

describe('the age of a gap', () => {
  it('counts from the first of the words that have all said so', () => {
    expect(knownSince([said(10, true), said(20, false), said(30, false)])).toBe(20);
    expect(knownSince([said(30, false), said(10, false)])).toBe(10);
    expect(knownSince([said(10, false), said(30, true)])).toBeNull();
    expect(knownSince([])).toBeNull();
    // Of one day the source that is believed more decides.
    expect(knownSince([said(30, false, 100), said(30, true, 20)])).toBe(30);
  });

  it('is in days that are there and back the same, as a calendar in Kazakhstan has them', () => {
    expect(isoOfDay(dayOfIso('2023-03-31'))).toBe('2023-03-31');
    expect(dayInKazakhstan(Date.parse('2026-11-20T19:30:00Z'))).toBe('2026-11-21');
  });
});

describe('the spread of siblings', () => {
  it('finds who lies far from the middle, also where most are equal', () => {
    const usual = [0.5, 0.52, 0.49, 0.51, 0.48, 0.5];
    const spread = spreadOf([...usual, 0.05]);
    expect(spread).toMatchObject({ n: 7, median: 0.5, min: 0.05, max: 0.52 });
    if (!spread) return;
    expect([...usual, 0.05].map((value) => outlierOf(value, spread))).toEqual([
      ...usual.map(() => null),
      'low',
    ]);
    const equal = spreadOf([1, 1, 1, 1, 1, 0.4]);
    expect(equal?.mad).toBe(0);
    expect(equal && outlierOf(0.4, equal)).toBe('low');
    const few = spreadOf([0, 1]);
    expect(few && outlierOf(0, few)).toBeNull();
    expect(spreadOf([])).toBeNull();
  });

  it('does not depend on the order, and a shift moves it along', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 30 }), (values) => {
        const spread = spreadOf(values);
        expect(spreadOf(values.toReversed())).toEqual(spread);
        const moved = spreadOf(values.map((value) => value + 1_000));
        expect(moved?.median).toBeCloseTo((spread?.median ?? 0) + 1_000, 9);
        expect(moved?.mad).toBeCloseTo(spread?.mad ?? 0, 9);
      }),
      { seed: 27 },
    );
  });
});

describe('a trend', () => {
  it('counts of each day what was known by then, and nobody whom no source has spoken of', () => {
    const facilities = [
      { group: 'group_3' as const, words: [said(10, false), said(30, true)] },
      { group: 'group_3' as const, words: [said(20, true)] },
      { group: 'group_1' as const, words: [said(20, false)] },
      { group: 'group_3' as const, words: [] },
    ];
    expect(trendOf([10, 20, 30], 'access_control', facilities)).toEqual([
      { day: 10, reported: 1, working: 0, requiredWorking: 0, gap: 1 },
      { day: 20, reported: 3, working: 1, requiredWorking: 1, gap: 1 },
      { day: 30, reported: 3, working: 2, requiredWorking: 2, gap: 0 },
    ]);
  });
});

describe('fairness', () => {
  it('tells pupils from buildings, and divides by nothing nowhere', () => {
    const cell = { buildings: 4, buildingsWorking: 1, learners: 1_000, learnersWorking: 750, uncounted: 1 };
    expect(fairnessOf(cell)).toEqual({ buildings: 0.25, learners: 0.75, points: 50 });
    expect(fairnessOf({ ...cell, learners: 0, learnersWorking: 0 })).toMatchObject({
      learners: null,
      points: null,
    });
  });
});

describe('why the law demands a measure', () => {
  it.each([
    [{ people: 90, placeKind: 'rural' }, 'non_tto', 'below_tto', null],
    [{ people: 701, placeKind: 'rural' }, 'group_3', 'over_700', 'order-117'],
    [{ people: 150, placeKind: 'regional_city' }, 'group_3', 'place', 'order-117'],
    [{ people: 350, placeKind: 'rural' }, 'group_2', 'size', null],
    [{ people: null, placeKind: 'rural' }, 'unknown', 'unknown_people', null],
  ] as const)('of %j', (facility, group, because, law) => {
    expect(whyRequired(facility, 'access_control')).toEqual({ group, because, law });
  });
});
