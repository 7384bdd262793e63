import type { Incident } from '../../../shared/operations/schema.ts';
import { wasNotedSince } from '../../access/audit/store.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';

/** A card that stays open is one look for so long. */
const ONE_LOOK_MS = 15 * 60_000;

/** Remembers that somebody opened the card of an incident, before it is shown: a replay says who saw what. */
export async function noteView(
  db: Db,
  { id, kato }: Pick<Incident, 'id' | 'kato'>,
  { actor, at }: { actor: string; at: number },
): Promise<void> {
  const look = { actor, action: 'operations.view', object: `incident:${id}` };
  if (await wasNotedSince(db, look, new Date(at - ONE_LOOK_MS))) return;
  await note(db, { ...look, kato });
}
