import { expect, test } from 'vitest';
import { units } from '../../data/bundle.ts';
import { shapeOfKato } from './kato-shape.ts';

const REPUBLICAN = ['710000000', '750000000', '790000000'];
const shapeOf = (kato: string, name: string) =>
  shapeOfKato(kato, name, (region) => REPUBLICAN.includes(region));

test('every unit of the hierarchy but the Republic has the level, type and parent that its code and name say', () => {
  const below = units().filter((unit) => unit.level > 0);
  const told = below.map(({ kato, name }) => ({ kato, ...shapeOf(kato, name.ru) }));
  expect(told).toEqual(below.map(({ kato, level, type, parentKato }) => ({ kato, level, type, parentKato })));
});

test.each([
  ['611010000', 'г.Туркестан', 'the city proper beside its administration'],
  ['611633000', 'Акдалинский с.о.', 'a rural okrug'],
  ['611633100', 'с.Акдала', 'a village'],
  ['613843100', 'п. Асыката', 'a settlement'],
  ['000000000', 'Республика Казахстан', 'the Republic, which the classifier has no row of'],
])('%s %s is no unit here: %s', (kato, name) => {
  expect(shapeOf(kato, name)).toBeNull();
});

test('names as the classifier writes them tell cities from districts', () => {
  expect(shapeOf('611000000', 'Туркестан Г.А.')).toMatchObject({ type: 'city_administration' });
  expect(shapeOf('613600000', 'район Байдибека')).toMatchObject({ type: 'district' });
  expect(shapeOf('613820100', 'г.Жетысай')).toEqual({ level: 3, type: 'town', parentKato: '613800000' });
  expect(shapeOf('751110000', 'Алмалинский район')).toMatchObject({ parentKato: '750000000' });
});
