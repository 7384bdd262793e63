/** The keys of an English keyboard in rows, and what stands on them in Russian; Kazakh has the same letters there. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю';

const TO_CYRILLIC = new Map(LATIN.split('').map((key, i) => [key, CYRILLIC[i] ?? key]));
const TO_LATIN = new Map(CYRILLIC.split('').map((letter, i) => [letter, LATIN[i] ?? letter]));

/**
 * What the same keys would have written in the other layout: `fkvfns` is «алматы», «фдьфен» is `almaty`. Digits, spaces and
 * letters that only one of the two has stay as they are. Small letters.
 */
export function otherLayout(text: string): string {
  const small = text.toLowerCase();
  const isCyrillic = /\p{Script=Cyrillic}/u.test(small);
  const map = isCyrillic ? TO_LATIN : TO_CYRILLIC;
  return small.replace(/./gu, (letter) => map.get(letter) ?? letter);
}
