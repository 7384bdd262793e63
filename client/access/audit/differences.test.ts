import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('fields stand side by side, with an empty place where there was none', () => {
  expect(differences({ lon: 1, name: 'A' }, { name: 'B', tags: [1] })).toEqual([
    { field: 'lon', before: '1', after: '' },
    { field: 'name', before: 'A', after: 'B' },
    { field: 'tags', before: '', after: '[1]' },
  ]);
});

test('what is no record is one line, and nothing is none', () => {
  expect(differences(null, 'done')).toEqual([{ field: '', before: '', after: 'done' }]);
  expect(differences(null, null)).toEqual([]);
});
