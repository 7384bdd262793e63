import { z } from 'zod';
import { roleSchema } from './role.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** Where a sign-in through the identity provider begins; `?return=` is the address of the screen to come back to. */
export const OIDC_START = '/auth/oidc/start';
export const OIDC_CALLBACK = '/auth/oidc/callback';

/**
 * Why a sign-in through the identity provider came to nothing. The screen reads it behind `#sign-in=` in its address.
 *
 * - `unavailable`: the provider did not answer.
 * - `cancelled`: the provider says that the person did not sign in there.
 * - `expired`: it took too long, was begun in another browser, or the answer was given once before.
 * - `invalid`: what the provider sent is not signed, not for us or not to what was asked.
 * - `no-role`: the person is in no group that has a role here, and has none of their own.
 * - `disabled`: their account here is closed.
 */
export const OIDC_PROBLEMS = [
  'unavailable',
  'cancelled',
  'expired',
  'invalid',
  'no-role',
  'disabled',
] as const;
export type OidcProblem = (typeof OIDC_PROBLEMS)[number];

const MARK = '#sign-in=';

/** The end of an address that tells the screen of a problem. */
export const problemMark = (problem: OidcProblem): string => `${MARK}${problem}`;

/** The problem that the end of an address tells of; undefined without one. */
export const problemOfMark = (hash: string): OidcProblem | undefined =>
  OIDC_PROBLEMS.find((problem) => hash === problemMark(problem));

/** Which groups of the provider have which roles where: `{"sholu-duty-turkistan": [{"role": "duty_officer", "unit": "610000000"}]}`. */
export const oidcGroupsSchema = z.record(
  z.string().min(1).max(200),
  z.array(z.strictObject({ role: roleSchema, unit: katoSchema })).min(1),
);
export type OidcGroups = z.infer<typeof oidcGroupsSchema>;
