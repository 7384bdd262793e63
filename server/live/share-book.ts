import type { EventFeed } from './feed.ts';
import { sharesInForce } from '../access/shares/store.ts';
import type { Db } from '../db/schema.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';

/** What is shared with which units now, in memory: it is asked for every event and every line. */
export type ShareBook = {
  /** Paths of the units that an object, as `incident:42`, is shared with at a moment; it ends to the millisecond. */
  pathsOf(object: string, nowMs: number): readonly string[];
};

/** Events that begin or end a share; the unit that it is with is told of both, whatever else it sees. */
const KINDS: ReadonlySet<string> = new Set(['incident.shared', 'incident.share_ended']);
export const isShareEvent = ({ kind }: Pick<LoggedEvent, 'kind'>): boolean => KINDS.has(kind);

/** Which unit the event says an object is shared with, until when; 0: no longer. Null for another event, or its copy for others. */
function shareIn({ kind, kato, data }: LoggedEvent): { kato: string; untilMs: number } | null {
  if (!KINDS.has(kind)) return null;
  const share = (data as { share?: { kato?: unknown; untilMs?: unknown } } | null)?.share;
  if (typeof share?.kato !== 'string' || typeof share.untilMs !== 'number' || share.kato !== kato)
    return null;
  return { kato: share.kato, untilMs: share.untilMs };
}

/**
 * Opens the book on a feed, before any line is: whatever a line is told came through the book first. Events of another site
 * are in the feed too, so the book needs no question to the database after its first.
 */
export async function openShareBook(db: Db, feed: Pick<EventFeed, 'follow'>): Promise<ShareBook> {
  const shares = new Map<string, Map<string, { path: string; untilMs: number }>>();
  const put = (object: string, kato: string, path: string, untilMs: number): void => {
    const units = shares.get(object) ?? new Map<string, { path: string; untilMs: number }>();
    if (untilMs > 0) units.set(kato, { path, untilMs });
    else units.delete(kato);
    if (units.size > 0) shares.set(object, units);
    else shares.delete(object);
  };
  const told = new Set<string>();
  feed.follow({
    event: (event) => {
      const share = shareIn(event);
      if (!share || event.path === null) return;
      told.add(`${event.object} ${share.kato}`);
      put(event.object, share.kato, event.path, share.untilMs);
    },
    beat: () => {},
  });
  for (const { object, kato, path, untilMs } of await sharesInForce(db, Date.now()))
    // What the feed told meanwhile is newer than what was read.
    if (!told.has(`${object} ${kato}`)) put(object, kato, path, untilMs);
  return {
    pathsOf: (object, nowMs) =>
      [...(shares.get(object)?.values() ?? [])]
        .filter(({ untilMs }) => nowMs < untilMs)
        .map(({ path }) => path),
  };
}
