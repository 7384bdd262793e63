import { followEvents, type Absence, type LiveSource, type LiveState } from './events.ts';
import { followPositions, type LivePositions } from './positions.ts';
import { createRenewal } from './renewal.ts';
import { createServerClock } from './server-clock.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';

/** How true what stands on the screen is; times are the server's, milliseconds. */
export type PictureState =
  | { state: 'loading' }
  | { state: 'complete'; asOfMs: number }
  | { state: 'catching-up' | 'unconfirmed' | 'disconnected'; asOfMs: number | null };

/** What an answer may lag behind the event that asked for it before the picture is called late. */
const LATE_MS = 3_000;

/**
 * The words on the picture: events that came are in it only when the answers they asked for are.
 * @param loadedMs the last moment up to which all events came and were loaded; null before the first.
 */
export function pictureState(stream: LiveState, loadedMs: number | null): PictureState {
  const { state } = stream;
  if (state === 'disconnected' || state === 'unconfirmed') return { state, asOfMs: loadedMs };
  if (loadedMs === null) return { state: 'loading' };
  const isLoaded = stream.state === 'complete' && stream.asOfMs - loadedMs <= LATE_MS;
  return { state: isLoaded ? 'complete' : 'catching-up', asOfMs: loadedMs };
}

/** What became of a question, as a query has it. */
type Question = { data: unknown; isError: boolean };

/**
 * The words on a screen that asked for parts itself before the line told of anything: every event came, and yet it is not whole
 * before each part has.
 */
export function wholeOf(state: PictureState, parts: readonly Question[]): PictureState {
  const missing = parts.filter(({ data }) => data === undefined);
  if (missing.length === 0 || state.state === 'disconnected') return state;
  return missing.some(({ isError }) => isError)
    ? { state: 'unconfirmed', asOfMs: null }
    : { state: 'loading' };
}

/** The live picture of a screen. */
export type LivePicture = {
  state: () => PictureState;
  /** A time away that is over, until it is dismissed; null without one. */
  absence: () => Absence | null;
  dismissAbsence: () => void;
  /** Called when one of these is another one. */
  subscribe: (listener: () => void) => () => void;
  /** The server's clock, milliseconds. */
  now: () => number;
  readonly positions: LivePositions;
  close: () => void;
};

/**
 * Keeps a picture true that consists of answers to questions: each event asks again for the parts it concerns, and after a
 * gap that is too long for events everything is asked for again.
 * @param parts.renew asks for a part; a rejection is tried again.
 * @param parts.gapMs how often a part may be asked for, see `createRenewal`.
 */
export function openLivePicture<Part extends string>(parts: {
  source: LiveSource;
  clock: () => number;
  concerns: (event: LoggedEvent) => Iterable<Part>;
  everything: readonly Part[];
  renew: (part: Part) => Promise<unknown>;
  gapMs: (part: Part) => number;
}): LivePicture {
  const { source, clock, concerns, everything, renew, gapMs } = parts;
  const listeners = new Set<() => void>();
  const server = createServerClock(clock);
  let loadedMs: number | null = null;
  let current: PictureState = { state: 'loading' };
  let absence: Absence | null = null;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const look = (): void => {
    const stream = events.state();
    if (stream.state === 'complete' && renewal.isIdle()) loadedMs = stream.asOfMs;
    current = pictureState(stream, loadedMs);
    tell();
  };
  const renewal = createRenewal<Part>({ renew, gapMs, clock, onIdle: () => look() });
  const events = followEvents({
    source,
    clock,
    apply: (event) => renewal.ask(concerns(event)),
    reload: () => renewal.ask(everything),
    returned: (over) => {
      // A blink of the line is not worth a word. Of two absences that nobody has read of yet one is made.
      if (over.events === 0 && !over.isAnew) return;
      absence = {
        fromMs: absence?.fromMs ?? over.fromMs,
        toMs: over.toMs,
        events: (absence?.events ?? 0) + over.events,
        isAnew: (absence?.isAnew ?? false) || over.isAnew,
      };
      tell();
    },
  });
  events.subscribe(() => {
    const stream = events.state();
    if (stream.state === 'complete') server.heard(stream.asOfMs);
    look();
  });
  const positions = followPositions({ source, heard: server.heard });

  return {
    state: () => current,
    absence: () => absence,
    dismissAbsence: () => {
      absence = null;
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: server.now,
    positions,
    close: () => {
      events.close();
      renewal.close();
      positions.close();
      listeners.clear();
    },
  };
}
