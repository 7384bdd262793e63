import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every authenticator takes: SHA-1, six digits, 30 seconds. */
const PERIOD_S = 30;
const DIGITS = 6;
/** A clock may be a step off either way. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20;

const totpOf = (secret: Buffer, label = ''): TOTP =>
  new TOTP({
    issuer: 'Sholu',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** What an authenticator reads from a QR code, and the secret alone in Base32. */
export const totpEnrolment = (secret: Buffer, login: string): { uri: string; secret: string } => {
  const totp = totpOf(secret, login);
  return { uri: totp.toString(), secret: totp.secret.base32 };
};

/** The code of a moment (epoch, ms). */
export const totpCode = (secret: Buffer, nowMs: number): string =>
  totpOf(secret).generate({ timestamp: nowMs });

/**
 * The time step that a code belongs to, when it is right, of now or a step beside, and later than `lastStep`: a code that
 * was seen over a shoulder is not good a second time. Null otherwise.
 */
export function totpStep(
  secret: Buffer,
  code: string,
  lastStep: number | null,
  nowMs: number,
): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: nowMs, window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(nowMs / 1000 / PERIOD_S) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, tag, text. `owner` is bound in, so that a row cannot be given to another person. */
export function encrypted(key: Buffer, secret: Buffer, owner: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @throws Error when the key is another one or the bytes were changed. */
export function decrypted(key: Buffer, sealed: Buffer, owner: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** Ten codes of 80 bits for a lost telephone, each good once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const base32 = new Secret({
      buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer,
    }).base32.toLowerCase();
    return (base32.match(/.{4}/g) ?? []).join('-');
  });

/** What is kept of a recovery code; a random 80 bits need no slow hash. */
export const recoveryHash = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''))
    .digest('hex');
