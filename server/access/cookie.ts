import type { IncomingMessage } from 'node:http';

/**
 * The prefix has browsers refuse the cookie unless it is Secure, of this host alone and of the whole path. Over plain HTTP,
 * which is for this machine alone, there is no such cookie.
 */
const nameOf = (secure: boolean): string => (secure ? '__Host-sholu' : 'sholu');

/** What a request carries under a name; undefined without it. Of doubled cookies none is believed. */
export function cookieValue(request: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  const prefix = `${name}=`;
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(prefix));
  return values.length === 1 ? values[0]?.slice(prefix.length) : undefined;
}

/** The token of the session that a request carries. */
export const tokenOf = (request: Pick<IncomingMessage, 'headers'>, secure: boolean): string | undefined =>
  cookieValue(request, nameOf(secure));

/** The `Set-Cookie` of a token; null takes the cookie away. */
export function sessionCookie(token: string | null, secure: boolean, maxAgeS: number): string {
  const lasts = token === null ? 0 : Math.max(0, Math.floor(maxAgeS));
  return [
    `${nameOf(secure)}=${token ?? ''}`,
    'Path=/',
    `Max-Age=${lasts}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
