import { RECORD_BYTES } from '../../shared/live/frame.ts';
import { Frame } from '../../shared/live/wire.ts';
import { cutFull, cutSome, rangesOf, type PositionState, type Range } from '../ingest/position-state.ts';

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Who gets frames, and how. */
export type Subscriber = {
  /** Territories as KATO paths. */
  paths: readonly string[];
  /** Only what lies in it; then every frame is complete in itself. */
  box: Box | null;
  /** False while the line is full: the frame is dropped, and the next one that fits is complete. */
  ready(): boolean;
  signal: AbortSignal;
};

export type PositionHub = {
  /** Frames for one subscriber, one a tick, the latest only; ends with its signal. */
  frames(subscriber: Subscriber): AsyncGenerator<Frame>;
  /** Cuts and hands out the frames of this moment. */
  tick: (state: PositionState, timeMs: number) => void;
  /** How many subscribers and how many different territories there are. */
  size(): { subscribers: number; scopes: number };
};

type Member = Subscriber & {
  /** The last frame that it was given; 0 before the first. */
  had: number;
  frame: Frame | null;
  wake: () => void;
};
type Scope = {
  paths: readonly string[];
  members: Set<Member>;
  /** Its last frame, 0 before the first, and when that was cut. */
  seq: number;
  toldMs: number;
};

/** Above this share of changed units a complete frame is as good, and needs no frame before it. */
const MOSTLY = 0.6;
const DEGREE = 1e6;
/** A territory in which nothing changed is told so once a second, whatever ticks there are for others. */
const QUIET_MS = 900;

/**
 * Hands out frames of positions: one per territory and tick, encoded once, shared by all of its subscribers. A frame builds
 * on the one before it of the same territory.
 */
export function createPositionHub(): PositionHub {
  const scopes = new Map<string, Scope>();
  let seq = 0;
  let roster: PositionState['units'] | null = null;

  const join = (member: Member): (() => void) => {
    const paths = [...new Set(member.paths)].sort();
    const key = paths.join(' ');
    const scope = scopes.get(key) ?? { paths, members: new Set(), seq: 0, toldMs: -Infinity };
    scopes.set(key, scope);
    scope.members.add(member);
    return () => {
      scope.members.delete(member);
      if (scope.members.size === 0) scopes.delete(key);
    };
  };

  async function* frames(subscriber: Subscriber): AsyncGenerator<Frame> {
    const member: Member = { ...subscriber, had: 0, frame: null, wake: () => {} };
    const leave = join(member);
    const aborted = (): void => member.wake();
    subscriber.signal.addEventListener('abort', aborted);
    try {
      while (!subscriber.signal.aborted) {
        const { frame } = member;
        member.frame = null;
        if (frame) yield frame;
        else await new Promise<void>((resolve) => (member.wake = resolve));
      }
    } finally {
      subscriber.signal.removeEventListener('abort', aborted);
      leave();
    }
  }

  return {
    frames,
    size: () => ({
      subscribers: [...scopes.values()].reduce((sum, { members }) => sum + members.size, 0),
      scopes: scopes.size,
    }),
    tick: (state, timeMs) => {
      seq++;
      // Units came or went: what a screen has is another set, so it gets a complete one.
      const sameUnits = state.units === roster;
      roster = state.units;
      for (const scope of scopes.values()) {
        const before = scope.seq;
        const ranges = rangesOf(state, scope.paths);
        const changed = changedIn(state, ranges);
        const isQuiet = sameUnits && changed === 0 && timeMs - scope.toldMs < QUIET_MS;
        if (!isQuiet) {
          scope.seq = seq;
          scope.toldMs = timeMs;
        }
        const cut = cutter(state, ranges, { seq: scope.seq, before, timeMs, changed });
        for (const member of scope.members) {
          const isCurrent = sameUnits && member.had === before && before > 0;
          if ((isQuiet && isCurrent) || !member.ready()) continue;
          // A frame that still waits was built on one that was read; it is replaced by a complete one.
          const inStep = isCurrent && !member.frame;
          member.frame = member.box ? cut.inside(member.box) : inStep ? cut.changes() : cut.full();
          member.had = scope.seq;
          member.wake();
        }
      }
    },
  };
}

/** How many units of a territory have another record than at the last tick. */
function changedIn(state: PositionState, ranges: Range[]): number {
  let changed = 0;
  for (const [from, to] of ranges)
    for (let slot = from; slot < to; slot++) changed += state.changed[slot] ?? 0;
  return changed;
}

/** Frames of one territory at one tick, each cut when the first one asks for it. */
function cutter(
  state: PositionState,
  ranges: Range[],
  { seq, before, timeMs, changed }: { seq: number; before: number; timeMs: number; changed: number },
): { full(): Frame; changes(): Frame; inside(box: Box): Frame } {
  let whole: Frame | null = null;
  let part: Frame | null = null;
  const size = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  const full = (): Frame => (whole ??= new Frame(cutFull(state, ranges, seq, timeMs)));
  const changes = (): Frame =>
    (part ??=
      changed > size * MOSTLY
        ? full()
        : new Frame(
            cutSome(state, ranges, (slot) => state.changed[slot] === 1, { seq, base: before, timeMs }),
          ));
  const inside = ([west, south, east, north]: Box): Frame => {
    const view = new DataView(state.records.buffer);
    const isInside = (slot: number): boolean => {
      const lon = view.getInt32(slot * RECORD_BYTES + 4, true) / DEGREE;
      const lat = view.getInt32(slot * RECORD_BYTES + 8, true) / DEGREE;
      return lon >= west && lon <= east && lat >= south && lat <= north;
    };
    return new Frame(cutSome(state, ranges, isInside, { seq, base: null, timeMs }));
  };
  return { full, changes, inside };
}
