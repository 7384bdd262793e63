import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 24;

/** A secret that a device or a source is known by: random and long, for an address or a header. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What is kept of a secret. It is random and long, so a plain hash of it cannot be guessed back. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const SHOWN = 4;
/** Enough to find a slip of the pen, not enough to send with. */
export const masked = (secret: string): string =>
  secret.length > 2 * SHOWN ? `${secret.slice(0, SHOWN)}…` : '…';
