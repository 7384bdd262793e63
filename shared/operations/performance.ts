import { z } from 'zod';
import { instantSchema, slugSchema } from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';

const DAY_MS = 86_400_000;
/** A leap year. */
export const LONGEST_PERIOD_MS = 366 * DAY_MS;

/** Whose times are asked for: of incidents received from `fromMs` on and before `toMs`. */
export const performanceQuestionSchema = z
  .object({
    unit: katoSchema,
    fromMs: z.coerce.number().pipe(instantSchema),
    toMs: z.coerce.number().pipe(instantSchema),
    /** Of all categories when it is left out. */
    category: slugSchema.optional(),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, { error: 'The period ends before it begins' })
  .refine(({ fromMs, toMs }) => toMs - fromMs <= LONGEST_PERIOD_MS, {
    error: 'The period may have 366 days at most',
  });
