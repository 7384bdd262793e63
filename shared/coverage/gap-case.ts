import { z } from 'zod';
import { areaSchema } from '../geometry/area.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { facilityOwnerSchema, facilityTypeSchema, groupSchema, measureSchema } from '../register/schema.ts';

/**
 * What is being done about one gap. `open`: known, nothing ordered · `prescribed`: a written order stands · `in_work`: the
 * responsible person has begun · `closed`: evidence says that the measure works · `refuted`: somebody has shown that there is
 * nothing to do. That a deadline has passed is computed from it, and no state.
 */
export const CASE_STATES = ['open', 'prescribed', 'in_work', 'closed', 'refuted'] as const;
export const caseStateSchema = z.enum(CASE_STATES);
export type CaseState = (typeof CASE_STATES)[number];

/** What a person does; an order is given, carried on, prolonged, shown to be wrong, or taken up again. */
export const PERSON_MOVES = ['prescribe', 'start', 'extend', 'refute', 'reopen'] as const;
export type PersonMove = (typeof PERSON_MOVES)[number];
/** `close`: evidence says it works. `withdraw`: that evidence was taken back. `recur`: newer evidence says it does not. */
const EVIDENCE_MOVES = ['close', 'withdraw', 'recur'] as const;
export type CaseMove = PersonMove | (typeof EVIDENCE_MOVES)[number];

const day = z.iso.date({ error: 'A day is written as 2026-11-21' });
const text = (most: number) => z.string().trim().max(most);

/** A written order to remove a gap. */
export const prescriptionSchema = z.object({
  number: text(64).min(1, 'An order has a number'),
  issuedOn: day,
  /** The last day on which it is in time. */
  deadline: day,
  responsible: text(200).min(3, 'Name whoever is responsible'),
});
export type Prescription = z.infer<typeof prescriptionSchema>;

export const gapCaseSchema = z.object({
  facilityId: z.number().int().positive(),
  measure: measureSchema,
  state: caseStateSchema,
  order: prescriptionSchema.nullable(),
  /** How often the deadline was moved. */
  extensions: z.number().int().min(0),
  /** Where it stood before it was closed. */
  resume: z.enum(['open', 'prescribed', 'in_work']).nullable(),
  /** Day of the evidence that closed it. */
  closedOn: day.nullable(),
  /** Milliseconds since 1970. */
  stateSince: z.number(),
  stateBy: z.string(),
  reason: z.string(),
  /** 0 before anything was done. */
  version: z.number().int().min(0),
});
export type GapCase = z.infer<typeof gapCaseSchema>;

export const caseEntrySchema = z.object({
  seq: z.number().int().positive(),
  at: z.number(),
  actor: z.string(),
  move: z.enum([...PERSON_MOVES, ...EVIDENCE_MOVES]),
  from: caseStateSchema,
  to: caseStateSchema,
  reason: z.string(),
  order: prescriptionSchema.nullable(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

/** A gap as a person has seen it. */
const seenGapSchema = z.object({
  facilityId: z.number().int().positive(),
  measure: measureSchema,
  version: z.number().int().min(0),
});
export type SeenGap = z.infer<typeof seenGapSchema>;

/** As many as one written order names. */
export const MOST_GAPS_AT_ONCE = 200;
const gaps = z
  .array(seenGapSchema)
  .min(1, 'Choose a gap')
  .max(MOST_GAPS_AT_ONCE, `${MOST_GAPS_AT_ONCE} gaps at most at once`);
const reason = z.string().trim().min(3, 'Say why, in three letters or more').max(500);

/** What a person does with one or many gaps; all of it is done or nothing. */
export const gapCommandSchema = z.discriminatedUnion('move', [
  z.object({ move: z.literal('prescribe'), gaps, reason, order: prescriptionSchema }),
  z.object({ move: z.literal('extend'), gaps, reason, deadline: day }),
  z.object({ move: z.literal('start'), gaps, reason }),
  z.object({ move: z.literal('refute'), gaps, reason }),
  z.object({ move: z.literal('reopen'), gaps, reason }),
]);
export type GapCommand = z.infer<typeof gapCommandSchema>;

/** Which gaps are listed: `standing` is whatever is not over, `overdue` whose deadline has passed. */
export const GAP_LISTS = [
  'standing',
  'open',
  'prescribed',
  'in_work',
  'overdue',
  'refuted',
  'closed',
] as const;
export const gapListSchema = z.enum(GAP_LISTS);

/** For how long a gap has been known at least, days; a year is 365. */
export const GAP_AGES = ['all', '90', '365', '1095'] as const;
export const gapAgeSchema = z.enum(GAP_AGES);
export const GAP_SORTS = ['urgency', 'age', 'people'] as const;

export const gapFilterSchema = z.object({
  unit: katoSchema,
  measure: z.union([z.literal('all'), measureSchema]).default('all'),
  type: z.union([z.literal('all'), facilityTypeSchema]).default('all'),
  group: z.union([z.literal('all'), groupSchema]).default('all'),
  owner: z.union([z.literal('all'), facilityOwnerSchema]).default('all'),
  age: gapAgeSchema.default('all'),
  state: gapListSchema.default('standing'),
  sort: z.enum(GAP_SORTS).default('urgency'),
  /** Only of facilities inside a drawn area. */
  area: areaSchema.optional(),
});
export type GapFilter = z.infer<typeof gapFilterSchema>;
