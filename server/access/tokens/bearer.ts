import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { findToken, touchToken } from './store.ts';
import type { HeldToken } from '../access.ts';
import type { AccessParts } from '../door.ts';

/** 256 bits. */
const SECRET_BYTES = 32;
/** Being used is written down this often at most. */
const TOUCH_MS = 60_000;
/** The beginning lets scanners of source code find one that was left there. */
const BEARER = /^sholu_(\d{1,15})_([\w-]{43})$/;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A new secret, and what is kept of it. */
export function newSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, hash: hashOf(secret) };
}

/** What a program shows; it is told once. */
export const bearerText = (id: number, secret: string): string => `sholu_${id}_${secret}`;

/**
 * What a request shows as `Authorization: Bearer`, good or not; undefined when it shows nothing of the kind. Programs that
 * can only ask for a name and a password, as QGIS does, send the token as the password; the name may be any.
 */
export function bearerOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  const [, scheme = '', shown = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return shown;
  return /^[^:]*:(.*)$/s.exec(Buffer.from(shown, 'base64').toString('utf8'))?.[1] ?? '';
}

/** The token of a bearer, when it is ours, neither over nor revoked, and its maker's account is open. */
export async function tokenOfBearer(
  { db, clock, demo }: Pick<AccessParts, 'db' | 'clock' | 'demo'>,
  bearer: string,
): Promise<HeldToken | undefined> {
  const [, id, secret] = BEARER.exec(bearer) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const nowMs = clock();
  const found = await findToken(db, Number(id), { nowMs, demo });
  if (!found || !timingSafeEqual(found.secretHash, hashOf(secret))) return undefined;
  if (found.lastUsedMs === null || nowMs - found.lastUsedMs >= TOUCH_MS)
    await touchToken(db, found.id, nowMs);
  return found;
}
