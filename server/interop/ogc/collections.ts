import { cameras } from './cameras.ts';
import type { Collection } from './collection.ts';
import { facilities } from './facilities.ts';
import { gaps } from './gaps.ts';
import { plans } from './plans.ts';
import { units } from './units.ts';

/** Every collection that other programs read, by its name in the address. */
export const COLLECTIONS = { facilities, cameras, gaps, units, plans } as const satisfies Record<
  string,
  Collection
>;

export const COLLECTION_IDS = Object.keys(COLLECTIONS) as (keyof typeof COLLECTIONS)[];

/** The collection of a name; undefined for a name of none. */
export const collectionOf = (id: string): Collection | undefined =>
  (COLLECTIONS as Readonly<Record<string, Collection>>)[id];
