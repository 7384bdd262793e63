import { z } from 'zod';
import {
  cameraOwnerSchema,
  evidenceSourceIdSchema,
  facilityOwnerSchema,
  facilityTypeSchema,
  measureStateSchema,
  MEASURES,
  placeKindSchema,
  technicalClassSchema,
  type Measure,
} from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** An empty cell says "not known"; it is never zero and never "no". */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((cell) => (cell === '' || cell === undefined ? null : cell), schema.nullable());

const decimalCell = (low: number, high: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `${what} is missing` })
    .transform(Number)
    .pipe(
      z
        .number({ error: `${what} is not a number` })
        .min(low, { error: `${what} lies between ${low} and ${high}` })
        .max(high, { error: `${what} lies between ${low} and ${high}` }),
    );
const lonSchema = decimalCell(-180, 180, 'A longitude');
const latSchema = decimalCell(-90, 90, 'A latitude');
const countSchema = optional(
  z.coerce
    .number({ error: 'Not a number of people' })
    .int({ error: 'People are counted in whole numbers' })
    .min(0, { error: 'A number of people is not negative' })
    .max(100_000, { error: 'More than 100,000 people in one facility' }),
);
const nameCell = z
  .string()
  .trim()
  .min(1, { error: 'A name is missing' })
  .max(300, { error: 'A name is too long' });
const externalIdCell = z
  .string()
  .trim()
  .min(1, { error: 'An external id is missing' })
  .max(64, { error: 'An external id has 64 characters at most' });

const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0']);
const booleanCell = z.string().transform((cell, ctx) => {
  const word = cell.trim().toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  ctx.addIssue({ code: 'custom', message: 'Expected true or false' });
  return z.NEVER;
});

const measureCells = Object.fromEntries(MEASURES.map((m) => [m, optional(measureStateSchema)])) as Record<
  Measure,
  ReturnType<typeof optional<typeof measureStateSchema>>
>;

/**
 * One row of a facility file; the export writes the same columns. A measure's cell is `working`, `faulty`, `absent`
 * or empty (unknown); `evidence_source` and `evidence_date` say who saw it and when.
 */
export const facilityFileRowSchema = z.object({
  external_id: externalIdCell,
  type: facilityTypeSchema,
  name_kk: nameCell,
  name_ru: nameCell,
  name_en: nameCell,
  kato: katoSchema,
  settlement_kk: optional(z.string()),
  settlement_ru: optional(z.string()),
  settlement_en: optional(z.string()),
  lon: lonSchema,
  lat: latSchema,
  people: countSchema,
  learners: countSchema,
  place_kind: placeKindSchema,
  owner: facilityOwnerSchema,
  evidence_source: optional(evidenceSourceIdSchema),
  evidence_date: optional(z.iso.date({ error: 'A date is written 2026-11-21' })),
  ...measureCells,
});
export type FacilityFileRow = z.infer<typeof facilityFileRowSchema>;

const degrees = (low: number, high: number) =>
  optional(
    z.coerce
      .number({ error: 'Not a number of degrees' })
      .int({ error: 'Whole degrees' })
      .min(low, { error: `Degrees lie between ${low} and ${high}` })
      .max(high, { error: `Degrees lie between ${low} and ${high}` }),
  );

/** One row of a camera file; the export writes the same columns. `facility_external_id` is empty in a public place. */
export const cameraFileRowSchema = z.object({
  external_id: externalIdCell,
  owner: cameraOwnerSchema,
  facility_external_id: optional(z.string()),
  kato: katoSchema,
  lon: lonSchema,
  lat: latSchema,
  azimuth_deg: degrees(0, 359),
  fov_deg: degrees(1, 360),
  linked: booleanCell,
  working: booleanCell,
  technical_class: technicalClassSchema,
  traffic: booleanCell,
});
export type CameraFileRow = z.infer<typeof cameraFileRowSchema>;

export const FACILITY_COLUMNS = Object.keys(facilityFileRowSchema.shape);
export const CAMERA_COLUMNS = Object.keys(cameraFileRowSchema.shape);
