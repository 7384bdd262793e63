import type { Language, Name } from './schema.ts';

/** A name as a screen in one language shows it, and the language that it is really in. */
export type SpokenName = { text: string; lang: Language };

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters of the Kazakh alphabet that Russian has not. */
const KAZAKH = /[әғқңөұүһі]/iu;
/** Letters and endings that a Kazakh word does not have and a Russian name of a place is full of. */
const RUSSIAN = /[ёщъэ]|(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ской|ский|ская|ское)(?!\p{L})/iu;

const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

/** The language of a name by its letters; null when it may be in either of two. */
function languageOf(text: string): Language | null {
  if (LATIN.test(text) && !CYRILLIC.test(text)) return 'en';
  if (KAZAKH.test(text)) return 'kk';
  return RUSSIAN.test(text) ? 'ru' : null;
}

/**
 * The name of a place in a language. A register that knows a name in one language only gives it in all (an import copies it),
 * so a name counts as foreign when it is the same text as in another language and its letters are of that one: "область
 * Ұлытау" is Russian, "Ұлытау ауылы" in all three is Kazakh. Latin names are in no doubt; neither is Cyrillic in English.
 */
export function spokenName(name: Name, language: Language): SpokenName {
  const text = name[language].trim();
  if (text === '') {
    const other = LANGUAGES.find((one) => name[one].trim() !== '');
    return other ? { text: name[other].trim(), lang: other } : { text: '', lang: language };
  }
  const own = languageOf(text);
  if (language === 'en') {
    if (own === 'en' || !CYRILLIC.test(text)) return { text, lang: 'en' };
    return { text, lang: own ?? 'ru' };
  }
  if (own === null || own === language) return { text, lang: language };
  const isCopy = text === name[own].trim();
  return { text, lang: isCopy ? own : language };
}
