import { z } from 'zod';
import { REASONS } from '../reason.ts';

/** What was taken although something about it was not right. */
export const WARNINGS = ['clock', 'place', 'category', 'facility', 'unit'] as const;
export type Warning = (typeof WARNINGS)[number];

/** What became of one message. */
export const resultSchema = z.object({
  /** Its place in what was sent, from 0. */
  index: z.number().int().nonnegative(),
  /** Null when it could not be read. */
  id: z.string().nullable(),
  outcome: z.enum(['accepted', 'duplicate', 'quarantined', 'refused']),
  /** Number of the incident that it opened or stands on the log of; never said of a plate. */
  incident: z.string().optional(),
  warnings: z.array(z.enum(WARNINGS)).optional(),
  reason: z.enum(REASONS).optional(),
  /** The reason as a sentence. */
  message: z.string().optional(),
  /** Nothing was done: send this one again later. */
  again: z.literal(true).optional(),
});
export type Result = z.infer<typeof resultSchema>;

/** The answer to a request whose messages could be told apart. */
export const answerSchema = z.object({ results: z.array(resultSchema) });
export type Answer = z.infer<typeof answerSchema>;

/** The answer to a request of which nothing was taken. */
export const problemSchema = z.object({ error: z.string(), message: z.string() });
export type Problem = z.infer<typeof problemSchema>;
