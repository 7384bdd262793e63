import { describe, expect, test } from 'vitest';
import { readWhen, stepWhen, whenText } from './when.ts';

describe('a day', () => {
  test.each(['28.11.2026', '28/11/2026', ' 28 11 2026 ', '2026-11-28', '28112026'])(
    '"%s" is read',
    (text) => {
      expect(readWhen('day', text, false)).toBe('2026-11-28');
    },
  );
  test.each([
    '',
    '28.11',
    '31.11.2026',
    '11/28/2026',
    '28.11.202',
    '29.02.2027',
    'tomorrow',
    '28.11.2026 09:30',
  ])('"%s" is none', (text) => {
    expect(readWhen('day', text, true)).toBeNull();
  });
  test('a year of two figures is read once nobody writes on', () => {
    expect(readWhen('day', '1.2.26', false)).toBeNull();
    expect(readWhen('day', '1.2.26', true)).toBe('2026-02-01');
  });
});

describe('a time of day', () => {
  test.each([
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['23.59', '23:59'],
    ['00:00', '00:00'],
  ])('"%s" is %s', (text, value) => {
    expect(readWhen('time', text, false)).toBe(value);
  });
  test.each(['24:00', '9:3', '12:60', '9:30 PM', ''])('"%s" is none', (text) => {
    expect(readWhen('time', text, true)).toBeNull();
  });
});

describe('a day and a time', () => {
  test.each(['28.11.2026 09:30', '28.11.2026, 9:30', '2026-11-28T09:30', '281120260930', '28.11.26 0930'])(
    '"%s" is read',
    (text) => {
      expect(readWhen('moment', text, false)).toBe('2026-11-28T09:30');
    },
  );
  test.each(['28.11.2026', '09:30', '28.11.2026 25:00', '31.11.2026 09:30'])('"%s" is none', (text) => {
    expect(readWhen('moment', text, true)).toBeNull();
  });
});

test.each([
  ['day', '2026-11-28', '28.11.2026'],
  ['time', '09:30', '09:30'],
  ['moment', '2026-11-28T09:30', '28.11.2026 09:30'],
  ['day', '', ''],
] as const)('a %s %s is written "%s" and read again', (kind, value, text) => {
  expect(whenText(value)).toBe(text);
  expect(readWhen(kind, text, true) ?? '').toBe(value);
});

test.each([
  ['day', '2026-11-30', 0, 1, '2026-12-01'],
  ['day', '2026-01-31', 4, 1, '2026-02-28'],
  ['day', '2028-02-29', 10, -1, '2027-02-28'],
  ['time', '23:59', 5, 1, '00:00'],
  ['time', '23:59', 1, 1, '00:59'],
  ['moment', '2026-12-31T23:30', 12, 1, '2027-01-01T00:30'],
  ['moment', '2026-11-28T09:00', 16, -1, '2026-11-28T08:59'],
] as const)('%s %s, the caret at %i: %i is %s', (kind, value, place, by, stepped) => {
  expect(stepWhen(kind, value, place, by).value).toBe(stepped);
});
