import { expect, test } from 'vitest';
import { isMaskedName } from './personal-fields.ts';

test.each([
  'caller',
  'callerName',
  'caller_phone',
  'password',
  'newPassword',
  'password_hash',
  'clientSecret',
  'token',
  'access_token',
  'Cookie',
  'set-cookie',
  'Authorization',
  'totp',
  'recoveryCodes',
  'recovery_hashes',
])('%s is never written down', (name) => {
  expect(isMaskedName(name)).toBe(true);
});

test.each(['name', 'tokenId', 'address', 'phone', 'recall', 'actor', 'passwordChangedAt', 'secretary'])(
  '%s is written down',
  (name) => {
    expect(isMaskedName(name)).toBe(false);
  },
);
