import { z } from 'zod';
import { normalisedPlate } from './plate.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** Why a vehicle is looked for: a list, because in words of their own people write of people. */
export const WANTED_GROUNDS = [
  'stolen',
  'hit_and_run',
  'crime',
  'missing_person',
  'court_order',
  'false_plates',
] as const;
export const wantedGroundSchema = z.enum(WANTED_GROUNDS);
export type WantedGround = z.infer<typeof wantedGroundSchema>;

/** Twelve digits in a row are the number of a person (IIN). */
const IIN = /(?<!\d)\d{12}(?!\d)/;
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `At most ${most} characters` })
    .refine((text) => !IIN.test(text), { error: 'A person’s number (IIN) does not belong here' });

export const plateSchema = z
  .string()
  .max(32)
  .transform((written, context) => {
    const plate = normalisedPlate(written);
    if (plate !== null) return plate;
    context.addIssue({ code: 'custom', message: 'This is no plate' });
    return z.NEVER;
  });
/** Make, model and colour; no more than that. */
export const vehicleSchema = words(80);
export const caseNumberSchema = words(40);

const id = z.number().int().positive();
const reason = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });

/** The longest that a vehicle is looked for without somebody saying so again, days. */
export const WANTED_DAYS = 365;
const until = z.iso.datetime();

/** Puts a vehicle on the list of a unit of territory. */
export const addWantedSchema = z.strictObject({
  plate: plateSchema,
  unit: katoSchema,
  ground: wantedGroundSchema,
  vehicle: vehicleSchema,
  caseNumber: caseNumberSchema,
  until,
  reason,
});
export type AddWanted = z.infer<typeof addWantedSchema>;

export const MOST_WANTED_ROWS = 5_000;
/**
 * Many at once, one a line: plate; ground; until (2026-12-31); make and colour; number of the case. Only the plate has to be
 * there: `ground` and `until` stand for what a line leaves out.
 */
export const importWantedSchema = z.strictObject({
  unit: katoSchema,
  text: z.string().min(1, { error: 'Paste the list' }).max(500_000, { error: 'Too long' }),
  ground: wantedGroundSchema,
  until,
  reason,
});
export type ImportWanted = z.infer<typeof importWantedSchema>;

/** What became of a line. `already`: this plate is on the list of this territory. */
export const wantedRowSchema = z.object({
  line: z.number().int().positive(),
  plate: z.string(),
  outcome: z.enum(['added', 'already', 'wrong']),
  problem: z.enum(['plate', 'ground', 'until', 'vehicle', 'case']).nullable(),
});
export type WantedRow = z.infer<typeof wantedRowSchema>;

export const closeWantedSchema = z.strictObject({ id, reason });
export type CloseWanted = z.infer<typeof closeWantedSchema>;

export const WANTED_PAGE = 100;
// Not strict: a question for pages says in which direction it goes.
export const wantedFilterSchema = z.object({
  /** A plate or its beginning. */
  plate: z.string().trim().max(32).default(''),
  /** Whether those are shown that are no longer looked for. */
  over: z.boolean().default(false),
  cursor: id.nullish(),
});
export type WantedFilter = z.infer<typeof wantedFilterSchema>;

export const wantedVehicleSchema = z.object({
  id,
  plate: z.string(),
  unit: katoSchema,
  ground: wantedGroundSchema,
  vehicle: z.string(),
  caseNumber: z.string(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The person's name; null when it is not a person's or may not be told. */
  enteredBy: z.string(),
  closedAt: z.iso.datetime().nullable(),
  closedReason: z.string().nullable(),
  /** Incidents that it was seen in, newest first, at most three. */
  incidents: z.array(z.object({ id, number: z.string() })),
});
export type WantedVehicle = z.infer<typeof wantedVehicleSchema>;

/** How long a wanted vehicle that stands before a camera is one sighting, milliseconds. */
export const SAME_SIGHTING_MS = 60_000;
/** A hit older than this leads nobody to the vehicle. */
export const HIT_LASTS_MS = 3_600_000;
