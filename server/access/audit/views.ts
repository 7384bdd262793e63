import { wasNotedSince } from './store.ts';
import type { Db } from '../../db/schema.ts';
import { note, type Noted } from '../../db/write.ts';

/** A card that is open asks again and again; one look is one entry. */
const SAME_VIEW_MS = 60_000;

/**
 * Remembers that somebody looked at something that is not everybody's to see, as a camera or a caller's data: once a minute
 * for a person and an object. Called before it is shown. Two looks at the very same moment may leave two entries.
 */
export async function noteView(
  db: Db,
  view: Pick<Noted, 'actor' | 'action' | 'kato'> & { object: string },
  nowMs: number,
): Promise<void> {
  if (!(await wasNotedSince(db, view, new Date(nowMs - SAME_VIEW_MS)))) await note(db, view);
}
