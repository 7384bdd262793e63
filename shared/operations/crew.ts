import { z } from 'zod';
import { commandKeySchema } from './command.ts';
import { idSchema, instantSchema, latSchema, lonSchema } from './schema.ts';

/** Opens one unit's page without an account; whoever has it speaks for that crew. */
const secretSchema = z.string().regex(/^[\w-]{32}$/, { error: 'Not a link of a crew' });
const linked = z.object({ secret: secretSchema });

/**
 * What a crew says, in the order in which it was said. It names no version: the page may be an hour without a line, and
 * the state of the task says whether the step still fits.
 */
const sayingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['task.accept', 'task.en_route', 'task.on_scene']), taskId: idSchema }),
  z.object({ type: z.literal('task.refuse'), taskId: idSchema, reason: z.string().trim().min(1).max(500) }),
  z.object({
    type: z.literal('task.done'),
    taskId: idSchema,
    reason: z.string().trim().max(500).default(''),
  }),
  z.object({
    type: z.literal('unit.status'),
    status: z.enum(['off_duty', 'free', 'busy', 'break']),
    reason: z.string().trim().max(500).default(''),
  }),
  z.object({ type: z.literal('unit.sos') }),
]);
export type CrewSaying = z.infer<typeof sayingSchema>;

export const crewMeSchema = linked;
export const crewCommandSchema = linked.extend({
  command: sayingSchema,
  key: commandKeySchema,
  /** When it was pressed, by the device's clock. */
  happenedAt: instantSchema,
});
export const crewPositionSchema = linked.extend({
  lon: lonSchema,
  lat: latSchema,
  accuracyM: z.number().nonnegative().max(1_000_000).nullable(),
  at: instantSchema,
});
