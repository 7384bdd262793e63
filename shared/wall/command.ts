import { z } from 'zod';
import { layoutFactsSchema } from './layout.ts';
import { wallFactsSchema } from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { commandKeySchema } from '../operations/command.ts';
import { idSchema } from '../operations/schema.ts';

const version = z.number().int().positive();
const keyed = { key: commandKeySchema };
/** What is changed, and the version that the person saw; null makes another one. */
const saved = { ...keyed, seen: z.object({ id: idSchema, version }).nullable() };
const removed = z.object({ ...keyed, id: idSchema, version });

/** A layout of a unit's own; walls of that unit and below may show it. */
export const saveLayoutSchema = z.object({ ...saved, unit: katoSchema, facts: layoutFactsSchema });
export type SaveLayout = z.infer<typeof saveLayoutSchema>;
export const deleteLayoutSchema = removed;

export const saveWallSchema = z.object({ ...saved, facts: wallFactsSchema });
export type SaveWall = z.infer<typeof saveWallSchema>;
export const deleteWallSchema = removed;
export type Removed = z.infer<typeof removed>;

/** The letters of a pairing code: none is taken for another when it is read from six metres. */
export const CODE_LETTERS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const CODE_LENGTH = 8;

/** A code as somebody types it, with or without its hyphen, in any case. */
export const pairCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .refine((text) => new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`).test(text), {
    error: 'A code has eight letters and digits, as the screen shows it',
  });

/** A code as a screen shows it: `ACDE-FGHJ`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code from a source of random bytes; of 256 values each letter takes as many, the rest are passed over. */
export function codeFrom(bytes: Iterable<number>): string | null {
  const fair = 256 - (256 % CODE_LETTERS.length);
  let code = '';
  for (const byte of bytes) {
    if (byte < fair) code += CODE_LETTERS[byte % CODE_LETTERS.length] ?? '';
    if (code.length === CODE_LENGTH) return code;
  }
  return null;
}

/** Where somebody claims a screen whose code they hold a telephone to. */
export const pairPath = (code: string): string => `/remote?pair=${shownCode(code)}`;

export const claimSchema = z.object({
  code: pairCodeSchema,
  id: idSchema,
  screen: z.number().int().min(1).max(12),
});
export const pollSchema = z.object({ secret: z.string().regex(/^[\w-]{43}$/) });
