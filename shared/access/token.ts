import { z } from 'zod';
import { actionSchema, type Action } from './action.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** What a token may be for. A program administers neither people, tokens, sources, walls and notification, nor what is held back from forgetting. */
const NOT_FOR_TOKENS = [
  'access.people',
  'access.tokens',
  'audit.retention',
  'ingest.sources',
  'notify.rules',
  'simulation.control',
  'wall.read',
  'wall.control',
  'wanted.read',
  'wanted.write',
] as const satisfies Action[];
export const tokenActionSchema = actionSchema.exclude(NOT_FOR_TOKENS);
export type TokenAction = z.infer<typeof tokenActionSchema>;
export const TOKEN_ACTIONS = tokenActionSchema.options;
/** The longest life of a token, days. */
export const TOKEN_DAYS = 365;

const instant = z.iso.datetime();
const id = z.number().int().positive();
const reason = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });

export const createTokenSchema = z.strictObject({
  name: z.string().trim().min(2, { error: 'A name is missing' }).max(120, { error: 'A name is too long' }),
  actions: z.array(tokenActionSchema).min(1, { error: 'At least one action' }).max(TOKEN_ACTIONS.length),
  unit: katoSchema,
  /** Days until it ends. */
  days: z
    .number()
    .int()
    .min(1)
    .max(TOKEN_DAYS, { error: `A token lasts a year at most: ${TOKEN_DAYS} days` }),
  reason,
});
export type CreateToken = z.infer<typeof createTokenSchema>;
export const createdTokenSchema = z.object({
  id,
  /** Shown once: what a program sends as `Authorization: Bearer …`. */
  token: z.string(),
  expiresAt: instant,
});

export const tokenSchema = z.object({
  id,
  name: z.string(),
  actions: z.array(tokenActionSchema),
  unit: katoSchema,
  reason: z.string(),
  /** Who made it; it may do no more than they. */
  maker: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** Its date is past. */
  isOver: z.boolean(),
});
export type TokenInfo = z.infer<typeof tokenSchema>;
export const revokeTokenSchema = z.strictObject({ id, reason });
