import { expect, test } from 'vitest';
import { schematicBoundaries, units } from '../../../data/bundle.ts';
import { checkContext } from './check-context.ts';

const context = checkContext(units(), schematicBoundaries().features, '2026-11-26');
const all = units();
const named = (ru: string) => all.find((unit) => unit.name.ru === ru)?.kato;

test('a territory is found by its code and by its name in each language', () => {
  const kato = '615500000';
  for (const text of [kato, 'Сауран ауданы', 'район Сауран', 'Sauran District', 'САУРАН', 'р-н Сауран'])
    expect(context.unit(text, ''), text).toEqual({ kato });
});

test('every unit is found by each of its names when its parent is named', () => {
  const byKato = new Map(all.map((unit) => [unit.kato, unit]));
  for (const unit of all.filter(({ level }) => level === 2))
    for (const name of Object.values(unit.name)) {
      const parent = byKato.get(unit.parentKato ?? '');
      const answer = context.unit(name, parent?.kato ?? '');
      expect('kato' in answer ? answer.kato : answer.code, `${name} in ${parent?.name.en}`).toBe(unit.kato);
    }
});

test('units of one name are told apart by the region, else both are named', () => {
  const twins = all.filter(({ name }) => name.ru === 'Жамбылский район');
  expect(twins.length).toBeGreaterThan(1);
  const answer = context.unit('Жамбылский район', '');
  expect(answer).toMatchObject({ code: 'ambiguous-unit' });
  for (const twin of twins) {
    expect(JSON.stringify(answer)).toContain(twin.kato);
    expect(context.unit('Жамбылский район', twin.parentKato ?? '')).toEqual({ kato: twin.kato });
  }
  expect(context.unit('Жамбылский район', 'Алматинская область')).toEqual({
    kato: twins.find((twin) => twin.parentKato === named('Алматинская область'))?.kato,
  });
});

test('what is no unit is unknown', () => {
  for (const text of ['999999999', '61', 'Атлантида', '—', 'constructor'])
    expect(context.unit(text, ''), text).toEqual({ code: 'unknown-unit' });
});

test('a point outside of its unit is told with where it is and how far', () => {
  const almaty = { lon: 76.93, lat: 43.24 };
  expect(context.outside('615500000', 68.03, 43.35)).toBeNull();
  const outside = context.outside('615500000', almaty.lon, almaty.lat);
  expect(outside).toMatchObject({ unit: { en: 'Sauran District' } });
  expect(outside?.found.ru).not.toBe('');
  expect(outside?.km).toBeGreaterThan(400);
  expect(context.outside('615500000', 60, 55.5)?.found.en).toBe('no unit with a boundary');
  expect(checkContext(units(), [], '2026-11-26').outside('615500000', 76.93, 43.24)).toBeNull();
});
