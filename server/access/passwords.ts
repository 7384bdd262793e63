import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { normalisedPassword } from '../../shared/access/password.ts';

/** argon2id with the least memory and time that are advised. @source OWASP Password Storage Cheat Sheet, 2025. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** For who does not exist: the same work, so that the time says nothing. Nobody knows its password. */
let nobody: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> =>
  hash(normalisedPassword(password), OPTIONS);

/** Whether the password is that of the hash; null, for nobody's, takes as long and is false. */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64'));
  const right = await verify(hashed ?? (await nobody), normalisedPassword(password));
  return hashed !== null && right;
}

/** No letters and digits that are mistaken for each other: it is read out over a telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of five: 99 bits. */
export function oneTimePassword(): string {
  const letters: string[] = [];
  while (letters.length < 20)
    for (const byte of randomBytes(32))
      // Only whole runs of the alphabet, so that every letter is as likely.
      if (byte < 256 - (256 % ALPHABET.length)) letters.push(ALPHABET[byte % ALPHABET.length] ?? '');
  return [0, 5, 10, 15].map((from) => letters.slice(from, from + 5).join('')).join('-');
}
