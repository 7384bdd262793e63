import { expect, test } from 'vitest';
import { columnNamed, FILE_COLUMNS, FILE_KINDS, type RegisterKind } from './columns.ts';
import { codeOfWord, WORDS, wordKey, type WordSet } from './words.ts';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../row.ts';

test('every column of an export is read, and only the region besides', () => {
  const read = (kind: RegisterKind) => FILE_COLUMNS[kind].map(({ id }) => id).filter((id) => id !== 'region');
  expect(read('facilities').toSorted()).toEqual(FACILITY_COLUMNS.toSorted());
  expect(read('cameras').toSorted()).toEqual(CAMERA_COLUMNS.toSorted());
});

test('no header names two columns, and case, spaces and Kazakh letters do not matter', () => {
  for (const kind of FILE_KINDS)
    for (const column of FILE_COLUMNS[kind])
      for (const name of [column.id, ...Object.values(column.names).flat()]) {
        expect(columnNamed(kind, name)?.id, name).toBe(column.id);
        expect(columnNamed(kind, ` ${name.toUpperCase().replaceAll(' ', '  ')} `)?.id, name).toBe(column.id);
      }
  expect(columnNamed('facilities', 'Атауы (казакша)')?.id).toBe('name_kk');
  expect(columnNamed('facilities', 'EXTERNAL ID')?.id).toBe('external_id');
  expect(columnNamed('facilities', 'Директор')).toBeUndefined();
  expect(columnNamed('facilities', ' №')).toBeUndefined();
});

test('no word of a set stands for two codes', () => {
  for (const [set, values] of Object.entries(WORDS) as [keyof typeof WORDS, WordSet][])
    for (const [code, words] of Object.entries(values))
      for (const word of [code, ...words.kk, ...words.ru, ...words.en]) {
        expect(wordKey(word), word).not.toBe('');
        expect(codeOfWord(set, word.toUpperCase()), `${set} ${word}`).toBe(code);
      }
});
