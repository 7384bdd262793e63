import { tracked, type TrackedEnvelope } from '@trpc/server';
import type { AsOf, EventFeed } from './feed.ts';
import { EVENT_BACKLOG_BYTES, type Line } from './line.ts';
import { seesEvent } from './sees-event.ts';
import { eventsAfter } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import type { LiveMessage, LoggedEvent } from '../../shared/live/event.ts';

/** Who was away for more events than this loads the picture anew instead. */
export const MAX_REPLAY = 5_000;
const BATCH = 500;
/** What comes while a line is being caught up; what does not fit is read from the log afterwards. */
const MAX_INBOX = 2_000;
const RETRY_MS = 1_000;

type Told = TrackedEnvelope<LiveMessage>;

/**
 * The events of a line's territory from `lastSeq` on: the listener is attached first, then the log is replayed, then the
 * feed is followed without what was replayed. Every message is tracked – an untracked one would make the screen forget
 * where it was – so the word of every second also moves the place from which it would resume.
 * @param lastSeq the last number the screen has; null for none, which begins with a snapshot.
 */
export async function* liveEvents(parts: {
  db: Db;
  line: Line;
  lastSeq: number | null;
  signal: AbortSignal;
}): AsyncGenerator<Told> {
  const { db, line, lastSeq, signal } = parts;
  const { feed, grant } = line;
  const inbox = openInbox(feed, signal);
  /** Everything of the territory up to `passed` was told; `told` is the number of the last message. */
  const at = { passed: lastSeq ?? 0, told: lastSeq ?? 0 };

  const tell = (message: LiveMessage): Told => {
    at.told = at.passed;
    return tracked(String(at.told), message);
  };
  const snapshot = (): Told => {
    at.passed = feed.asOf().seq;
    return tell({ type: 'snapshot', seq: at.passed });
  };
  const pass = (event: LoggedEvent): Told | null => {
    at.passed = event.seq;
    const sees = seesEvent(event, grant, line.shares, Date.now());
    return sees ? tell({ type: 'event', prev: at.told, event }) : null;
  };
  async function* replay(): AsyncGenerator<Told> {
    const upTo = feed.asOf().seq;
    while (at.passed < upTo && !signal.aborted) {
      const batch = await eventsAfter(db, at.passed, BATCH).catch(() => null);
      if (batch === null) await pause(RETRY_MS);
      else if (batch[0]?.seq !== at.passed + 1) yield snapshot();
      else for (const event of batch) yield* some(pass(event));
    }
  }
  async function* all(): AsyncGenerator<Told> {
    if (lastSeq === null || !(await canResume(feed, lastSeq))) yield snapshot();
    else yield* replay();
    while (!signal.aborted) {
      for (const event of inbox.takeEvents()) if (event.seq > at.passed) yield* some(pass(event));
      if (inbox.takeOverflow()) yield* replay();
      const word = inbox.takeBeat();
      // A word that is older than what was told says nothing new; one that is ahead comes with the events before it.
      if (word && word.seq === at.passed)
        yield tell({
          type: 'asOf',
          prev: at.told,
          seq: at.passed,
          asOfMs: word.asOfMs,
          complete: word.complete,
        });
      await inbox.something();
    }
  }

  try {
    for await (const message of all()) {
      if (line.backlog() > EVENT_BACKLOG_BYTES) {
        line.cut();
        return;
      }
      yield message;
    }
  } finally {
    inbox.close();
  }
}

/** What the feed tells between two looks at it. */
function openInbox(feed: EventFeed, signal: AbortSignal) {
  let events: LoggedEvent[] = [];
  let beat: AsOf | null = null;
  let overflown = false;
  let wake = (): void => {};
  const unfollow = feed.follow({
    event: (event) => {
      if (events.length < MAX_INBOX) events.push(event);
      else overflown = true;
      wake();
    },
    beat: (asOf) => {
      beat = asOf;
      wake();
    },
  });
  const aborted = (): void => wake();
  signal.addEventListener('abort', aborted);
  return {
    takeEvents: (): LoggedEvent[] => {
      const taken = events;
      events = [];
      return taken;
    },
    takeBeat: (): AsOf | null => {
      const taken = beat;
      beat = null;
      return taken;
    },
    takeOverflow: (): boolean => {
      const taken = overflown;
      overflown = false;
      return taken;
    },
    /** Resolves when there is something to take, or the signal ends it. */
    something: async (): Promise<void> => {
      if (events.length === 0 && !beat && !overflown && !signal.aborted)
        await new Promise<void>((resolve) => (wake = resolve));
    },
    close: (): void => {
      signal.removeEventListener('abort', aborted);
      unfollow();
    },
  };
}

async function canResume(feed: EventFeed, lastSeq: number): Promise<boolean> {
  // Another server may have told the screen more than this one has heard of yet.
  if (lastSeq > feed.asOf().seq) await feed.catchUp().catch(() => {});
  const { seq } = feed.asOf();
  return lastSeq <= seq && seq - lastSeq <= MAX_REPLAY;
}

function* some(message: Told | null): Generator<Told> {
  if (message) yield message;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
