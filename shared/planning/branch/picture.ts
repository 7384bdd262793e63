import { z } from 'zod';
import { katoSchema } from '../../hierarchy/schema.ts';
import { PLACE_SPEEDS } from '../../operations/reach.ts';
import {
  idSchema,
  instantSchema,
  latSchema,
  lonSchema,
  policeUnitTypeSchema,
} from '../../operations/schema.ts';
import { facilityTypeSchema } from '../../register/schema.ts';

/** Seconds in which somebody should be at a facility, by its type and by how one drives there. */
export const targetSchema = z.number().int().min(60, 'At least a minute').max(7_200, 'Two hours at most');
const targetsSchema = z.record(facilityTypeSchema, z.record(z.enum(PLACE_SPEEDS), targetSchema));
export type Targets = z.infer<typeof targetsSchema>;

const planUnitSchema = z.object({
  id: idSchema,
  callSign: z.string(),
  type: policeUnitTypeSchema,
  home: z.object({ lon: lonSchema, lat: latSchema }),
  /** The last that was heard of where it is; null when nobody knows. */
  at: z.object({ lon: lonSchema, lat: latSchema }).nullable(),
  /** It was free, without a task, on shift and its position fresh: `isReady` of shared/operations/reach.ts. */
  ready: z.boolean(),
});
export type PlanUnit = z.infer<typeof planUnitSchema>;

const numbers = z.array(z.number());
const counts = z.array(z.number().int().nonnegative());

/**
 * What a branch stands on: a territory as it was at a moment, kept with the branch so that its figures can be had again.
 * Facilities are columns of equal length.
 */
export const planPictureSchema = z.object({
  unit: katoSchema,
  asOfMs: instantSchema,
  targets: targetsSchema,
  facilities: z.object({
    id: z.array(idSchema),
    lon: numbers,
    lat: numbers,
    /** Position in `FACILITY_TYPES`. */
    type: counts,
    /** Position in `PLACE_SPEEDS`. */
    kind: counts,
    /** Learners and staff; null when nobody knows. */
    people: z.array(z.number().int().nonnegative().nullable()),
    /** Measures that the law demands, have a gap, and of which nothing is known: bits in the order of `MEASURES`. */
    required: counts,
    gap: counts,
    unknown: counts,
    /** Its own cameras that work and whose picture reaches the control centre. */
    cameras: counts,
  }),
  units: z.array(planUnitSchema),
});
export type PlanPicture = z.infer<typeof planPictureSchema>;

/** A branch counts units where they stand by the plan – their posts –, or as they are now: the ready ones where they are. */
export const BASES = ['posts', 'now'] as const;
export const basisSchema = z.enum(BASES);
export type Basis = z.infer<typeof basisSchema>;

/** The home post that units share, by its place; some ten centimetres are one post. */
export const postRef = ({ lon, lat }: { lon: number; lat: number }): string =>
  `post:${lon.toFixed(5)},${lat.toFixed(5)}`;
export const unitRef = (id: number): string => `unit:${id}`;
