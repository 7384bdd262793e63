import { expect, test } from 'vitest';
import { stringStore } from './string-store.ts';

test('texts come back by their number, however many there are', () => {
  const store = stringStore('xl/sharedStrings.xml');
  const texts = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? '' : `Мектеп № ${i}`));
  for (const text of texts) store.add(text);
  expect(texts.map((_, i) => store.get(i))).toEqual(texts);
  expect([store.get(-1), store.get(20_000), store.get(NaN), store.get(0.5)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('more texts than a workbook may have are refused', () => {
  const store = stringStore('xl/sharedStrings.xml');
  const megabyte = 'x'.repeat(1024 * 1024);
  expect(() => {
    for (let i = 0; i < 200; i++) store.add(megabyte);
  }).toThrow('xlsx-too-large');
});
