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
/** What of it is to be another way; the rest stays as it is by then. */
export const paceChangeSchema = paceSchema.partial();

/** How it is played once that is so. */
export const changedPace = (
  now: Pace,
  { speed = now.speed, held = now.held, day = now.day }: z.infer<typeof paceChangeSchema>,
): Pace => ({ speed, held, day });
