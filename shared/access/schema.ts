import { z } from 'zod';
import { actionSchema } from './action.ts';
import { PASSWORD_PROBLEMS, passwordSchema } from './password.ts';
import { roleSchema } from './role.ts';
import { katoSchema } from '../hierarchy/schema.ts';

const id = z.number().int().positive();
const instant = z.iso.datetime();

/** Written as typed; compared in lower case. Digits, Latin and Cyrillic letters, dots, hyphens. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\d][\p{L}\d._@-]{2,63}$/u, {
    error: 'A login has 3 to 64 letters, digits, dots, hyphens, and begins with a letter or a digit',
  });
const displayNameSchema = z
  .string()
  .trim()
  .min(2, { error: 'A name is missing' })
  .max(120, { error: 'A name is too long' });
const reasonSchema = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });

/** A role in a unit of territory; `until` null is without an end. */
export const grantedSchema = z.object({
  id,
  role: roleSchema,
  unit: katoSchema,
  from: instant,
  until: instant.nullable(),
});
export type Granted = z.infer<typeof grantedSchema>;

/** Who looks, and what they may do where. A unit in a list stands for everything below it too. */
export const meSchema = z.discriminatedUnion('state', [
  /** Nobody is signed in. `demo`: one-click accounts are offered; `oidc`: one may come in through the identity provider. */
  z.object({ state: z.literal('out'), demo: z.boolean(), oidc: z.boolean() }),
  /** The password was right, the second factor is missing. */
  z.object({ state: z.literal('totp'), login: z.string(), demo: z.boolean() }),
  /** The password must be changed before anything else. */
  z.object({ state: z.literal('change'), login: z.string(), demo: z.boolean() }),
  z.object({
    state: z.literal('in'),
    demo: z.boolean(),
    person: z.object({
      id,
      login: z.string(),
      displayName: z.string(),
      /** A demonstration account: it has no password to change. */
      demonstration: z.boolean(),
      totp: z.boolean(),
      recoveryCodesLeft: z.number().int(),
    }),
    grants: z.array(grantedSchema),
    /** The tops of the territory, in hierarchical order; the screen opens at the first. Empty: no grant is in force. */
    homeUnits: z.array(katoSchema),
    /** Per action the units in which it is allowed; an action that is nowhere allowed is left out. */
    actions: z.partialRecord(actionSchema, z.array(katoSchema)),
    /** `idleAt`: when it ends if nothing is done; null for a wall. */
    session: z.object({ id, expiresAt: instant, idleAt: instant.nullable() }),
  }),
]);
export type Me = z.infer<typeof meSchema>;

export const signInSchema = z.object({
  login: z.string().trim().toLowerCase().max(64),
  password: passwordSchema,
});

/** What came of trying to come in. `locked`: too many attempts, try again after so many seconds. */
export const signInResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('in') }),
  z.object({ outcome: z.literal('totp') }),
  z.object({ outcome: z.literal('change') }),
  z.object({
    outcome: z.literal('refused'),
    why: z.enum(['wrong', 'locked', 'expired']),
    retryAfterS: z.number().int().nonnegative(),
  }),
]);
export type SignInResult = z.infer<typeof signInResultSchema>;

/** Six digits of the authenticator, or one of the recovery codes. */
export const codeSchema = z.object({ code: z.string().trim().min(6).max(32) });

export const changePasswordSchema = z.object({ current: passwordSchema, next: passwordSchema });
export const changePasswordResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('changed') }),
  z.object({
    outcome: z.literal('refused'),
    why: z.enum([...PASSWORD_PROBLEMS, 'same', 'wrong', 'locked']),
    retryAfterS: z.number().int().nonnegative(),
  }),
]);
export type ChangePasswordResult = z.infer<typeof changePasswordResultSchema>;

export const demoAccountSchema = z.object({
  account: z.string(),
  displayName: z.string(),
  grants: z.array(z.object({ role: roleSchema, unit: katoSchema })),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;
export const demoSignInSchema = z.object({ account: z.string().max(64) });

export const sessionSchema = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export const sessionIdSchema = z.object({ id });

/** `otpauth:` address for a QR code, and the same secret in Base32 for typing. */
export const totpEnrolmentSchema = z.object({ uri: z.string(), secret: z.string() });
/** Shown once. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
export const passwordAgainSchema = z.object({ password: passwordSchema });

export const personSchema = z.object({
  id,
  login: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  demonstration: z.boolean(),
  totp: z.boolean(),
  /** Has a one-time password that was not used yet. */
  mustChange: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  /** In force, and only those inside the territory of who asks. */
  grants: z.array(grantedSchema),
  /** False when the person has a grant that who asks could not give: then only the grants inside can be revoked. */
  manageable: z.boolean(),
});
export type PersonInfo = z.infer<typeof personSchema>;

export const peopleQuestionSchema = z.object({
  /** Only people with a grant in this unit or below it. */
  unit: katoSchema.optional(),
  /** Part of a login or a name. */
  text: z.string().trim().max(100).default(''),
  disabled: z.boolean().default(false),
  /** The last id of the page before. */
  cursor: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(200).default(50),
});
export const peoplePageSchema = z.object({ rows: z.array(personSchema), nextCursor: id.nullable() });

const newGrant = { role: roleSchema, unit: katoSchema, until: instant.nullable().default(null) };
export const createPersonSchema = z.strictObject({
  login: loginSchema,
  displayName: displayNameSchema,
  grants: z.array(z.strictObject(newGrant)).min(1, { error: 'At least one role' }).max(20),
  reason: reasonSchema,
});
export type CreatePerson = z.infer<typeof createPersonSchema>;
/** The one-time password is shown once; it must be changed at the first sign-in and ends by itself. */
export const oneTimePasswordSchema = z.object({ id, password: z.string(), until: instant });
export const updatePersonSchema = z.strictObject({
  id,
  displayName: displayNameSchema,
  reason: reasonSchema,
});
export const disablePersonSchema = z.strictObject({ id, disabled: z.boolean(), reason: reasonSchema });
/** `totp`: also takes the second factor away, for a lost telephone. */
export const resetPasswordSchema = z.strictObject({
  id,
  totp: z.boolean().default(false),
  reason: reasonSchema,
});
export const personIdSchema = z.object({ id });

export const addGrantSchema = z.strictObject({ personId: id, ...newGrant, reason: reasonSchema });
export const revokeGrantSchema = z.strictObject({ id, reason: reasonSchema });
export const grantsQuestionSchema = z.object({ personId: id });
/** A grant with its history; `revokedAt` null while it stands. */
export const grantHistorySchema = grantedSchema.extend({
  grantedBy: z.string(),
  reason: z.string(),
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
});
export type GrantHistory = z.infer<typeof grantHistorySchema>;
