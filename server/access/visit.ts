import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessOf, accessOfToken, type Access } from './access.ts';
import { sessionCookie, tokenOf } from './cookie.ts';
import type { AccessParts, Door } from './door.ts';
import { rotateSession, sessionOf } from './sessions.ts';
import { bearerOf, tokenOfBearer } from './tokens/bearer.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';

/** What a screen asks by itself, over and over, carries this header: it keeps nobody signed in. */
const BY_ITSELF = 'x-sholu-by-itself';

/** The part of a connection that says where a request came from, and whether others could read it. */
type Line = { address: string | null; secure: boolean };

/** Who asks, and the door they stand at. `access` is null for whoever is not, or not yet, in. */
export type Visit = { door: Door; access: Access | null };

const text = (header: string | string[] | undefined): string | null =>
  header === undefined ? null : String(header).slice(0, 300);

/**
 * Finds out who asks. The session is read from the database every time, with its grants: what was revoked is over with the
 * next request. A program shows its token as a bearer, never together with a cookie. `response` gets the cookie when the session changes its id.
 */
export async function visitOf(
  parts: AccessParts,
  { address, secure }: Line,
  request: IncomingMessage,
  response: ServerResponse,
  tree: UnitTree<AdminUnit>,
): Promise<Visit> {
  const setCookie = (token: string | null, expiresAtMs: number): void => {
    response.setHeader('set-cookie', sessionCookie(token, secure, (expiresAtMs - parts.clock()) / 1000));
  };
  const token = tokenOf(request, secure);
  const bearer = bearerOf(request);
  if (bearer !== undefined) {
    const door: Door = { ...parts, session: null, address, userAgent: null, setCookie };
    // A cookie beside it is a browser's: then nobody can say whose request it is.
    const held = token === undefined ? await tokenOfBearer(parts, bearer) : undefined;
    return { door, access: held ? accessOfToken(held, tree, parts.clock()) : null };
  }
  const session = await sessionOf(parts, token, request.headers[BY_ITSELF] === undefined);
  if (session?.rotate && !session.isFormerId) {
    const fresh = await rotateSession(parts.db, session.id, { nowMs: parts.clock(), onlyIfDue: true });
    if (fresh !== null) setCookie(fresh, session.expiresMs);
  }
  const door: Door = {
    ...parts,
    session,
    address,
    userAgent: text(request.headers['user-agent']),
    setCookie,
  };
  if (session?.stage !== 'in') return { door, access: null };
  const { id: sessionId, personId, login, displayName } = session;
  const who = { personId, login, displayName, sessionId };
  return { door, access: accessOf(who, session.grants, tree, parts.clock()) };
}
