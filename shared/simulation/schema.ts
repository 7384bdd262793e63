import { z } from 'zod';
import { SPEED } from './moment.ts';

/** How fast the working day is played, and whether it is held. */
export const paceSchema = z.strictObject({
  speed: z
    .number()
    .int()
    .min(SPEED.least)
    .max(SPEED.most, { error: `A day is played ${SPEED.most} times as fast at most` }),
  held: z.boolean(),
});
export type Pace = z.infer<typeof paceSchema>;
