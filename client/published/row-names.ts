import type { Kato, Name } from '../../shared/hierarchy/schema.ts';
import { PUBLISHED_SOURCES } from '../../shared/published/source.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';

/** Names of units of territory by code; undefined for a code that is no longer in the hierarchy. */
export type NameOf = (kato: Kato) => string | undefined;

/** The name of a printed row: its unit, or the cities it counts together. A row without a unit keeps its printed key. */
export function rowName(level: 'region' | 'city', key: string, nameOf: NameOf): string {
  try {
    return unitsOfPublishedRow(level, key)
      .map((kato) => nameOf(kato) ?? kato)
      .join(' + ');
  } catch {
    return key;
  }
}

/** The title of a document, or its key when it is not in the list of sources. */
export const sourceTitle = (id: string, name: (name: Name) => string): string => {
  const source = PUBLISHED_SOURCES.find((s) => s.id === id);
  return source ? name(source.title) : id;
};
