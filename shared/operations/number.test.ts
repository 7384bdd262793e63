import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber, numberYear, parseNumber } from './number.ts';

it('a number says centre, year and sequence', () => {
  expect(formatNumber({ centre: '750000000', year: 2026, sequence: 123 })).toBe('750000000-2026-000123');
});

it('every number that is written is read again, also past a million', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String),
      fc.integer({ min: 2018, max: 2999 }),
      fc.integer({ min: 1, max: 20_000_000 }),
      (centre, year, sequence) => {
        expect(parseNumber(formatNumber({ centre, year, sequence }))).toEqual({ centre, year, sequence });
      },
    ),
  );
});

it.each(['', '750000000-2026-0', '750000000-2026-000000', '75-2026-000001', '750000000-2026-0000001', 'x'])(
  '"%s" is no number',
  (text) => {
    expect(parseNumber(text)).toBeNull();
  },
);

it('the year turns at midnight in Kazakhstan', () => {
  expect(numberYear(Date.UTC(2026, 11, 31, 18, 59, 59))).toBe(2026);
  expect(numberYear(Date.UTC(2026, 11, 31, 19))).toBe(2027);
});
