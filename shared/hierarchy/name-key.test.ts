import { describe, expect, it, test } from 'vitest';
import { units } from '../../data/bundle.ts';
import { isKindWord, isOtherSpelling, kindInName, nameKey } from './name-key.ts';

describe('two spellings of one name have one key', () => {
  it.each([
    ['Аягозский район', 'Аягозский'],
    ['Семей қ.ә.', 'Семей Г.А.'],
    ['Семей г.а.', 'г.Семей'],
    ['Ақсуат ауданы', 'район Аксуат'],
    ['Almaty (city)', 'Almaty'],
    ['Оңтүстік Қазақстан облысы', 'Онтустик Казакстан'],
    ['Зерендi ауданы'.replace('i', 'і'), 'ЗЕРЕНДИ'],
  ])('%s, %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });
});

test('a name of kind words alone keeps them', () => {
  expect(nameKey('Город')).toBe('город');
  expect(nameKey('')).toBe('');
});

test('the names of a unit of every type say its kind in Kazakh and in Russian', () => {
  const kinds = {
    region: 'region',
    district: 'district',
    city_district: 'district',
    city_administration: 'city',
    town: 'city',
    city_republican: 'city',
  } as const;
  const silent = units().filter(
    ({ type, name }) =>
      type !== 'country' && [name.kk, name.ru].some((text) => kindInName(text) !== kinds[type]),
  );
  expect(silent.map((unit) => [unit.kato, unit.name])).toEqual([]);
});

test('a kind word is known alone and with its points', () => {
  expect(['ауданы', 'г.а.', 'District', '(city'].every(isKindWord)).toBe(true);
  expect(['Абай', 'Нұра'].some(isKindWord)).toBe(false);
});

test.each([
  ['урджарскии', 'урджарскиы', true],
  ['сарканскии', 'саркандскии', true],
  ['семеи', 'семипалатинск', false],
  ['аксу', 'аксуат', false],
  ['абаи', 'алга', false],
])('%s and %s: another spelling %s', (a, b, expected) => {
  expect(isOtherSpelling(a, b)).toBe(expected);
});
