import { z } from 'zod';
import { oidcGroupsSchema } from '../shared/access/oidc.ts';

const ISSUER =
  'SHOLU_OIDC_ISSUER must be the https address of the identity provider (http on this machine only)';
const PUBLIC = 'SHOLU_PUBLIC_URL must be where people reach this server, such as https://sholu.example.kz';
const GROUPS =
  'SHOLU_OIDC_GROUPS must be JSON such as {"duty-turkistan": [{"role": "duty_officer", "unit": "610000000"}]}';

/** Over https, or on this machine alone. */
function isProtected(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Variables of sign-in through an identity provider. */
export const oidcVariables = {
  SHOLU_OIDC_ISSUER: z.string().refine(isProtected, ISSUER).optional(),
  SHOLU_OIDC_CLIENT_ID: z.string().optional(),
  SHOLU_OIDC_CLIENT_SECRET: z
    .string()
    .min(16, 'SHOLU_OIDC_CLIENT_SECRET must have 16 characters or more')
    .optional(),
  SHOLU_OIDC_GROUPS: z
    .string()
    .transform((text, problem) => {
      const groups = oidcGroupsSchema.safeParse(jsonOf(text));
      if (groups.success) return groups.data;
      problem.addIssue(GROUPS);
      return z.NEVER;
    })
    .optional(),
  SHOLU_PUBLIC_URL: z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).pathname === '/' && isProtected(text), PUBLIC)
    .transform((text) => new URL(text).origin)
    .optional(),
};

export const OIDC_NAMES = [
  'SHOLU_OIDC_ISSUER',
  'SHOLU_OIDC_CLIENT_ID',
  'SHOLU_OIDC_CLIENT_SECRET',
  'SHOLU_OIDC_GROUPS',
  'SHOLU_PUBLIC_URL',
] as const;
