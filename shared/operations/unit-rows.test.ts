import { expect, test } from 'vitest';
import { renewRows } from './unit-rows.ts';

const row = (id: number, status = 'free') => ({ unit: { id, status } });

test('rows that were asked for are renewed, come or go; the others stay the very same', () => {
  const rows = [row(1), row(3), row(5)];
  const next = renewRows(rows, [3, 4, 5], [row(4), row(3, 'en_route')]);
  expect(next).toEqual([row(1), row(3, 'en_route'), row(4)]);
  expect(next[0]).toBe(rows[0]);
});

test('an answer of which nobody knew why it was asked changes nothing else', () => {
  expect(renewRows([row(1)], [], [])).toEqual([row(1)]);
  expect(renewRows([], [9], [row(9)])).toEqual([row(9)]);
});
