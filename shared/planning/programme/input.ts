import { z } from 'zod';
import { katoSchema } from '../../hierarchy/schema.ts';
import { groupSchema, measureSchema, type Group } from '../../register/schema.ts';

/** A programme covers so many years at most. */
export const MAX_YEARS = 5;
/** A hundred times what the whole Republic spends on education in a year: a slip of the hand, not a budget. */
const MAX_TENGE = 1e15;
/** Contracts and exclusions of one programme. */
const MAX_NAMED = 5_000;

/** What a programme buys the most of: closed gaps, or learners behind closed gaps. */
export const AIMS = ['gaps', 'pupils'] as const;
export type Aim = (typeof AIMS)[number];

const idSchema = z.number().int().positive();

/** What somebody asks the equipment programme. Money is whole tenge, shares are whole percent. */
export const programmeInputSchema = z.object({
  unit: katoSchema,
  measures: z
    .array(measureSchema)
    .min(1, 'Choose at least one measure')
    .refine((all) => new Set(all).size === all.length, 'A measure is named twice'),
  /** A budget a year, the first year first. What is left of a year's budget does not go over into the next. */
  budgets: z
    .array(
      z
        .number()
        .int('A budget is whole tenge')
        .min(0, 'A budget cannot be negative')
        .max(MAX_TENGE, 'A budget of this size is a slip of the hand'),
    )
    .min(1, 'A programme has a year at least')
    .max(MAX_YEARS, `A programme has ${MAX_YEARS} years at most`),
  firstYear: z.number().int().min(2020).max(2100),
  aim: z.enum(AIMS),
  /** Everything that a facility lacks at once, or measure by measure. */
  whole: z.boolean(),
  /** Takes measures of which nobody knows whether they are there as missing; they are labelled. */
  unknown: z.boolean(),
  /** How much a closed gap of each group counts. */
  priorities: z.record(
    groupSchema,
    z.number().int().min(1, 'Weights are 1 to 10').max(10, 'Weights are 1 to 10'),
  ),
  /** What every district must reach, in percent of what is required there and known; 0 is no such rule. */
  minSharePercent: z
    .number()
    .int()
    .min(0, 'A share is 0 to 100 percent')
    .max(100, 'A share is 0 to 100 percent'),
  /** What is contracted already and is paid in the first year. */
  contracted: z.array(z.object({ facility: idSchema, measure: measureSchema })).max(MAX_NAMED),
  /** What must not be bought: a measure at a facility, or all of them (null). */
  forbidden: z.array(z.object({ facility: idSchema, measure: measureSchema.nullable() })).max(MAX_NAMED),
});
export type ProgrammeInput = z.infer<typeof programmeInputSchema>;

/** Weights until somebody sets others. Ours, not a norm: the more people the law sees in a group, the more it counts. */
export const DEFAULT_PRIORITIES: Readonly<Record<Group, number>> = {
  non_tto: 1,
  group_1: 1,
  group_2: 2,
  group_3: 3,
  unknown: 1,
};
