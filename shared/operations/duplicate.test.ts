import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUPLICATE_RULES, duplicatesOf, phoneKey, type Report } from './duplicate.ts';
import { NINE } from './incident.fixture.ts';
import { likeness, sharedWords } from './likeness.ts';

const report = (own: Partial<Report> = {}): Report => ({
  id: 1,
  category: 'fight',
  facilityId: null,
  at: NINE,
  place: { lon: 71.43, lat: 51.13 },
  phone: '',
  text: '',
  ...own,
});
const against = (own: Partial<Report>, mine: Partial<Report> = {}) =>
  duplicatesOf(report(mine), [report({ id: 2, ...own })])[0];

describe('a report that may be a duplicate', () => {
  it('from the next house, five minutes later, of the same kind is likely and says why', () => {
    const found = against(
      { at: NINE + 300_000, place: { lon: 71.4305, lat: 51.13 }, text: 'дерутся у школы' },
      {
        text: 'Драка: у школы дерутся',
      },
    );
    expect(found).toMatchObject({ id: 2, verdict: 'likely', minutesApart: 5 });
    expect(found?.reasons.map(({ reason }) => reason)).toEqual(['near', 'similar_text', 'same_category']);
  });

  it('is told by the same telephone even before there is a place', () => {
    const found = against(
      { place: null, phone: '8 (701) 123-45-67' },
      { place: null, phone: '+77011234567' },
    );
    expect(found?.reasons).toEqual([{ reason: 'same_phone' }, { reason: 'same_category' }]);
    expect(found?.verdict).toBe('possible');
  });

  it('is told by the same facility', () => {
    expect(against({ facilityId: 7, place: null }, { facilityId: 7 })?.verdict).toBe('possible');
  });

  it.each([
    ['another place far away', { place: { lon: 71.6, lat: 51.13 }, text: 'драка во дворе' }],
    ['another time', { at: NINE + DUPLICATE_RULES.windowMs + 1 }],
    ['nothing but the minute in common', { place: null, category: 'fight' }],
    [
      'a near place and another kind, an hour later',
      { at: NINE + 3_600_000, category: 'theft', place: { lon: 71.438, lat: 51.13 } },
    ],
  ])('is not proposed for %s', (_, own) => {
    expect(against(own, { text: 'драка во дворе' })).toBeUndefined();
  });

  it('is proposed whichever of the two one asks about', () => {
    const any = fc.record({
      category: fc.constantFrom('fight', 'theft'),
      facilityId: fc.constantFrom(null, 7),
      at: fc.integer({ min: NINE, max: NINE + 7_200_000 }),
      place: fc.constantFrom(null, { lon: 71.43, lat: 51.13 }, { lon: 71.436, lat: 51.13 }),
      phone: fc.constantFrom('', '+7 701 1', '87011234567'),
      text: fc.constantFrom('', 'драка у школы', 'мектепте төбелес'),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const there = duplicatesOf({ id: 1, ...a }, [{ id: 2, ...b }])[0];
        const back = duplicatesOf({ id: 2, ...b }, [{ id: 1, ...a }])[0];
        expect(back?.score).toBe(there?.score);
      }),
    );
  });

  it('is never the report itself', () => {
    expect(duplicatesOf(report(), [report()])).toEqual([]);
  });
});

describe('likeness of texts', () => {
  it('does not mind order, endings, or Kazakh letters typed as Russian ones', () => {
    expect(likeness('Драка у школы №15', 'у школы 15 драка')).toBe(1);
    expect(likeness('мектеп жанында төбелес', 'мектептің жанында тобелес')).toBeGreaterThan(0.7);
    expect(likeness('man with a knife', 'a knife, one man')).toBeGreaterThan(0.6);
  });

  it('of two different events is small, and of silence none', () => {
    expect(likeness('украли велосипед', 'пожар на складе')).toBeLessThan(0.15);
    expect(likeness('', '')).toBe(0);
    expect(likeness('на улице', 'около дома')).toBe(0);
  });
});

it('a telephone number is the same however it is written', () => {
  expect(['+7 701 123 45 67', '8 (701) 123-45-67', '7011234567'].map(phoneKey)).toEqual(
    Array.from({ length: 3 }, () => '7011234567'),
  );
  expect(phoneKey('102')).toBe('');
});

it('the words that two texts share are given as the new one writes them, without what every report has', () => {
  expect(sharedWords('Қара көлік, мектептің жанында атыс!', 'мектептің жанында қара көлік тұр')).toEqual([
    'Қара',
    'көлік',
    'мектептің',
  ]);
});
