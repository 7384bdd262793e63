import { expect, test } from 'vitest';
import {
  decrypted,
  encrypted,
  newRecoveryCodes,
  recoveryHash,
  totpCode,
  totpEnrolment,
  totpStep,
} from './totp.ts';

/** RFC 6238, appendix B, SHA-1: eight digits there, of which an authenticator shows the last six. */
const SECRET = Buffer.from('12345678901234567890');
const VECTORS: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

test.each(VECTORS)('at %i s the code is the last six digits of %s', (seconds, code) => {
  expect(totpCode(SECRET, seconds * 1000)).toBe(code.slice(2));
});

test('a code is good for its step and one on either side, and names its step', () => {
  const now = 1_234_567_890_000;
  const step = Math.floor(now / 30_000);
  for (const [off, found] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const)
    expect(totpStep(SECRET, totpCode(SECRET, now + off * 30_000), null, now)).toBe(found);
});

test('a code that was used is not good again, nor is an older one', () => {
  const now = 1_234_567_890_000;
  const step = Math.floor(now / 30_000);
  expect(totpStep(SECRET, totpCode(SECRET, now), step, now)).toBeNull();
  expect(totpStep(SECRET, totpCode(SECRET, now - 30_000), step, now)).toBeNull();
  expect(totpStep(SECRET, totpCode(SECRET, now + 30_000), step, now)).toBe(step + 1);
});

test('what is no code is not one', () => {
  for (const code of ['', '12345', '1234567', 'abcdef', '      '])
    expect(totpStep(SECRET, code, null, 0)).toBeNull();
});

test('an authenticator gets the secret, the account and the name of the product', () => {
  const { uri, secret } = totpEnrolment(SECRET, 'aigerim');
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  const address = new URL(uri);
  expect([address.protocol, address.host, decodeURIComponent(address.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Sholu:aigerim',
  ]);
  expect(address.searchParams.get('secret')).toBe(secret);
});

test('a stored secret opens for its owner with its key, and not when a bit was changed', () => {
  const key = Buffer.alloc(32, 1);
  const sealed = encrypted(key, SECRET, 'person:1');
  expect(sealed.includes(SECRET)).toBe(false);
  expect(decrypted(key, sealed, 'person:1')).toEqual(SECRET);
  expect(() => decrypted(key, sealed, 'person:2')).toThrow(Error);
  expect(() => decrypted(Buffer.alloc(32, 2), sealed, 'person:1')).toThrow(Error);
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => decrypted(key, changed, 'person:1')).toThrow(Error);
  }
});

test('recovery codes are ten, all different, and read the same however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect(recoveryHash(code.toUpperCase().replaceAll('-', ' '))).toBe(recoveryHash(code));
  }
});
