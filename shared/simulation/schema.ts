import { z } from 'zod';
import { SPEED } from './moment.ts';

/** What day is played: see `bad-day.ts`. */
export const DAYS = ['ordinary', 'bad'] as const;

/** How fast the working day is played, whether it is held, and what day it is. */
export const paceSchema = z.strictObject({
  speed: z
    .number()
    .int()
    .min(SPEED.least)
    .max(SPEED.most, { error: `A day is played ${SPEED.most} times as fast at most` }),
  held: z.boolean(),
  day: z.enum(DAYS),
});
export type Pace = z.infer<typeof paceSchema>;
