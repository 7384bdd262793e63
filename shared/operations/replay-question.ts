import { z } from 'zod';
import { idSchema, instantSchema } from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** A replay shows so much at a time. */
export const LONGEST_REPLAY_MS = 12 * 3_600_000;

/** A page of the history of a territory between two moments; `cursor` is the last id of the page before. */
export const replayQuestionSchema = z
  .object({
    unit: katoSchema,
    fromMs: instantSchema,
    toMs: instantSchema,
    cursor: idSchema.nullish(),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, { error: 'The period ends before it begins' })
  .refine(({ fromMs, toMs }) => toMs - fromMs <= LONGEST_REPLAY_MS, {
    error: 'A replay shows twelve hours at most',
  });
