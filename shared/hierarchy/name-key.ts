import { searchWords } from './search-words.ts';

/** What kind of unit a name says it is: "район", "қ.ә.", "(city administration)" … */
export type NamedKind = 'region' | 'district' | 'city';

/** Kind words of the three languages, as `searchWords` folds them; null says nothing of the kind. */
const KIND_WORDS: Readonly<Record<string, NamedKind | null>> = {
  область: 'region',
  обл: 'region',
  облысы: 'region',
  облыс: 'region',
  region: 'region',
  oblast: 'region',
  раион: 'district',
  ауданы: 'district',
  аудан: 'district',
  district: 'district',
  город: 'city',
  каласы: 'city',
  кала: 'city',
  city: 'city',
  administration: null,
  // "г.", "г.а.", "қ.", "қ.ә.", "р-н", "им."
  г: 'city',
  к: 'city',
  р: 'district',
  а: null,
  н: null,
  им: null,
  имени: null,
  атындагы: null,
};

/**
 * A name as two spellings of it compare: small letters, Kazakh letters folded, kind words gone. "Аягөз ауданы" and
 * "Аягоз" have one key. A name of kind words alone keeps them.
 */
export function nameKey(text: string): string {
  const words = searchWords(text);
  const own = words.filter((word) => !(word in KIND_WORDS));
  return (own.length > 0 ? own : words).join(' ');
}

/** True when a word only says what kind of unit it is: "ауданы", "г.а.". */
export const isKindWord = (word: string): boolean => searchWords(word).every((part) => part in KIND_WORDS);

/** The kind of unit a name names, null when it does not say. */
export function kindInName(text: string): NamedKind | null {
  for (const word of searchWords(text)) {
    const kind = KIND_WORDS[word];
    if (kind) return kind;
  }
  return null;
}

/** True when two keys differ by a letter or two only: another spelling, not another name. */
export function isOtherSpelling(a: string, b: string): boolean {
  const allowed = Math.max(1, Math.floor(Math.min(a.length, b.length) / 4));
  return Math.abs(a.length - b.length) <= allowed && editDistance(a, b) <= allowed;
}

/** Letters to change, add or leave out to make one text the other (Levenshtein 1965). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split('').entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
