import { z } from 'zod';

/**
 * Code of a unit of territory in the classifier of administrative-territorial objects (KATO, NK RK 11): nine digits.
 * Codes are stable keys; a parent is read from the table, never computed from the digits.
 */
export const katoSchema = z
  .string()
  .regex(/^\d{9}$/, { error: 'A KATO code is nine digits, for example 610000000' });
export type Kato = z.infer<typeof katoSchema>;

/** KATO of the Republic, the root of the hierarchy. */
export const COUNTRY_KATO: Kato = '000000000';

/** 0 Republic · 1 region or city of republican significance · 2 district or city · 3 town or district of a city. */
export const levelSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Level = z.infer<typeof levelSchema>;

export const unitTypeSchema = z.enum([
  'country',
  'region',
  'city_republican',
  'district',
  'city_administration',
  'city_district',
  'town',
]);
export type UnitType = z.infer<typeof unitTypeSchema>;

export const languageSchema = z.enum(['kk', 'ru', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** A name in the three languages of the interface. */
export const nameSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
export type Name = z.infer<typeof nameSchema>;

/** One unit of territory as it stands on a date. Coordinates are WGS 84 degrees, `[lon, lat]`. */
export const adminUnitSchema = z.object({
  kato: katoSchema,
  parentKato: katoSchema.nullable(),
  level: levelSchema,
  type: unitTypeSchema,
  name: nameSchema,
  aliases: z.array(z.string()),
  isoCode: z.string().nullable(),
  seat: z
    .object({ nameRu: z.string().nullable(), lon: z.number(), lat: z.number(), kind: z.string() })
    .nullable(),
  label: z.tuple([z.number(), z.number()]).nullable(),
  areaKm2: z.number().nullable(),
  population: z
    .object({ value: z.number().int(), date: z.string().nullable(), quality: z.string().nullable() })
    .nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  source: z.string(),
  note: z.string().nullable(),
});
export type AdminUnit = z.infer<typeof adminUnitSchema>;
