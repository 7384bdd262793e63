import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseUnits } from '../../data/hierarchy/units.ts';
import { settlementOf, settlementRowSchema } from '../hierarchy/settlement.ts';
import { crossingKey, parseCrossing } from './crossing.ts';
import { buildGazetteer, type NamedPlace } from './gazetteer.ts';
import { geocode, searchPlaces } from './geocode.ts';
import { NO_ADDRESS, type Address } from './schema.ts';

const read = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
const settlements = z
  .array(settlementRowSchema)
  .parse(parse(read('places/settlements.csv'), { columns: true, bom: true }))
  .map(settlementOf);
const units = parseUnits(read('hierarchy/hierarchy.csv'), read('hierarchy/aliases.csv'));
const almaty = { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' };
const astana = { kk: 'Астана', ru: 'Астана', en: 'Astana' };

const own = (place: Partial<NamedPlace> & Pick<NamedPlace, 'kind' | 'id' | 'name'>): NamedPlace => ({
  aliases: [],
  settlement: almaty,
  kato: '750000000',
  lon: 76.9,
  lat: 43.2,
  population: 0,
  ...place,
});
const school = (number: number, settlement = almaty) =>
  own({
    kind: 'facility',
    id: `${settlement.en}-${number}`,
    name: { kk: `№ ${number} мектеп`, ru: `Школа № ${number}`, en: `School No. ${number}` },
    settlement,
  });
const gazetteer = buildGazetteer([
  ...settlements.map((s): NamedPlace => ({
    ...own({ kind: 'settlement', id: String(s.id), name: s.name }),
    settlement: null,
    kato: s.kato,
    lon: s.lon,
    lat: s.lat,
    population: s.population ?? 0,
  })),
  ...units.map((u): NamedPlace => ({
    ...own({ kind: 'unit', id: u.kato, name: u.name, aliases: u.aliases }),
    settlement: null,
    kato: u.kato,
    population: u.population?.value ?? 0,
  })),
  ...[15, 16, 150].map((n) => school(n)),
  school(15, astana),
  own({
    kind: 'common_name',
    id: 'green-bazaar',
    name: { kk: 'Көк базар', ru: 'Зелёный базар', en: 'Green Bazaar' },
    aliases: ['Көкбазар'],
  }),
  own({
    kind: 'crossing',
    id: 'abay-seifullin',
    name: {
      kk: 'Абай даңғылы / Сейфуллин даңғылы',
      ru: 'пр. Абая / пр. Сейфуллина',
      en: 'Abay Ave / Seifullin Ave',
    },
  }),
]);
const best = (text: string) => searchPlaces(gazetteer, text)[0]?.place.id;
const placed = (address: Partial<Address>) => geocode(gazetteer, { ...NO_ADDRESS, ...address });

describe('a place is found', () => {
  it.each([
    ['Almaty-15', 'школа 15 Алматы'],
    ['Almaty-15', '15 мектеп алматы'],
    ['Almaty-16', 'School 16'],
    ['Astana-15', 'Астана школа №15'],
    ['green-bazaar', 'көк базар'],
    ['green-bazaar', 'кок базар'],
    ['green-bazaar', 'зеленый базар алматы'],
    ['green-bazaar', 'зелоный базар'],
    ['green-bazaar', 'зел баз'],
    ['green-bazaar', 'kok bazar'],
  ])('%s by "%s"', (id, text) => {
    expect(best(text)).toBe(id);
  });

  it('by its name in each of the three languages, for every settlement', () => {
    for (const { id, name } of settlements)
      for (const text of Object.values(name)) {
        const hits = searchPlaces(gazetteer, text, { limit: 10, kinds: ['settlement'] });
        expect(
          hits.map((hit) => hit.place.id),
          text,
        ).toContain(String(id));
      }
  });

  it('with the larger first of two that have one name', () => {
    const [first, second] = searchPlaces(gazetteer, 'Алматы', { kinds: ['settlement', 'unit'] });
    expect(first?.place.population).toBeGreaterThanOrEqual(second?.place.population ?? 0);
  });

  it('never under another number', () => {
    const numbers = searchPlaces(gazetteer, 'школа 15', { kinds: ['facility'] }).map((h) => [
      h.place.id,
      h.missed,
    ]);
    expect(numbers.slice(0, 2)).toEqual([
      ['Almaty-15', []],
      ['Astana-15', []],
    ]);
    expect(numbers.filter(([, missed]) => missed?.length === 0)).toHaveLength(2);
  });

  it('or not, without an error, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { score } of searchPlaces(gazetteer, text)) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });
});

describe('an address', () => {
  it('is placed by its common name, and what no table holds is named', () => {
    const {
      best: hit,
      accuracyM,
      unresolved,
    } = placed({
      settlement: 'Алматы',
      street: 'Жибек жолы',
      house: '53',
      commonName: 'Зелёный базар',
    });
    expect(hit?.place.id).toBe('green-bazaar');
    expect(accuracyM).toBe(150);
    expect(unresolved).toEqual(['street', 'house']);
  });

  it('is placed by a known crossing, whichever street comes first and in whatever language', () => {
    const crossings = [
      'Сейфуллина / Абая',
      'угол пр. Абая и пр. Сейфуллина',
      'Абай даңғылы мен Сейфуллин даңғылының қиылысы',
      'Abay Ave and Seifullin Ave',
    ];
    expect(crossings.map((crossing) => placed({ crossing }).best?.place.id)).toEqual(
      crossings.map(() => 'abay-seifullin'),
    );
  });

  it('falls back to the settlement and says that the crossing is unknown', () => {
    const {
      best: hit,
      accuracyM,
      unresolved,
    } = placed({ settlement: 'г. Шымкент', crossing: 'Тауке хана / Байтурсынова' });
    expect([hit?.place.name.en, accuracyM, unresolved]).toEqual(['Shymkent', 5000, ['crossing']]);
  });

  it('of nothing is nothing', () => {
    expect(placed({})).toEqual({ best: null, accuracyM: null, hits: [], unresolved: [] });
    expect(placed({ text: 'ъъъ' }).unresolved).toEqual(['text']);
  });
});

describe('a crossing', () => {
  it.each([
    'Абая / Сейфуллина',
    'ул. Абая/ул. Сейфуллина',
    'перекрёсток Сейфуллина и Абая',
    'Абая угол Сейфуллина',
    'Абая × Сейфуллина',
  ])('"%s" is one and the same', (text) => {
    const streets = parseCrossing(text);
    expect(streets && crossingKey(streets)).toBe('абая / сеифуллина');
  });

  it.each(['Абая 10/2', 'Абая', '', '5/7'])('"%s" is none', (text) => {
    expect(parseCrossing(text)).toBeNull();
  });
});
