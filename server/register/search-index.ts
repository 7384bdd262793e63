import MiniSearch from 'minisearch';
import { COUNTRY_KATO, type AdminUnit, type Kato, type Name } from '../../shared/hierarchy/schema.ts';
import { searchWords } from '../../shared/hierarchy/search-words.ts';
import type { Settlement } from '../../shared/hierarchy/settlement.ts';
import type { Facility } from '../../shared/register/schema.ts';
import type { SearchHit } from '../../shared/register/search.ts';

/** Finds units of territory, settlements and facilities by name in any of the three languages, forgiving a letter in five. */
export type SearchIndex = {
  /** Only what lies in units that `covers` says yes to. */
  find(text: string, limit: number, covers: (kato: Kato) => boolean): SearchHit[];
  /** Puts a facility in the place of the one with its id, or adds it. */
  replaceFacility(facility: Facility): void;
};

const inAllLanguages = (name: Name | null): string => (name ? `${name.kk} ${name.ru} ${name.en}` : '');

/** Units outrank facilities, and higher units outrank lower ones of the same name. */
const UNIT_BOOST = 4;
/** A village comes before the schools that are named after it, and after every unit. */
const SETTLEMENT_BOOST = 3;

/**
 * Builds the index; units, facilities and settlements are kept by reference, not copied. Facilities are numbered after
 * the units, settlements below zero.
 */
export function buildSearchIndex(
  units: readonly AdminUnit[],
  facilities: readonly Facility[],
  settlements: readonly Settlement[] = [],
): SearchIndex {
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
        if (unit) return UNIT_BOOST * (4 - unit.level);
        return id < units.length + facilities.length ? 1 : SETTLEMENT_BOOST;
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

  index.addAll(
    settlements.map((settlement, i) => ({
      id: -i - 1,
      name: inAllLanguages(settlement.name),
      place: inAllLanguages(nameOf.get(settlement.kato) ?? null),
    })),
  );

  const hitOf = (id: number): SearchHit | undefined => {
    const unit = units[id];
    if (unit) return { kind: 'unit', kato: unit.kato, type: unit.type, name: unit.name };
    const place = settlements[-id - 1];
    if (place) return { kind: 'settlement', id: place.id, kato: place.kato, name: place.name };
    const facility = facilityById.get(id - units.length);
    if (!facility) return undefined;
    const { type, kato, name, settlement } = facility;
    return { kind: 'facility', id: facility.id, type, kato, name, settlement };
  };
  return {
    find: (text, limit, covers) =>
      index
        .search(text, { filter: ({ id }) => covers(hitOf(Number(id))?.kato ?? '') })
        .slice(0, limit)
        .flatMap((result) => hitOf(Number(result.id)) ?? []),
    replaceFacility: (facility) => {
      if (facilityById.has(facility.id)) index.discard(units.length + facility.id);
      facilityById.set(facility.id, facility);
      index.add(documentOf(facility));
    },
  };
}
