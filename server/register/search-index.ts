import MiniSearch from 'minisearch';
import { COUNTRY_KATO, type AdminUnit, type Name } from '../../shared/hierarchy/schema.ts';
import type { Facility } from '../../shared/register/schema.ts';
import { searchWords } from '../../shared/register/search-text.ts';
import type { SearchHit } from '../../shared/register/search.ts';

/** Finds units of territory and facilities by name in any of the three languages, forgiving a letter in five. */
export type SearchIndex = {
  find(text: string, limit: number): SearchHit[];
  /** Puts a facility in the place of the one with its id, or adds it. */
  replaceFacility(facility: Facility): void;
};

const inAllLanguages = (name: Name | null): string => (name ? `${name.kk} ${name.ru} ${name.en}` : '');

/** Units outrank facilities, and higher units outrank lower ones of the same name. */
const UNIT_BOOST = 4;

/** Builds the index; `units` and the facilities are kept by reference, not copied. Facilities are numbered after the units. */
export function buildSearchIndex(units: readonly AdminUnit[], facilities: readonly Facility[]): SearchIndex {
  const index = new MiniSearch<{ id: number; name: string; place: string }>({
    fields: ['name', 'place'],
    tokenize: (text) => searchWords(text),
    processTerm: (term) => term,
    searchOptions: {
      prefix: (term) => term.length >= 2,
      fuzzy: (term) => (term.length >= 4 && !/\d/.test(term) ? 0.2 : false),
      combineWith: 'AND',
      boost: { name: 2 },
      boostDocument: (id: number) => {
        const unit = units[id];
        return unit ? UNIT_BOOST * (4 - unit.level) : 1;
      },
    },
  });
  const nameOf = new Map(units.map((u) => [u.kato, u.name]));
  index.addAll(
    units.map((unit, id) => ({
      id,
      name: `${inAllLanguages(unit.name)} ${unit.aliases.join(' ')} ${unit.kato}`,
      place: unit.kato === COUNTRY_KATO ? '' : inAllLanguages(nameOf.get(unit.parentKato ?? '') ?? null),
    })),
  );
  const facilityById = new Map(facilities.map((facility) => [facility.id, facility]));
  const documentOf = (facility: Facility) => ({
    id: units.length + facility.id,
    name: `${inAllLanguages(facility.name)} ${facility.externalId}`,
    place: `${inAllLanguages(facility.settlement)} ${inAllLanguages(nameOf.get(facility.kato) ?? null)}`,
  });
  index.addAll(facilities.map(documentOf));

  const hitOf = (id: number): SearchHit | undefined => {
    const unit = units[id];
    if (unit) return { kind: 'unit', kato: unit.kato, type: unit.type, name: unit.name };
    const facility = facilityById.get(id - units.length);
    if (!facility) return undefined;
    const { type, kato, name, settlement } = facility;
    return { kind: 'facility', id: facility.id, type, kato, name, settlement };
  };
  return {
    find: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .flatMap((result) => hitOf(Number(result.id)) ?? []),
    replaceFacility: (facility) => {
      if (facilityById.has(facility.id)) index.discard(units.length + facility.id);
      facilityById.set(facility.id, facility);
      index.add(documentOf(facility));
    },
  };
}
