import { latinName } from '../hierarchy/latin-name.ts';
import type { Kato, Name } from '../hierarchy/schema.ts';
import { searchWords } from '../hierarchy/search-words.ts';
import { crossingKey, parseCrossing } from './crossing.ts';

export type PlaceKind = 'settlement' | 'facility' | 'common_name' | 'street' | 'crossing' | 'unit';

/** A place with a name: from the register, the hierarchy, or the centre's own table of common names and crossings. */
export type NamedPlace = {
  kind: PlaceKind;
  /** Of its kind: a facility's or a settlement's number, a KATO code. */
  id: string;
  name: Name;
  aliases: readonly string[];
  /** The settlement it lies in, where it has one: its words help and need not be part of the name. */
  settlement: Name | null;
  kato: Kato;
  lon: number;
  lat: number;
  /** People who live there; 0 where that says nothing. */
  population: number;
};

/** Places prepared for many questions: each word once, with the places that have it. */
export type Gazetteer = {
  places: readonly NamedPlace[];
  /** Words of the name and its aliases; then those of the settlement. */
  own: ReadonlyMap<string, readonly number[]>;
  context: ReadonlyMap<string, readonly number[]>;
  /** Number of words of the shortest name of each place. */
  length: Uint8Array;
  crossings: ReadonlyMap<string, number>;
};

/** Words that say of what kind a place is, or of a street that it is one, as `searchWords` folds them. */
const KIND_WORDS = new Set(
  searchWords(
    'г с п ул улица көшесі көше пр просп проспект даңғылы даңғыл пер переулок мкр микрорайон шағын аудан ауданы ' +
      'район город қала қаласы село ауыл ауылы поселок кенті область облысы дом д үй street st avenue ave city village district region',
  ),
);

/** Words of a text without those that only say what kind of place it is; a text of such words alone keeps them. */
export function nameWords(text: string): string[] {
  const words = searchWords(text);
  const own = words.filter((word) => !KIND_WORDS.has(word));
  return own.length > 0 ? own : words;
}

/** Prepares places for the search. */
export function buildGazetteer(places: readonly NamedPlace[]): Gazetteer {
  const own = new Map<string, number[]>();
  const context = new Map<string, number[]>();
  const crossings = new Map<string, number>();
  const length = new Uint8Array(places.length);
  for (const [index, place] of places.entries()) {
    const { kk, ru, en } = place.name;
    const names = [kk, ru, en, latinName(kk, 'town'), ...place.aliases].filter((name) => name !== '');
    const words = names.map(nameWords);
    length[index] = Math.min(255, ...words.map((w) => w.length));
    file(own, words.flat(), index);
    if (place.settlement) file(context, Object.values(place.settlement).flatMap(nameWords), index);
    if (place.kind !== 'crossing') continue;
    for (const name of names) {
      const streets = parseCrossing(name);
      if (streets) crossings.set(crossingKey(streets), index);
    }
  }
  return { places, own, context, length, crossings };
}

function file(index: Map<string, number[]>, words: readonly string[], place: number): void {
  for (const word of new Set(words)) {
    const list = index.get(word);
    if (list) list.push(place);
    else index.set(word, [place]);
  }
}
