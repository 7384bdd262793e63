import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';

/** One reader's pages of one collection are one entry in the audit for so long. */
const ENTRY_MS = 3_600_000;
/** Readers and collections that are remembered; a forgotten one is noted once more. */
const REMEMBERED = 10_000;

type Read = {
  actor: string;
  collection: string;
  kind: 'items' | 'tiles';
  address: string;
  kato: Kato | undefined;
};

/**
 * Notes that somebody reads a collection, before they get any of it. A program that asks for ten thousand pages and tiles
 * leaves one entry an hour, collection and kind, so that the audit stays readable and the chain is not what is slow.
 */
export function readNotes(db: Db, clock: () => number): (read: Read, asked: object) => Promise<void> {
  const noted = new Map<string, number>();
  return async ({ actor, collection, kind, address, kato }, asked) => {
    const key = `${actor} ${collection} ${kind}`;
    const nowMs = clock();
    if (nowMs - (noted.get(key) ?? -ENTRY_MS) < ENTRY_MS) return;
    await note(db, {
      actor,
      address,
      action: 'interop.read',
      object: `collection:${collection}`,
      kato,
      after: { kind, ...asked },
    });
    noted.delete(key);
    noted.set(key, nowMs);
    for (const oldest of noted.keys()) if (noted.size > REMEMBERED) noted.delete(oldest);
  };
}
