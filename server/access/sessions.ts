import { createHash, randomBytes } from 'node:crypto';
import type { AccessParts, SessionLimits } from './door.ts';
import {
  changeSessionId,
  findSession,
  insertSession,
  touchSession,
  type Stage,
  type StoredSession,
} from './sessions/store.ts';
import type { Db } from '../db/schema.ts';

/** A session that is good now; `idleMs` is when it ends if nothing is done (epoch, ms), null for a wall. */
export type Session = StoredSession & { idleAtMs: number | null };

/** 256 bits. */
const TOKEN_BYTES = 32;
/** An id that was just changed is good for requests that were under way. */
const FORMER_ID_MS = 30_000;
/** Being seen is written down this often at most. */
const TOUCH_MS = 30_000;
/** Nobody's hands are on a wall: it neither idles nor is signed in every morning. It has no personal data and writes nothing. */
const WALL_ABSOLUTE_MS = 30 * 24 * 3_600_000;
/** A half-finished sign-in. */
const UNFINISHED_MS = 10 * 60_000;

const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
/** What is kept of the id in the cookie. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A session whose person is a wall and nothing else. */
const isWall = (grants: readonly { role: string }[]): boolean =>
  grants.length > 0 && grants.every((g) => g.role === 'wall');

/**
 * The session of a cookie, or null. `counts` says whether the request is somebody's doing: what a screen asks by itself
 * keeps nobody signed in.
 */
export async function sessionOf(
  { db, clock, demo, limits }: Pick<AccessParts, 'db' | 'clock' | 'demo' | 'limits'>,
  token: string | undefined,
  counts: boolean,
): Promise<Session | null> {
  if (token === undefined || !/^[\w-]{43}$/.test(token)) return null;
  const nowMs = clock();
  const found = await findSession(db, hashOf(token), { nowMs, formerIdMs: FORMER_ID_MS, demo });
  if (!found) return null;
  const idleAtMs = isWall(found.grants) ? null : found.lastSeenMs + limits.idleMs;
  if (idleAtMs !== null && nowMs >= idleAtMs) return null;
  if (!counts || nowMs - found.lastSeenMs < TOUCH_MS) return { ...found, idleAtMs };
  await touchSession(db, found.id, nowMs);
  return { ...found, lastSeenMs: nowMs, idleAtMs: idleAtMs === null ? null : nowMs + limits.idleMs };
}

type Opening = {
  personId: number;
  stage: Stage;
  grants: readonly { role: string }[];
  address: string | null;
  userAgent: string | null;
};

/** Starts a session. The token goes into the cookie and is nowhere kept. */
export async function openSession(
  trx: Db,
  opening: Opening,
  { nowMs, limits }: { nowMs: number; limits: SessionLimits },
): Promise<{ id: number; token: string; expiresMs: number }> {
  const lasts =
    opening.stage !== 'in' ? UNFINISHED_MS : isWall(opening.grants) ? WALL_ABSOLUTE_MS : limits.absoluteMs;
  const token = newToken();
  const { grants: _, ...session } = opening;
  const expiresMs = nowMs + lasts;
  const id = await insertSession(trx, { ...session, idHash: hashOf(token), nowMs, expiresMs });
  return { id, token, expiresMs };
}

/** Gives a session another id and returns the token; null when another request was quicker, or none is due. */
export async function rotateSession(
  db: Db,
  id: number,
  { nowMs, onlyIfDue }: { nowMs: number; onlyIfDue: boolean },
): Promise<string | null> {
  const token = newToken();
  return (await changeSessionId(db, id, { idHash: hashOf(token), nowMs, onlyIfDue })) ? token : null;
}
