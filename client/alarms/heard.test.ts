import { expect, test } from 'vitest';
import { toHear } from './heard.ts';

const calls = (own: object = {}, floodSinceMs: number | null = null) => ({
  lastCall: { sos: 0, high: 0, medium: 0, low: 0, ...own },
  floodSinceMs,
});

test('a desk hears the highest of what came since it last looked, and nothing of what was there before', () => {
  expect(toHear(null, calls({ high: 3 }))).toBeNull();
  expect(toHear(calls(), calls({ low: 4 }))).toBe('low');
  expect(toHear(calls({ low: 4 }), calls({ low: 5, high: 6 }))).toBe('high');
  expect(toHear(calls({ high: 6 }), calls({ high: 6 }))).toBeNull();
});

test('an SOS is heard by its own signal', () => {
  expect(toHear(calls(), calls({ sos: 7, low: 8 }))).toBeNull();
});

test('in a flood medium and low are silent, high is not', () => {
  expect(toHear(calls(), calls({ low: 1, medium: 2 }, 1_000))).toBeNull();
  expect(toHear(calls(), calls({ low: 1, high: 2 }, 1_000))).toBe('high');
});
