import { z } from 'zod';
import { GAP_STATES } from './requirement.ts';
import {
  evidenceSchema,
  evidenceSourceIdSchema,
  facilitySchema,
  facilityTypeSchema,
  groupSchema,
  measureSchema,
} from '../register/schema.ts';

/** Pseudo-source: of each facility and measure the latest evidence, whoever it comes from. */
export const LATEST = 'latest';

/** The question every coverage view answers: which measure, by which source, of which facilities. */
export const coverageFilterSchema = z.object({
  measure: measureSchema,
  source: z.union([z.literal(LATEST), evidenceSourceIdSchema]),
  type: z.union([z.literal('all'), facilityTypeSchema]),
  group: z.union([z.literal('all'), groupSchema]),
});
export type CoverageFilter = z.infer<typeof coverageFilterSchema>;

/**
 * Counts of facilities of one unit of territory, measure and source. `reported = present + absent`;
 * `facilities = reported + unknown`; `required = requiredWorking + gap + requiredUnknown`. Percentages are never stored.
 */
export const coverageCellSchema = z.object({
  /** On the register. */
  facilities: z.number().int(),
  /** With evidence of this source: the denominator the ministries publish. */
  reported: z.number().int(),
  /** Installed, working or not. */
  present: z.number().int(),
  working: z.number().int(),
  /** Without evidence of this source. */
  unknown: z.number().int(),
  /** The law demands the measure. */
  required: z.number().int(),
  requiredWorking: z.number().int(),
  /** Required and known not to work. */
  gap: z.number().int(),
  requiredUnknown: z.number().int(),
});
export type CoverageCell = z.infer<typeof coverageCellSchema>;

export const gapStateSchema = z.enum(GAP_STATES);

/** One line of the list of facilities below a unit. */
export const facilityRowSchema = facilitySchema
  .pick({
    id: true,
    name: true,
    type: true,
    kato: true,
    settlement: true,
    people: true,
    lon: true,
    lat: true,
  })
  .extend({
    group: groupSchema,
    state: z.enum(['working', 'faulty', 'absent', 'unknown']),
    gap: gapStateSchema,
  });
export type FacilityRow = z.infer<typeof facilityRowSchema>;

/** Facilities of a unit for the map, in columns of equal length; `type` is a position in `FACILITY_TYPES`, `gap` in `GAP_STATES`. */
export const facilityPointsSchema = z.object({
  id: z.array(z.number()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  type: z.array(z.number()),
  gap: z.array(z.number()),
});
export type FacilityPoints = z.infer<typeof facilityPointsSchema>;

/** The card of one facility: what the law demands, what is there, who says so. */
export const facilityCardSchema = z.object({
  facility: facilitySchema,
  group: groupSchema,
  measures: z.array(
    z.object({
      measure: measureSchema,
      required: z.boolean(),
      law: z.enum(['decree-234', 'order-117', 'order-49-32']).nullable(),
      gap: gapStateSchema,
      /** All evidence, latest first; empty means unknown. */
      evidence: z.array(evidenceSchema),
    }),
  ),
  cameras: z.object({ total: z.number(), linked: z.number(), working: z.number() }),
});
export type FacilityCard = z.infer<typeof facilityCardSchema>;
