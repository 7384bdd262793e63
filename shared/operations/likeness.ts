import { searchWords } from '../hierarchy/search-words.ts';

/** Words that every report has, in the three languages, as `searchWords` folds them. */
const EMPTY_WORDS = new Set(
  searchWords(
    'в на и у с по к о от из за не что это там тут здесь возле около рядом ул улица дом д кв ' +
      'мен және бар жоқ деп осы сол мына жерде жанында көшесі үй бір ' +
      'the a an of in on at is are and to there near street house',
  ),
);

/** More of them than this explain nothing better. */
const SHOWN_WORDS = 6;

/**
 * How alike two texts are, 0 to 1: the better of shared words and shared runs of three letters (Dice 1945), so that
 * neither another order of words nor another ending matters. Two empty texts have nothing in common.
 */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  return Math.max(dice(new Set(left), new Set(right)), dice(trigrams(left), trigrams(right)));
}

/** The words of a text that another has too, as they are written there, without those that every report has. */
export function sharedWords(a: string, b: string): string[] {
  const others = new Set(wordsOf(b));
  const said = a.split(/[^\p{L}\p{N}]+/u).filter((word) => wordsOf(word).some((one) => others.has(one)));
  return [...new Set(said)].slice(0, SHOWN_WORDS);
}

const wordsOf = (text: string): string[] => searchWords(text).filter((word) => !EMPTY_WORDS.has(word));

function trigrams(words: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) runs.add(padded.slice(i, i + 3));
  }
  return runs;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
