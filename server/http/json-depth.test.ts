import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDeeperThan } from './json-depth.ts';

const depthOf = (value: unknown): number =>
  value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));

it('agrees with the depth of the parsed value, brackets in strings and names left out', () => {
  const member = fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('[[[[', '{"a":', '\\', '\\"[', '"'));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '[', '}', '"', '\\'), member), fc.nat(9), (value, max) => {
      expect(isDeeperThan(JSON.stringify(value), max)).toBe(depthOf(value) > max);
    }),
  );
});

it('counts a million open brackets without following them', () => {
  expect(isDeeperThan('['.repeat(1_000_000), 32)).toBe(true);
  expect(isDeeperThan('[]'.repeat(500_000), 32)).toBe(false);
});
