import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { cookieValue } from '../cookie.ts';
import { decrypted, encrypted } from '../totp.ts';

/** How long somebody may take at the provider, ms. */
const LASTS_MS = 10 * 60_000;
const OWNER = 'oidc flow';

/**
 * What is remembered between the start of a sign-in and its answer. It lies sealed in a cookie of the browser that began it,
 * so an answer is good in that browser alone, and strangers who only begin leave nothing here.
 */
const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** The session that this one takes the place of: the browser does not send its cookie on the way back. */
  former: z.object({ id: z.number(), personId: z.number() }).nullable(),
  untilMs: z.number(),
});
export type Flow = z.infer<typeof flowSchema>;

const nameOf = (secure: boolean): string => (secure ? '__Host-sholu-oidc' : 'sholu-oidc');

/** Lax, not Strict: the provider sends the browser back from another site. */
const cookie = (value: string, secure: boolean, maxAgeS: number): string =>
  [
    `${nameOf(secure)}=${value}`,
    'Path=/',
    `Max-Age=${maxAgeS}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ');

/** The `Set-Cookie` that takes a flow to its answer. */
export function flowCookie(
  key: Buffer,
  flow: Omit<Flow, 'untilMs'>,
  line: { nowMs: number; secure: boolean },
): string {
  const text = JSON.stringify({ ...flow, untilMs: line.nowMs + LASTS_MS } satisfies Flow);
  const sealed = encrypted(key, Buffer.from(text), OWNER).toString('base64url');
  return cookie(sealed, line.secure, LASTS_MS / 1000);
}

export const endOfFlow = (secure: boolean): string => cookie('', secure, 0);

/** The flow that this browser began; undefined for none, for one that is over, and for what we did not seal. */
export function flowOf(
  key: Buffer,
  request: Pick<IncomingMessage, 'headers'>,
  line: { nowMs: number; secure: boolean },
): Flow | undefined {
  const sealed = cookieValue(request, nameOf(line.secure));
  if (sealed === undefined) return undefined;
  try {
    const text = decrypted(key, Buffer.from(sealed, 'base64url'), OWNER).toString('utf8');
    const flow = flowSchema.parse(JSON.parse(text));
    return line.nowMs < flow.untilMs ? flow : undefined;
  } catch {
    return undefined;
  }
}

/** The origin is never used: it only lets a path be read as a browser reads it. */
const HERE = 'http://sholu.invalid';

/**
 * An address of the screen to come back to, or `/` for anything that is not one: another host however it is written, or a
 * route of the server.
 */
export function returnPath(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(asked) || asked.length > 2_000) return '/';
  if (!URL.canParse(asked, HERE)) return '/';
  const { origin, pathname, search } = new URL(asked, HERE);
  const isScreen = origin === HERE && !pathname.startsWith('//') && !/^\/(auth|api)(\/|$)/.test(pathname);
  return isScreen ? `${pathname}${search}` : '/';
}
