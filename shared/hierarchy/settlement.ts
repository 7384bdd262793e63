import { z } from 'zod';
import { isInCountryBox } from './country-box.ts';
import { katoSchema, type Kato, type Name } from './schema.ts';
import { TERRITORY_WORDS as says } from './territory-words.ts';

/** A settlement: a place with a name on the map and in the search. WGS 84 degrees. */
export type Settlement = {
  id: number;
  name: Name;
  lon: number;
  lat: number;
  population: number | null;
  /** capital, republican_city, regional_city, city_district, town, district, village. */
  kind: string;
  /** The unit of territory that it lies in. */
  kato: Kato;
  /** 1 is the capital; larger numbers are smaller places. */
  rank: number;
  source: string;
};

const filled = z.string().trim().min(1, { error: says['cell-empty'].en });
const degrees = z
  .string()
  .trim()
  .regex(/^-?\d+(\.\d+)?$/, { error: says['cell-degrees'].en })
  .transform(Number);
const count = z
  .string()
  .trim()
  .regex(/^\d*$/, { error: says['cell-count-or-empty'].en })
  .transform((text) => (text === '' ? null : Number(text)));

/** A row of a file of settlements. */
export const settlementRowSchema = z
  .object({
    id: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,8}$/, { error: says['cell-settlement'].en })
      .transform(Number),
    name_kk: filled,
    name_ru: filled,
    name_en: filled,
    lon: degrees,
    lat: degrees,
    population: count,
    kind: filled,
    kato: z.string().trim().pipe(katoSchema),
    rank: z
      .string()
      .trim()
      .regex(/^[1-9]$/, { error: says['cell-rank'].en })
      .transform(Number),
    source: filled,
  })
  .superRefine(({ lon, lat }, context) => {
    if (isInCountryBox(lon, lat)) return;
    const message = isInCountryBox(lat, lon) ? says['cell-swapped'].en : says['cell-outside'].en;
    context.addIssue({ code: 'custom', path: ['lon'], message });
  });
export type SettlementRow = z.output<typeof settlementRowSchema>;

/** A row of a file as a settlement. A population of 0 is how gazetteers write that they do not know it. */
export const settlementOf = ({ name_kk, name_ru, name_en, ...rest }: SettlementRow): Settlement => ({
  ...rest,
  population: rest.population || null,
  name: { kk: name_kk, ru: name_ru, en: name_en },
});

/** A row of a file of populations of units of territory. */
export const populationRowSchema = z.object({
  kato: z.string().trim().pipe(katoSchema),
  population: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, { error: says['cell-count'].en })
    .transform(Number),
  date: z
    .string()
    .trim()
    .pipe(z.iso.date({ error: says['cell-day'].en })),
  quality: z.string().trim(),
});
export type PopulationRow = z.output<typeof populationRowSchema>;
