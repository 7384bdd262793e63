import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { LiveMessage, LoggedEvent } from '../../shared/live/event.ts';

/**
 * How far the events are that came; times are the server's, milliseconds. `unconfirmed`: the line is up, and the server
 * cannot say whether something is missing, because its database does not answer.
 */
export type LiveState =
  | { state: 'complete'; asOfMs: number }
  | { state: 'catching-up' | 'unconfirmed'; asOfMs: number | null }
  | { state: 'disconnected'; sinceMs: number; asOfMs: number | null };

/** A time without a line that is over. `isAnew`: too much had happened to tell it singly, so the picture was loaded anew. */
export type Absence = { fromMs: number; toMs: number; events: number; isAnew: boolean };

/** Where live data comes from; `openLiveLine` makes it. Each function returns one that ends it. */
export type LiveSource = {
  /** True when the line is up, false when it is down; called at once with what it is. */
  onConnection(listener: (up: boolean) => void): () => void;
  events(
    lastSeq: number | null,
    handlers: { message(message: LiveMessage): void; ended(): void },
  ): () => void;
  positions(where: PositionsWhere, handlers: { frame(bytes: Uint8Array): void; ended(): void }): () => void;
};

/** Positions of a unit of territory, of a box in degrees, of what lies in both, or of all that is granted. */
export type PositionsWhere = {
  unit?: Kato;
  box?: readonly [west: number, south: number, east: number, north: number];
};

export type LiveEvents = {
  state(): LiveState;
  /** Called when `state()` is another one; at most once a second while nothing breaks. */
  subscribe(listener: () => void): () => void;
  close(): void;
};

/** Beats come every second; without one for so long nothing may be called complete, whatever the socket says. */
const SILENCE_MS = 3_500;
const WATCH_MS = 1_000;
const AGAIN_MS = 1_000;

/**
 * Applies the server's events in their order, outside React. Each names the message before it, so a lost one is noticed and
 * the rest is asked for again from the last that was applied.
 * @param parts.apply carries one event into the picture.
 * @param parts.reload the gap is too long for events: load the picture anew by questions; events after `seq` follow.
 * @param parts.returned the line was away and all that happened meanwhile was applied.
 */
export function followEvents(parts: {
  source: Pick<LiveSource, 'events' | 'onConnection'>;
  clock: () => number;
  apply: (event: LoggedEvent) => void;
  reload: (seq: number) => void;
  returned?: (absence: Absence) => void;
}): LiveEvents {
  const { source, clock, apply, reload } = parts;
  const listeners = new Set<() => void>();
  let last: number | null = null;
  let asOfMs: number | null = null;
  let heardMs = clock();
  let current: LiveState = { state: 'catching-up', asOfMs };
  let away: Omit<Absence, 'toMs'> | null = null;
  let closed = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => {};

  const become = (next: LiveState): void => {
    current = next;
    for (const listener of listeners) listener();
  };
  const start = (): void => {
    stop();
    // What an earlier subscription still delivers belongs to nobody.
    let mine = true;
    const unsubscribe = source.events(last, {
      message: (message) => mine && !closed && take(message),
      ended: () => {
        if (!mine || closed) return;
        clearTimeout(again);
        again = setTimeout(start, AGAIN_MS * (0.5 + Math.random()));
      },
    });
    stop = () => {
      mine = false;
      unsubscribe();
    };
  };
  const take = (message: LiveMessage): void => {
    heardMs = clock();
    if (message.type === 'snapshot') {
      last = message.seq;
      if (away) away.isAnew = true;
      become({ state: 'catching-up', asOfMs });
      reload(message.seq);
      return;
    }
    if (message.prev !== last) {
      become({ state: 'catching-up', asOfMs });
      start();
      return;
    }
    if (message.type === 'event') {
      last = message.event.seq;
      if (away) away.events++;
      apply(message.event);
      return;
    }
    last = message.seq;
    asOfMs = message.asOfMs;
    become({ state: message.complete ? 'complete' : 'unconfirmed', asOfMs });
    if (!message.complete || !away) return;
    parts.returned?.({ ...away, toMs: asOfMs });
    away = null;
  };

  const lose = (): void => {
    if (current.state === 'disconnected') return;
    if (asOfMs !== null) away ??= { fromMs: asOfMs, events: 0, isAnew: false };
    become({ state: 'disconnected', sinceMs: clock(), asOfMs });
  };
  let wasUp = false;
  const stopConnection = source.onConnection((up) => {
    if (closed) return;
    // A line that is still being opened for the first time is not a lost one; silence says when it is.
    if (!up) {
      if (wasUp) lose();
    } else {
      wasUp = true;
      heardMs = clock();
      become({ state: 'catching-up', asOfMs });
    }
  });
  const watch = setInterval(() => {
    if (clock() - heardMs > SILENCE_MS) lose();
  }, WATCH_MS);
  start();

  return {
    state: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      closed = true;
      clearInterval(watch);
      clearTimeout(again);
      stopConnection();
      stop();
    },
  };
}
