import { otherLayout } from '../../../shared/hierarchy/keyboard-layout.ts';
import { isOtherSpelling } from '../../../shared/hierarchy/name-key.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import type { Found, Named, Slot, Verb } from './verbs.ts';

/** How the names of one kind are found. `isReady`: false while what there is has not been fetched yet. */
export type Finder = {
  isReady: boolean;
  /** What some words name, best first; empty when nothing. Never called without words. */
  find: (words: string) => readonly Found[];
  /** What to propose before anything is typed. */
  offer: () => readonly Found[];
};
export type World = Readonly<Record<Slot, Finder>>;

/** What a line says so far. */
export type Reading =
  /** No verb, or not yet: those it may become, and the words, which may also name a thing. */
  | { is: 'words'; text: string; verbs: readonly Verb[]; meant: readonly Verb[] }
  /** It can be done, in one of these ways, best first. */
  | { is: 'ready'; verb: Verb; ways: readonly Named[] }
  /** The next thing to name. */
  | { is: 'wanting'; verb: Verb; named: Named; slot: Slot; offers: readonly Found[] }
  /** What there is of this kind is still being fetched. */
  | { is: 'waiting'; verb: Verb; slot: Slot }
  /** Everything is named, and it does not go together. */
  | { is: 'cannot'; verb: Verb }
  /** Nothing of the kind has this name. */
  | { is: 'unknown'; verb: Verb; slot: Slot; words: string; offers: readonly Found[] }
  /** More was typed than the verb wants. */
  | { is: 'tooMuch'; verb: Verb; words: string };

const MOST_WAYS = 8;
const fold = (text: string): string => searchWords(text).join(' ');

const wordsOf = (verb: Verb): string[] => Object.values(verb.words).flat().map(fold);

/** The verbs that a first word is, begins, or nearly is; in the layout it was typed in, else in the other. */
function verbsOf(head: string, verbs: readonly Verb[]) {
  const heads = [fold(head), fold(otherLayout(head))].filter((one) => one !== '');
  const whose = (fits: (word: string, typed: string) => boolean): Verb[] => {
    for (const typed of heads) {
      const found = verbs.filter((verb) => wordsOf(verb).some((word) => fits(word, typed)));
      if (found.length > 0) return found;
    }
    return [];
  };
  return {
    exact: whose((word, typed) => word === typed)[0],
    begun: whose((word, typed) => word.startsWith(typed)),
    near: whose((word, typed) => typed.length >= 3 && word.length >= 3 && isOtherSpelling(word, typed)),
  };
}

type Wants = Verb['wants'];

/**
 * Gives the words to what the verb wants, in order, each thing as many words as still name something. Null when that cannot be
 * done; the last thing named may be meant in several ways.
 */
function assign(words: readonly string[], wants: Wants, world: World): Named[] | null {
  const [want, ...later] = wants;
  if (!want) return words.length === 0 ? [{}] : null;
  const { isReady, offer } = world[want.slot];
  if (want.each && words.length === 0 && isReady) return offer().map((one) => ({ [want.slot]: one }));
  for (let taken = words.length; taken >= 1; taken -= 1) {
    const found = world[want.slot].find(words.slice(0, taken).join(' '));
    if (found.length === 0) continue;
    const rest = assign(words.slice(taken), later, world);
    if (!rest) continue;
    const [first] = found;
    if (taken < words.length && first) return rest.map((named) => ({ [want.slot]: first, ...named }));
    return found.slice(0, MOST_WAYS).flatMap((one) => rest.map((named) => ({ [want.slot]: one, ...named })));
  }
  return want.optional ? assign(words, later, world) : null;
}

/** Why the words cannot be given out: what is still to be named, is not there yet, is not known, or is too much. */
function lacking(words: readonly string[], verb: Verb, world: World): Reading {
  const { wants } = verb;
  for (let count = wants.length - 1; count >= 0; count -= 1) {
    const want = wants[count];
    const [named] = assign(words, wants.slice(0, count), world) ?? [];
    if (!want || !named) continue;
    const { slot } = want;
    const { isReady, offer } = world[slot];
    if (want.each && !isReady) return { is: 'waiting', verb, slot };
    return { is: 'wanting', verb, named, slot, offers: offer().slice(0, MOST_WAYS) };
  }
  // The most words that make sense from the beginning; the first of the others does not.
  for (let taken = words.length - 1; taken >= 0; taken -= 1)
    for (let count = wants.length; count >= 0; count -= 1) {
      if (!assign(words.slice(0, taken), wants.slice(0, count), world)) continue;
      const rest = words.slice(taken).join(' ');
      const want = wants[count];
      if (!want) return { is: 'tooMuch', verb, words: rest };
      const { isReady, offer } = world[want.slot];
      if (!isReady) return { is: 'waiting', verb, slot: want.slot };
      return { is: 'unknown', verb, slot: want.slot, words: rest, offers: offer().slice(0, MOST_WAYS) };
    }
  return { is: 'tooMuch', verb, words: words.join(' ') };
}

/**
 * Reads a command line as far as it is typed: `[/] verb words…`, in Kazakh, Russian or English, in either keyboard layout. Pure:
 * it knows the world by name only, and does nothing.
 * @param verbs those that the person may use.
 */
export function readLine(line: string, verbs: readonly Verb[], world: World): Reading {
  const text = line.trim().replace(/^\/\s*/, '');
  const [head = '', ...words] = text.split(/\s+/).filter((word) => word !== '');
  if (head === '') return { is: 'words', text: '', verbs, meant: [] };
  const { exact, begun, near } = verbsOf(head, verbs);
  if (!exact)
    return { is: 'words', text, verbs: words.length === 0 ? begun : [], meant: begun.length > 0 ? [] : near };
  const named = assign(words, exact.wants, world);
  if (!named) return lacking(words, exact, world);
  const ways = named.filter((way) => exact.target(way) !== null).slice(0, MOST_WAYS);
  return ways.length > 0 ? { is: 'ready', verb: exact, ways } : { is: 'cannot', verb: exact };
}

/** A line written out in full, so that more can be typed after it. */
export function lineOf(verb: Verb, word: string, named: Named): string {
  const labels = verb.wants.flatMap(({ slot }) => named[slot]?.label ?? []);
  return [word, ...labels].join(' ');
}
