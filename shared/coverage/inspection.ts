import { z } from 'zod';
import { measureSchema, measureStateSchema } from '../register/schema.ts';

const text = (most: number) => z.string().trim().max(most);

/** What an inspector found of one measure. */
export const findingSchema = z.object({
  measure: measureSchema,
  state: measureStateSchema,
  note: text(500).default(''),
});
export type Finding = z.infer<typeof findingSchema>;

/** The act of an inspection: a paper with a number, a day and a name, and what it says of measures. */
export const inspectionFactsSchema = z.object({
  facilityId: z.number().int().positive(),
  act: text(64).min(1, 'An act has a number'),
  inspectedOn: z.iso.date({ error: 'A day is written as 2026-11-21' }),
  inspector: text(200).min(3, 'Name the inspector'),
  note: text(1_000).default(''),
  findings: z
    .array(findingSchema)
    .min(1, 'An inspection says something of a measure')
    .max(measureSchema.options.length)
    .refine((found) => new Set(found.map(({ measure }) => measure)).size === found.length, {
      error: 'An act speaks of each measure once',
    }),
});
export type InspectionFacts = z.infer<typeof inspectionFactsSchema>;

/** Why an inspection was not recorded or not taken back; the screen says it in its language. */
export type InspectionRefusal = 'act_known' | 'day_in_future' | 'built_upon' | 'undone_already';

/** Photographs that browsers show everywhere. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];
export const MOST_PHOTOS = 10;
/** The name of a photograph is only a name. */
export const PHOTO_NAME_MOST = 120;

export const undoInspectionSchema = z.object({
  id: z.number().int().positive(),
  reason: z.string().trim().min(3, 'Say why, in three letters or more').max(500),
});
