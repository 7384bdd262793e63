import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { refusalText } from './refusal-text.ts';
import { createTranslate } from '../i18n/translate.ts';

const i18n = { t: createTranslate('en') };
const refused = (code: string) =>
  new TRPCClientError('Not in any language of the reader', {
    result: { error: { code: -32_000, message: 'x', data: { code } } },
  });

it('says why in the words of the screen, never in those of the server', () => {
  const meaning = { BAD_REQUEST: 'The code is wrong' };
  expect(refusalText(i18n, refused('BAD_REQUEST'), meaning)).toBe('The code is wrong');
  expect(refusalText(i18n, refused('TOO_MANY_REQUESTS'), meaning)).toMatch(/^Too many attempts/);
  expect(refusalText(i18n, refused('FORBIDDEN'), meaning)).toMatch(/^You cannot give/);
  for (const error of [refused('CONFLICT'), refused('INTERNAL_SERVER_ERROR'), new Error('x')])
    expect(refusalText(i18n, error, meaning)).toBe('It did not work. Try again');
  expect(refusalText(i18n, new TypeError('fetch failed'), meaning)).toBe('The server does not answer');
});
