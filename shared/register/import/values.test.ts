import { expect, test } from 'vitest';
import { dateOf, momentOf, decimalOf, isRounded } from './values.ts';

test.each([
  ['71.43', 71.43],
  [' 71,43 ', 71.43],
  ['71.43°', 71.43],
  ['-5', -5],
  ['−5', -5],
  ['1 234', 1234],
  ['1\u00a0234', 1234],
  ['7.143E1', 71.43],
  ['68.030000000000001', 68.03],
  ['5.', 5],
])('%s is the number %d', (text, number) => {
  expect(decimalOf(text)).toBe(number);
});

test.each(['', ' ', '.', ',', '1,234.5', '1.2.3', '68°01′', 'NaN', 'Infinity', '0x10', '1e', 'двенадцать'])(
  '“%s” is no number',
  (text) => {
    expect(decimalOf(text)).toBeNull();
  },
);

test.each([
  ['2026-11-21', '2026-11-21'],
  ['21.11.2026', '2026-11-21'],
  ['1.2.2026', '2026-02-01'],
  ['21.11.2026 0:00:00', '2026-11-21'],
  ['2026-11-21T00:00:00Z', '2026-11-21'],
  ['46347', '2026-11-21'],
  ['46347,75', '2026-11-21'],
  ['29.02.2024', '2024-02-29'],
])('%s is the day %s', (text, day) => {
  expect(dateOf(text)).toBe(day);
});

test.each([
  '',
  '31.02.2026',
  '29.02.2023',
  '2026-13-01',
  '11/21/2026',
  '21.11.26',
  '4',
  '99999',
  '20000',
  'вчера',
])('“%s” is no day', (text) => {
  expect(dateOf(text)).toBeNull();
});

test('a number that a spreadsheet has rounded is told from an identifier', () => {
  expect(['6,11E+08', '6.1E+08', '1E+15', '1.23457e+17'].map(isRounded)).toEqual([true, true, true, true]);
  expect(['611000000', 'E+08', 'KZ-1E+08', '12E+08'].map(isRounded)).toEqual([false, false, false, false]);
});

test.each([
  ['2026-11-21', '2026-11-20T19:00:00Z'],
  ['21.11.2026 14:05', '2026-11-21T09:05:00Z'],
  ['21.11.2026  8:05:07', '2026-11-21T03:05:07Z'],
  ['2026-11-21T14:05:00.250', '2026-11-21T09:05:00Z'],
  ['2026-11-21T14:05:00Z', '2026-11-21T14:05:00Z'],
  ['2026-11-21T14:05:00+06:00', '2026-11-21T08:05:00Z'],
  ['2026-11-21 14:05 -0330', '2026-11-21T17:35:00Z'],
  ['46347', '2026-11-20T19:00:00Z'],
  ['46347,75', '2026-11-21T13:00:00Z'],
])('%s is the moment %s', (text, moment) => {
  expect(momentOf(text)).toBe(Date.parse(moment));
});

test.each(['', '2026-11-21 25:00', '2026-11-21 14:60', '2026-11-21 noon', '21/11/2026 14:05', '14:05'])(
  '“%s” is no moment',
  (text) => {
    expect(momentOf(text)).toBeNull();
  },
);
