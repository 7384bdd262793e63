import type { LiveGrant } from './access.ts';
import type { EventFeed } from './feed.ts';
import type { PositionHub } from './position-hub.ts';
import type { ShareBook } from './share-book.ts';

/** One screen's WebSocket, as the subscriptions on it see it. */
export type Line = {
  grant: LiveGrant;
  feed: EventFeed;
  shares: ShareBook;
  positions: PositionHub;
  /** Bytes that wait because the screen does not read. */
  backlog(): number;
  /** Cuts it off; the screen comes back and resumes. */
  cut(): void;
  /** Counts a subscription in; false when there are too many. @see leave */
  enter(): boolean;
  leave(): void;
};

/** Above this backlog a frame of positions is dropped; a national frame is a third of a megabyte. */
export const POSITION_BACKLOG_BYTES = 512 * 1024;
/** Above this backlog a line is cut: events must not be dropped, and not be kept without bound either. */
export const EVENT_BACKLOG_BYTES = 2 * 1024 * 1024;
