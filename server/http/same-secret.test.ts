import { expect, test } from 'vitest';
import { sameSecret } from './same-secret.ts';

test.each([
  ['құпия', 'құпия', true],
  ['құпия', 'құпия ', false],
  ['', 'құпия', false],
  ['', '', true],
  ['aaaaaaaa', 'aaaaaaab', false],
])('%j is %j: %s', (given, right, same) => {
  expect(sameSecret(given, right)).toBe(same);
});
