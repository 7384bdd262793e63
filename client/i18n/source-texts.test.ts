import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { hardCoded, namedKeys, sourcesOf } from './source-texts.fixture.ts';

/** What is the same in every language, and why. */
const SAME_EVERYWHERE: Readonly<Record<string, string>> = {
  Sholu: 'the name of the product',
  шолу: 'the name of the product, in Kazakh',
  'Ctrl ↵': 'what is printed on the key',
  '42U XB 70957 72696': 'a place by the military grid, as an example',
};

describe('the words on the screen', () => {
  it('all come from the translator', () => {
    const found = sourcesOf('client', /\.tsx$/).flatMap(({ file, source }) => hardCoded(file, source));
    expect(found.filter(({ text }) => !(text in SAME_EVERYWHERE))).toEqual([]);
    // An exception that nobody needs any more goes.
    const used = new Set(found.map(({ text }) => text));
    expect(Object.keys(SAME_EVERYWHERE).filter((text) => !used.has(text))).toEqual([]);
  });

  it('are found wherever a component may hide them', () => {
    const source = `const a = <p aria-label="Say it" title={on ? 'On now' : t('off')}>
      Plain words {n > 1 ? 'many things' : t('one')} {\`\${n} kilometres\`} {busy && 'Please wait'} {'a' + ' sum'}
      <Key>K</Key> <span className="not-shown">{t('key.of.words')}</span>
    </p>;`;
    expect(hardCoded('a.tsx', source).map(({ text }) => text)).toEqual([
      'many things',
      'kilometres',
      'Please wait',
      'sum',
      'Say it',
      'On now',
      'Plain words',
    ]);
    expect(hardCoded('a.tsx', source)[0]?.line).toBe(2);
  });

  it('are all said somewhere', () => {
    const isNamed = namedKeys(
      sourcesOf('client', /\.tsx?$/).filter(({ file }) => !/i18n\/(topics\/|en\.|ru\.|kk\.)/.test(file)),
    );
    expect(Object.keys(en).filter((key) => !isNamed(key))).toEqual([]);
    expect(isNamed('no.such.key')).toBe(false);
  });
});
