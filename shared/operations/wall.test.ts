import { expect, it } from 'vitest';
import { onWall } from './wall.ts';

it.each([
  [false, { wall: 'hide' }, 'normal'],
  [true, { wall: 'hide' }, 'hide'],
  [true, { wall: 'dim' }, 'dim'],
  [true, { wall: 'normal' }, 'dim'],
  // Of a category that the tree no longer has nobody knows the rule.
  [true, undefined, 'hide'],
] as const)('sensitive %s, category %o: %s', (sensitive, category, view) => {
  expect(onWall(sensitive, category)).toBe(view);
});
