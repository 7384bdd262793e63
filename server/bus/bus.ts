import type { LoggedEvent } from '../../shared/live/event.ts';

/**
 * What a server hears of events: those that are in the log, or none when it only hears that there is something new. A note
 * is a wake-up hint – it may come twice, late, out of order or never. The log says what is true.
 */
export type EventNote = { events: readonly LoggedEvent[] };

/** Fixes of one district, packed by `shared/live/fixes.ts`. */
export type PositionNote = { path: string; packed: Uint8Array };

/** What the servers of one picture tell each other. A driver keeps no state that the log does not have. */
export type Bus = {
  /** Tells every server, this one too, that these events are in the log. Resolves when the message has been handed over. */
  publish(events: readonly LoggedEvent[]): Promise<void>;
  /** @returns a function that ends it. */
  subscribe(listener: (note: EventNote) => void): () => void;
  /** Tells every server, this one too, of fixes: latest only, lost when nobody listens. */
  publishPositions(notes: readonly PositionNote[]): Promise<void>;
  subscribePositions(listener: (note: PositionNote) => void): () => void;
  close(): Promise<void>;
};

/** The bus of a single server, and the listeners' side of the other drivers. */
export type LocalBus = Bus & {
  heard: (note: EventNote) => void;
  heardPositions: (note: PositionNote) => void;
};

/** A bus within this process. */
export function inProcessBus(): LocalBus {
  const events = new Set<(note: EventNote) => void>();
  const positions = new Set<(note: PositionNote) => void>();
  const heard = (note: EventNote): void => events.forEach((listener) => listener(note));
  const heardPositions = (note: PositionNote): void => positions.forEach((listener) => listener(note));
  return {
    heard,
    heardPositions,
    publish: (published) => {
      heard({ events: published });
      return Promise.resolve();
    },
    subscribe: (listener) => {
      events.add(listener);
      return () => void events.delete(listener);
    },
    publishPositions: (notes) => {
      notes.forEach(heardPositions);
      return Promise.resolve();
    },
    subscribePositions: (listener) => {
      positions.add(listener);
      return () => void positions.delete(listener);
    },
    close: () => {
      events.clear();
      positions.clear();
      return Promise.resolve();
    },
  };
}
