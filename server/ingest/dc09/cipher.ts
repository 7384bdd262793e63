import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto';
import type { PanelCipher } from '../../../shared/ingest/dc09/cipher.ts';

const ZERO_IV = Buffer.alloc(16);
const nameOf = (key: Buffer): string => `aes-${key.byteLength * 8}-cbc`;

/**
 * The cipher of DC-09 for a panel's key of 16, 24 or 32 bytes. The standard asks for a zero vector; the random pad at the
 * beginning of what is encrypted stands for one.
 */
export const panelCipher = (key: Buffer): PanelCipher => ({
  encrypt: (text) => {
    const cipher = createCipheriv(nameOf(key), key, ZERO_IV).setAutoPadding(false);
    return Buffer.concat([cipher.update(text, 'latin1'), cipher.final()])
      .toString('hex')
      .toUpperCase();
  },
  decrypt: (hex) => {
    const decipher = createDecipheriv(nameOf(key), key, ZERO_IV).setAutoPadding(false);
    return Buffer.concat([decipher.update(hex, 'hex'), decipher.final()]).toString('latin1');
  },
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits for a pad. */
export const randomPad = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
