import { expect, test } from 'vitest';
import { deedText, thingText } from './words.ts';
import { ACTIONS } from '../../../shared/access/action.ts';
import { createTranslate } from '../../i18n/translate.ts';

const ru = { t: createTranslate('ru') };

test('every action of the table of roles has words, so a refusal is read and not deciphered', () => {
  expect(ACTIONS.filter((action) => deedText(ru, action) === action)).toEqual([]);
});

test('a deed and its object are named; what is unknown is shown as it stands', () => {
  expect(deedText(ru, 'access.demoSignIn')).toBe('Вход в демонстрацию');
  expect(deedText(ru, 'retention.expire.incident')).toBe(deedText(ru, 'retention.expire'));
  expect(deedText(ru, 'toString.x')).toBe('toString.x');
  expect(thingText(ru, 'facility:42')).toBe('Объект 42');
  expect(thingText(ru, 'everything')).toBe('Всё');
  expect(thingText(ru, 'coverage.rollup')).toBe('coverage.rollup');
});
