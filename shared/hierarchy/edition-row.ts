import { z } from 'zod';
import { katoSchema, levelSchema, unitTypeSchema } from './schema.ts';
import { TERRITORY_WORDS as says } from './territory-words.ts';

const text = z.string().trim();
const filled = text.min(1, { error: says['cell-empty'].en });
const textOrNull = text.transform((value) => value || null);
const numberOrNull = text
  .regex(/^(-?\d+(\.\d+)?)?$/, { error: says['cell-number-or-empty'].en })
  .transform((value) => (value === '' ? null : Number(value)));

/**
 * A row of the official classifier (KATO, NK RK 11). `te` is the whole code; ab, cd, ef and hij repeat its parts, k and nn
 * are not read: what they mean is not published with the file.
 */
export const classifierRowSchema = z.object({
  te: text.pipe(katoSchema),
  kaz_name: filled,
  rus_name: filled,
});
export type ClassifierRow = z.output<typeof classifierRowSchema>;

/** A row of Sholu's own export `hierarchy`. */
export const exportedUnitSchema = z.object({
  kato: text.pipe(katoSchema),
  parent_kato: textOrNull.pipe(katoSchema.nullable()),
  level: text.transform(Number).pipe(levelSchema),
  type: text.pipe(unitTypeSchema),
  name_kk: filled,
  name_ru: filled,
  name_en: filled,
  iso_code: textOrNull,
  seat_ru: textOrNull,
  lon: numberOrNull,
  lat: numberOrNull,
  area_km2: numberOrNull,
  population: numberOrNull,
  population_date: textOrNull,
  population_quality: textOrNull,
  aliases: text,
  source: filled,
  note: textOrNull,
});
export type ExportedUnit = z.output<typeof exportedUnitSchema>;
