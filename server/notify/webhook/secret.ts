import { createHmac, randomBytes } from 'node:crypto';
import { decrypted, encrypted } from '../../access/totp.ts';

const SECRET_BYTES = 32;

/** A secret that a receiver knows its messages by. */
export const newWebhookSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Bound to the webhook, so that a row's secret signs for no other. */
const ownerOf = (id: number): string => `webhook:${id}`;

/** A secret, encrypted with the server's key. */
export const sealedSecret = (id: number, secret: string, serverKey: Buffer): Buffer =>
  encrypted(serverKey, Buffer.from(secret, 'utf8'), ownerOf(id));

/** @throws Error when the server's key is another one than it was sealed with. */
export const unsealedSecret = (id: number, sealed: Buffer, serverKey: Buffer): string =>
  decrypted(serverKey, sealed, ownerOf(id)).toString('utf8');

/**
 * The signature of a message: HMAC-SHA-256 over the timestamp (seconds), a full stop and the body as it is sent. The
 * timestamp is signed so that a message that was recorded can be refused when it comes again later.
 */
export const signatureOf = (secret: string, timestampS: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestampS}.${body}`).digest('hex')}`;
