import { describe, expect, it, test } from 'vitest';
import { units } from '../../data/bundle.ts';
import { matchFeature, matchIndex } from './boundary-match.ts';
import { identityOf, levelOfProperties } from './boundary-properties.ts';

const all = units();
const index = { 1: matchIndex(all, 1), 2: matchIndex(all, 2) };
const nameOf = new Map(all.map((unit) => [unit.kato, unit.name]));
const nowhere = () => null;

const match = (properties: Record<string, unknown>, level: 1 | 2, regionAt: () => string | null = nowhere) =>
  matchFeature(identityOf(properties, level), index[level], regionAt);

describe.each([1, 2] as const)('every unit of level %i', (level) => {
  const ofLevel = all.filter((unit) => unit.level === level);

  it('is found by its code', () => {
    const found = ofLevel.map(({ kato, name }) => match({ KATO: kato, name_ru: name.ru }, level));
    expect(found.map((m) => (m.kind === 'matched' ? m.unit.kato : m.kind))).toEqual(
      ofLevel.map((u) => u.kato),
    );
  });

  it.each(['kk', 'ru', 'en'] as const)('is found by its name in %s and that of its region', (language) => {
    // The English name of the city is all that its region is called: see below.
    const told = ofLevel.filter(({ name }) => name[language] !== 'Almaty');
    const found = told.map(({ name, parentKato }) =>
      match(
        { [`name_${language}`]: name[language], region: nameOf.get(parentKato ?? '')?.[language] },
        level,
        () => parentKato,
      ),
    );
    expect(found.map((m) => (m.kind === 'matched' ? m.unit.kato : m.kind))).toEqual(told.map((u) => u.kato));
  });
});

test('a name that several regions have is found by the region it lies in', () => {
  const abai = { name: 'Абайский район' };
  expect(match(abai, 2)).toMatchObject({ kind: 'ambiguous' });
  expect(match(abai, 2, () => '100000000')).toMatchObject({ kind: 'matched', unit: { kato: '103200000' } });
});

test('the city and the region of one name are told apart by what their names say', () => {
  expect(match({ ADM1_EN: 'Almaty' }, 1)).toMatchObject({ kind: 'ambiguous' });
  expect(match({ ADM1_EN: 'Almaty (city)' }, 1)).toMatchObject({ unit: { kato: '750000000' } });
  expect(match({ ADM1_RU: 'Алматинская область', ADM1_KK: 'Алматы' }, 1)).toMatchObject({
    unit: { kato: '190000000' },
  });
});

describe('the properties of known publishers', () => {
  it.each([
    [{ ADM2_PCODE: 'KZ101000', ADM1_PCODE: 'KZ10' }, 2],
    [{ ADM1_EN: 'Akmola' }, 1],
    [{ shapeName: 'Akmola', shapeType: 'ADM1' }, 1],
    [{ 'name:ru': 'Аягозский район', admin_level: '6' }, 2],
    [{ kato: '101000000', level: 2 }, 2],
    [{ NAME_1: 'Akmola', NAME_2: 'Zerendi' }, 2],
    [{ name: 'Zerendi' }, null],
  ])('%j are of level %s', (properties, level) => {
    expect(levelOfProperties(properties)).toBe(level);
  });

  it('give codes of nine digits, from place codes and numbers too, and leave others alone', () => {
    expect(identityOf({ ADM2_PCODE: 'KZ101000', ADM1_PCODE: 'KZ10' }, 2)).toMatchObject({
      codes: ['101000000'],
      parentCodes: ['100000000'],
    });
    expect(identityOf({ KATO: 101_000_000 }, 2).codes).toEqual(['101000000']);
    expect(identityOf({ ADM2_PCODE: 'KAZ014007', code: '12' }, 2).codes).toEqual([]);
  });

  it('give the names of the region apart from those of the district', () => {
    const properties = { ADM1_RU: 'Абайская', ADM2_RU: 'Аягозский', ADM2_EN: '', ISO_3166_2: 'KZ-ABY' };
    expect(identityOf(properties, 2)).toMatchObject({
      names: ['Аягозский'],
      parentNames: ['Абайская', 'KZ-ABY'],
    });
    expect(identityOf(properties, 1)).toMatchObject({ names: ['Абайская', 'KZ-ABY'], parentNames: [] });
  });
});
