import type { LoggedEvent } from '../../../shared/live/event.ts';
import type { Db } from '../schema.ts';

type Listener = (events: readonly LoggedEvent[]) => void;
const listeners = new WeakMap<Db, Set<Listener>>();

/**
 * Calls back with the events of every write through this very database object, after it is committed. It is the short way;
 * events of other processes are found in the log. @returns a function that ends it.
 */
export function onCommitted(db: Db, listener: Listener): () => void {
  const all = listeners.get(db) ?? new Set();
  listeners.set(db, all);
  all.add(listener);
  return () => void all.delete(listener);
}

/** Tells that the events are committed. */
export function tellCommitted(db: Db, events: readonly LoggedEvent[]): void {
  if (events.length > 0) for (const listener of listeners.get(db) ?? []) listener(events);
}
