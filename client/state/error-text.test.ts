import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { errorText } from './error-text.ts';

const t = createTranslate('ru');
const answered = (data: object, message = 'Said in English'): Error =>
  Object.assign(new TRPCClientError(message), { data });

it('says why the server refused, with its values, and never in the server’s own words', () => {
  const refused = { code: 'too_few_drives', values: { n: 12, needed: 30 } };
  expect(errorText(t, answered({ code: 'PRECONDITION_FAILED', refused }))).toBe(
    'поездок такого вида мало: 12 при необходимых 30',
  );
  // A code, or a value, that this edition does not know.
  expect(errorText(t, answered({ code: 'CONFLICT', refused: { code: 'of_tomorrow', values: {} } }))).toMatch(
    /^это не согласуется/,
  );
  expect(errorText(t, answered({ code: 'NOT_FOUND', refused: { code: 'no_such_unit' } }))).toMatch(
    /^такого нет/,
  );
});

it('tells a refusal on the way to the server from a line that is cut', () => {
  const tooLarge = Object.assign(new TRPCClientError('Unexpected token'), {
    meta: { response: new Response('The call is longer than 262144 bytes', { status: 413 }) },
  });
  expect(errorText(t, tooLarge)).toMatch(/^для одной отправки это слишком много/);
  expect(errorText(t, new TypeError('fetch failed'))).toBe('сервер не отвечает');
  expect(errorText(t, answered({ code: 'OF_TOMORROW' }))).toMatch(/^сбой на сервере/);
});
