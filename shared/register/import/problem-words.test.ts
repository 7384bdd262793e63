import { expect, test } from 'vitest';
import { problem } from './problem.ts';
import { PROBLEM_WORDS, problemText } from './problem-words.ts';
import { languageSchema, type Name } from '../../hierarchy/schema.ts';

const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g));

test('every code says something of its own in each language, with the same values', () => {
  const codes: [string, Name][] = Object.entries(PROBLEM_WORDS);
  expect(codes.length).toBeGreaterThan(50);
  for (const [code, words] of codes) {
    for (const language of languageSchema.options) {
      expect(words[language].trim(), `${code} ${language}`).not.toBe('');
      expect(placeholders(words[language]), `${code} ${language}`).toEqual(placeholders(words.en));
      expect(words[language], `${code} ${language}`).not.toMatch(/[.\s]$/);
    }
    if (code !== 'other') expect(new Set(Object.values(words)).size, code).toBe(3);
  }
  for (const language of languageSchema.options)
    expect(new Set(codes.map(([, words]) => words[language])).size).toBe(codes.length);
});

test('a value that has a name in each language is said in the reader’s', () => {
  const found = problem('error', 'unknown-word', {
    allowed: { kk: 'иә, жоқ', ru: 'да, нет', en: 'yes, no' },
  });
  expect(problemText(found, 'kk')).toBe('Белгісіз мән. Қабылданатыны: иә, жоқ');
  expect(problemText(found, 'ru')).toBe('Неизвестное значение. Принимаются: да, нет');
  expect(problemText(found, 'en')).toBe('Unknown value. Accepted are: yes, no');
  expect(problemText(problem('error', 'out-of-range', { low: 0, high: 359 }), 'en')).toBe(
    'The value must lie between 0 and 359',
  );
});

test('a code of another version is shown as it is, and a long value is cut', () => {
  const found = problem(
    'error',
    'other',
    { message: 'Rings cross' },
    { column: 'x', value: 'y'.repeat(200) },
  );
  expect(found.value).toHaveLength(80);
  expect(problemText(found, 'ru')).toBe('Rings cross');
  expect(problemText({ ...found, code: 'of-tomorrow' }, 'ru')).toBe('of-tomorrow');
});
