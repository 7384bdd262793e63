import { parseContent, timestampOf, type Content } from './content.ts';

/**
 * AES in CBC with a zero initialisation vector and no padding of its own, over whole blocks: what the caller's platform has
 * of cryptography. Text is latin-1, what is encrypted hexadecimal.
 */
export type PanelCipher = { encrypt(text: string): string; decrypt(hex: string): string };

const BLOCK = 16;

/** The content of an encrypted frame; null when the key is another one or the frame is broken. */
export function openContent(hex: string, cipher: Pick<PanelCipher, 'decrypt'>): Content | null {
  if (hex.length === 0 || hex.length % (2 * BLOCK) !== 0 || !/^[0-9A-F]+$/i.test(hex)) return null;
  return parseContent(cipher.decrypt(hex), { padded: true });
}

/**
 * What follows the first `[` of an encrypted frame. The pad makes it whole blocks; it is random, so that the same alarm never
 * looks the same, and holds none of `|[]`.
 * @param content what stands between `[` and `]`, as `#1234|Nri1/PA15`. @param random gives so many letters or digits.
 */
export function sealContent(
  content: string,
  atMs: number,
  { cipher, random }: { cipher: Pick<PanelCipher, 'encrypt'>; random: (length: number) => string },
): string {
  const text = `|${content}]_${timestampOf(atMs)}`;
  const pad = (BLOCK - (text.length % BLOCK)) % BLOCK;
  return cipher.encrypt(random(pad) + text);
}
