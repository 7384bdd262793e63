import type { LoggedEvent } from '../../shared/live/event.ts';
import type { Bus } from '../bus/bus.ts';
import { onCommitted } from '../db/event/committed.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/** How complete the feed is: everything up to `seq` was delivered, which the log confirmed at `asOfMs`. */
export type AsOf = { seq: number; asOfMs: number; complete: boolean };

/** The log's events in their order, each once, from now on; and every second how complete that is. */
export type EventFeed = {
  asOf(): AsOf;
  follow(listener: FeedListener): () => void;
  /** Asks the log now; resolves when all that was in it at this moment is delivered, rejects when it does not answer. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
};

export type FeedListener = { event(event: LoggedEvent): void; beat(asOf: AsOf): void };

const BEAT_MS = 1_000;
/** A beat does not wait longer than this for the log. */
const PATIENCE_MS = 500;
/** Without a word of the log for this long, the picture is not called complete. */
const COMPLETE_MS = 3_000;
const BATCH = 1_000;
/** Events that came before those that are missing; more are fetched from the log again. */
const MAX_AHEAD = 10_000;

/**
 * Opens the feed at the end of the log. What the bus tells is delivered at once when it is the next number and else only
 * wakes the feed, which then reads the log; so it does not matter what the bus loses, doubles or mixes up. The log is also
 * asked every second, because only it can say that nothing is missing.
 */
export async function openEventFeed(parts: {
  db: Db;
  bus: Bus;
  log: Pick<Log, 'warn' | 'info'>;
  clock: () => number;
}): Promise<EventFeed> {
  const { db, bus, log, clock } = parts;
  const listeners = new Set<FeedListener>();
  const ahead = new Map<number, LoggedEvent>();
  let asOfMs = clock();
  let head = await lastEvent(db);
  let closed = false;

  const deliver = (event: LoggedEvent): void => {
    head = event.seq;
    for (const listener of listeners) listener.event(event);
  };
  const take = (events: readonly LoggedEvent[]): void => {
    for (const event of events) if (event.seq > head && ahead.size < MAX_AHEAD) ahead.set(event.seq, event);
    for (let event = ahead.get(head + 1); event; event = ahead.get(head + 1)) {
      ahead.delete(event.seq);
      deliver(event);
    }
  };

  const read = async (): Promise<void> => {
    for (;;) {
      const askedMs = clock();
      const events = await eventsAfter(db, head, BATCH);
      if (closed) return;
      for (const event of events) if (event.seq > head) deliver(event);
      for (const seq of ahead.keys()) if (seq <= head) ahead.delete(seq);
      take([]);
      if (events.length < BATCH) {
        asOfMs = askedMs;
        return;
      }
    }
  };
  let reading: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  const start = (): Promise<void> => {
    reading = read().finally(() => (reading = null));
    return reading;
  };
  const catchUp = (): Promise<void> => {
    if (!reading) return start();
    queued ??= reading
      .catch(() => {})
      .then(() => {
        queued = null;
        return start();
      });
    return queued;
  };

  let away = false;
  const asOf = (): AsOf => ({ seq: head, asOfMs, complete: clock() - asOfMs < COMPLETE_MS });
  const tellAway = (error: unknown): void => {
    if (!away)
      log.warn({ err: error }, 'the event log does not answer; screens say that the picture is not complete');
    away = true;
  };
  const beat = async (): Promise<void> => {
    const asked = (reading ?? catchUp()).then(() => {
      if (away) log.info({}, 'the event log answers again');
      away = false;
    }, tellAway);
    await Promise.race([asked, pause(PATIENCE_MS)]);
    const now = asOf();
    for (const listener of listeners) listener.beat(now);
  };
  const timer = setInterval(() => void beat(), BEAT_MS);

  const stops = [
    onCommitted(db, (events) => {
      take(events);
      bus
        .publish(events)
        .catch((error: unknown) => log.warn({ err: error }, 'the bus did not take an event'));
    }),
    bus.subscribe(({ events }) => {
      take(events);
      if (events.length === 0 || ahead.size > 0) catchUp().catch(tellAway);
    }),
  ];
  return {
    asOf,
    catchUp,
    follow: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      stops.forEach((stop) => stop());
      listeners.clear();
      await reading?.catch(() => {});
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
