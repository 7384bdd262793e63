import type { Language } from '../../shared/hierarchy/schema.ts';
import { KK_TABLES } from './kk-tables.ts';

const collators = {
  ru: new Intl.Collator('ru', { numeric: true }),
  en: new Intl.Collator('en', { numeric: true }),
};

const rank = new Map(Array.from(KK_TABLES.alphabet).map((letter, i) => [letter, i + 1]));

/** Letters of the Kazakh alphabet in its own order, everything else before them by code. */
function kkKey(text: string): number[] {
  return Array.from(text.toLowerCase(), (c) => {
    const place = rank.get(c);
    return place === undefined ? (c.codePointAt(0) ?? 0) / 0x11_00_00 : place;
  });
}

function compareKk(a: string, b: string): number {
  const left = kkKey(a);
  const right = kkKey(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Compares two names by the alphabet of the language, as `Array.sort` wants it. */
export function compareNames(language: Language, a: string, b: string): number {
  return language === 'kk' ? compareKk(a, b) : collators[language].compare(a, b);
}
