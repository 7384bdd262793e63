import { expect, it } from 'vitest';
import { natureOf } from './nature.ts';

it.each([
  [0, 0, 'real'],
  [0, 3, 'real'],
  [3, 3, 'demonstration'],
  [2, 3, 'mixed'],
])('%i generated rows of %i are %s', (demonstration, all, nature) => {
  expect(natureOf(demonstration, all)).toBe(nature);
});
