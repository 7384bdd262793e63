import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { refusalCodes, valuesOf } from '../../shared/refusals.ts';
import { en, type MessageKey } from './en.ts';
import { createTranslate, MESSAGES } from './translate.ts';

const isKey = (key: string): key is MessageKey => key in en;
const keys = Object.keys(en).filter(isKey);

function elementsOf(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((e) =>
    e.type === TYPE.plural || e.type === TYPE.select
      ? [e, ...Object.values(e.options).flatMap((o) => elementsOf(o.value))]
      : [e],
  );
}

const argumentsOf = (message: string): string[] =>
  [
    ...new Set(
      elementsOf(parse(message)).flatMap((e) =>
        e.type === TYPE.literal || e.type === TYPE.pound || e.type === TYPE.plural ? [] : [e.value],
      ),
    ),
  ].sort();

describe('messages', () => {
  it.each(languageSchema.options)('%s has every key and no other, none empty', (language) => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual([...keys].sort());
    for (const text of Object.values(MESSAGES[language])) expect(text.trim()).toBe(text);
    expect(Object.values(MESSAGES[language])).not.toContain('');
  });

  it.each(['kk', 'ru'] as const)('%s takes the same arguments as the English base', (language) => {
    for (const key of keys)
      expect([key, argumentsOf(MESSAGES[language][key])]).toEqual([key, argumentsOf(en[key])]);
  });

  it.each(languageSchema.options)(
    '%s writes no number through the browser, whose Kazakh is root data',
    (language) => {
      const written = keys.filter((key) =>
        elementsOf(parse(MESSAGES[language][key])).some(
          (e) => e.type === TYPE.number || e.type === TYPE.pound,
        ),
      );
      expect(written).toEqual([]);
    },
  );

  it.each(['ru', 'en'] as const)('has exactly the plural forms %s knows', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const used = keys.flatMap((key) =>
      elementsOf(parse(MESSAGES[language][key])).flatMap((e) =>
        e.type === TYPE.plural ? [{ key, forms: Object.keys(e.options).toSorted() }] : [],
      ),
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used).toEqual(used.map(({ key }) => ({ key, forms })));
  });

  it('has no plural form that Kazakh does not know, in which a noun after a number stays as it is', () => {
    const forms = keys.flatMap((key) =>
      elementsOf(parse(MESSAGES.kk[key])).flatMap((e) =>
        e.type === TYPE.plural ? [[key, Object.keys(e.options).toSorted().join(' ')]] : [],
      ),
    );
    expect(forms.filter(([, used]) => used !== 'other' && used !== 'one other')).toEqual([]);
  });

  it('hangs no Kazakh case on what it does not know: the suffix follows the sounds of the word before it', () => {
    // Suffixes on a value, and the words that ask for one: until, since, after, with. «3-жол» is an ordinal and right.
    const onValue =
      /\}(?:[-’']?(?:[дт][аеы]н?|[дт]ің?|[нд]ың|[нд]ің|ға|ге|қа|ке|нан|нен|мен|пен|бен)| (?:дейін|бері|бастап|кейін|мен|пен|бен))(?!\p{L})/u;
    expect(keys.filter((key) => onValue.test(MESSAGES.kk[key]))).toEqual([]);
    expect(onValue.test('{date} дейін')).toBe(true);
    expect(onValue.test('{max}-ден аспайды')).toBe(true);
    expect(onValue.test('{row}-жол, {name} туралы')).toBe(false);
  });

  it('says every refusal of the server with the values that it brings', () => {
    expect(refusalCodes.map((code) => [code, argumentsOf(en[`refused.${code}`])])).toEqual(
      refusalCodes.map((code) => [code, valuesOf(code).toSorted()]),
    );
  });

  it('declines the Russian noun after a number', () => {
    const t = createTranslate('ru');
    expect([1, 3, 5, 21].map((n) => t('list.count', { n }))).toEqual([
      '1 объект',
      '3 объекта',
      '5 объектов',
      '21 объект',
    ]);
    expect(t('headline.ofReported.school', { part: '650', n: 908 })).toBe('650 из 908 школ');
  });

  it('says the same fraction in each language', () => {
    const say = (language: 'kk' | 'ru' | 'en'): string =>
      createTranslate(language)('headline.ofReported.school', { part: '650', n: 908 });
    expect(say('en')).toBe('650 of 908 schools');
    expect(say('kk')).toBe('650 / 908 мектеп');
  });
});
