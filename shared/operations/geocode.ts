import { isOtherSpelling } from '../hierarchy/name-key.ts';
import { crossingKey, parseCrossing } from './crossing.ts';
import { nameWords, type Gazetteer, type NamedPlace, type PlaceKind } from './gazetteer.ts';
import type { Address } from './schema.ts';

/** A place that answers to words, best first. `score` is 0 to 1; `missed` are words that it does not have. */
export type PlaceHit = { place: NamedPlace; score: number; missed: string[] };

/** How exact a place of a kind is, metres: a facility's gate, a village, half a district. */
export const ACCURACY_M: Readonly<Record<PlaceKind, number>> = {
  crossing: 30,
  facility: 100,
  common_name: 150,
  street: 1000,
  settlement: 5000,
  unit: 30_000,
};

/** What an address gives: the best place, how exact it is, and which of its parts nobody could place. */
export type Geocoded = {
  best: PlaceHit | null;
  accuracyM: number | null;
  hits: PlaceHit[];
  unresolved: (keyof Address)[];
};

/** How well a word of the question answers to one of a name. */
const MATCH = { same: 1, beginning: 0.85, spelling: 0.7, settlement: 0.6 } as const;
/** A misspelling is looked for in words of so many letters. */
const SPELLING_FROM = 4;
/** Better answers than this are worth showing. */
const SCORE_FROM = 0.45;
const POPULATION_WORTH = 0.05;

/**
 * Places that answer to free text in Kazakh, Russian or English, in any order of words, with the beginning of a word
 * for the word, with a letter or two wrong and with Kazakh letters typed as Russian ones. Numbers must be the same:
 * school 15 is not school 16.
 */
export function searchPlaces(
  gazetteer: Gazetteer,
  text: string,
  { limit = 8, kinds }: { limit?: number; kinds?: readonly PlaceKind[] } = {},
): PlaceHit[] {
  const words = [...new Set(nameWords(text))];
  if (words.length === 0) return [];
  const { places, length } = gazetteer;
  /** Of each place, how well each word of the question is met. */
  const met = new Map<number, Float64Array>();
  const own = new Map<number, number>();
  for (const [w, word] of words.entries()) {
    for (const [index, match] of answering(gazetteer, word)) {
      const row = met.get(index) ?? new Float64Array(words.length);
      row[w] = match;
      met.set(index, row);
      if (match > MATCH.settlement) own.set(index, (own.get(index) ?? 0) + 1);
    }
  }
  const hits: PlaceHit[] = [];
  for (const [index, row] of met) {
    const place = places[index];
    const ownWords = own.get(index) ?? 0;
    if (!place || ownWords === 0 || (kinds && !kinds.includes(place.kind))) continue;
    const asked = row.reduce((sum, match) => sum + match, 0) / words.length;
    const whole = Math.min(1, ownWords / (length[index] ?? 1));
    const score =
      0.75 * asked + 0.2 * whole + POPULATION_WORTH * Math.min(1, Math.log10(1 + place.population) / 7);
    const missed = words.filter((_, w) => row[w] === 0);
    if (score >= SCORE_FROM) hits.push({ place, score, missed });
  }
  return hits.sort(byScore).slice(0, limit);
}

const byScore = (a: PlaceHit, b: PlaceHit): number =>
  b.score - a.score ||
  ACCURACY_M[a.place.kind] - ACCURACY_M[b.place.kind] ||
  a.place.kind.localeCompare(b.place.kind) ||
  a.place.id.localeCompare(b.place.id);

/** Places that have a word, and how well; the settlement's words count less than the place's own. */
function answering({ own, context }: Gazetteer, word: string): Map<number, number> {
  const found = new Map<number, number>();
  const take = (places: readonly number[] | undefined, match: number) => {
    for (const place of places ?? []) found.set(place, Math.max(match, found.get(place) ?? 0));
  };
  take(context.get(word), MATCH.settlement);
  take(own.get(word), MATCH.same);
  if (/^\d+$/.test(word)) return found;
  // Who misspells a word begins it right; and a word that is known is no misspelling of another.
  const mayBeMisspelt = word.length >= SPELLING_FROM && !own.has(word) && !context.has(word);
  for (const [known, places] of own) {
    if (known[0] !== word[0] || known === word) continue;
    if (word.length >= 2 && known.startsWith(word)) take(places, MATCH.beginning);
    else if (mayBeMisspelt && known.length >= SPELLING_FROM && isOtherSpelling(word, known))
      take(places, MATCH.spelling);
  }
  return found;
}

/**
 * Places an address: a crossing that is known, then the common name, then the street, then the settlement alone. Parts
 * that no place answers to are named, because a centre without a table of streets knows none: the dispatcher then
 * points at the map.
 */
export function geocode(gazetteer: Gazetteer, address: Address): Geocoded {
  const { settlement, street, house, commonName, crossing } = address;
  const unresolved: (keyof Address)[] = [];
  const hits: PlaceHit[] = [];
  const streets = parseCrossing(crossing) ?? parseCrossing(street);
  if (streets) {
    const index = gazetteer.crossings.get(crossingKey(streets));
    const place = index === undefined ? undefined : gazetteer.places[index];
    if (place) hits.push({ place, score: 1, missed: [] });
    else unresolved.push(crossing === '' ? 'street' : 'crossing');
  } else if (crossing !== '') unresolved.push('crossing');
  const find = (part: keyof Address, text: string, kinds: readonly PlaceKind[]) => {
    if (text === '') return;
    const found = searchPlaces(gazetteer, `${text} ${part === 'settlement' ? '' : settlement}`, { kinds });
    if (found.length === 0) unresolved.push(part);
    hits.push(...found);
  };
  find('commonName', commonName, ['facility', 'common_name']);
  if (!streets) find('street', street, ['street']);
  // Houses are in no table; the street's place is as near as it gets.
  if (house !== '') unresolved.push('house');
  find('settlement', settlement, ['settlement', 'unit']);
  if (hits.length === 0 && address.text !== '') {
    hits.push(...searchPlaces(gazetteer, address.text));
    if (hits.length === 0) unresolved.push('text');
  }
  const [best = null] = hits;
  return { best, accuracyM: best && ACCURACY_M[best.place.kind], hits, unresolved };
}
