import type { Db } from '../../db/schema.ts';
import { allSources, secretsOf, type Source } from '../source/store.ts';

/** Sources that send JSON, those that are switched off too, each by the hash of its secret and of the one before. */
export type JsonSources = readonly Source[];

export const readJsonSources = async (db: Db): Promise<JsonSources> =>
  (await allSources(db)).filter(({ kind }) => kind === 'json');

/**
 * The source of a secret, given its hash. What is compared is a hash of what was sent, of which nobody can choose how far it is
 * right, and every source is compared: the time it takes says nothing.
 */
export function sourceOfSecret(sources: JsonSources, hash: string, nowMs: number): Source | null {
  let found: Source | null = null;
  for (const source of sources)
    for (const [known, of] of secretsOf(source, nowMs)) if (known === hash) found = of;
  return found;
}
