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
type Scope = { paths: readonly string[]; members: Set<Member> };

/** Above this share of changed units a complete frame is as good, and needs no frame before it. */
const MOSTLY = 0.6;
const DEGREE = 1e6;

/** Hands out frames of positions: one per territory and tick, encoded once, shared by all of its subscribers. */
export function createPositionHub(): PositionHub {
  const scopes = new Map<string, Scope>();
  let seq = 0;
  let roster: PositionState['units'] | null = null;

  const join = (member: Member): (() => void) => {
    const paths = [...new Set(member.paths)].sort();
    const key = paths.join(' ');
    const scope = scopes.get(key) ?? { paths, members: new Set() };
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
      const before = seq;
      seq++;
      // Units came or went: what a screen has is another set, so it gets a complete one.
      const sameUnits = state.units === roster;
      roster = state.units;
      for (const scope of scopes.values()) {
        const cut = cutter(state, rangesOf(state, scope.paths), { seq, before, timeMs });
        for (const member of scope.members) {
          // A frame that still waits was built on one that was read; it is replaced by a complete one.
          const inStep = sameUnits && member.had === before && before > 0 && !member.frame;
          if (!member.ready()) continue;
          member.frame = member.box ? cut.inside(member.box) : inStep ? cut.changes() : cut.full();
          member.had = seq;
          member.wake();
        }
      }
    },
  };
}

/** Frames of one territory at one tick, each cut when the first one asks for it. */
function cutter(
  state: PositionState,
  ranges: Range[],
  { seq, before, timeMs }: { seq: number; before: number; timeMs: number },
): { full(): Frame; changes(): Frame; inside(box: Box): Frame } {
  let whole: Frame | null = null;
  let part: Frame | null = null;
  const full = (): Frame => (whole ??= new Frame(cutFull(state, ranges, seq, timeMs)));
  const changes = (): Frame => {
    if (part) return part;
    let size = 0;
    let changed = 0;
    for (const [from, to] of ranges) {
      size += to - from;
      for (let slot = from; slot < to; slot++) changed += state.changed[slot] ?? 0;
    }
    part =
      changed > size * MOSTLY
        ? full()
        : new Frame(
            cutSome(state, ranges, (slot) => state.changed[slot] === 1, { seq, base: before, timeMs }),
          );
    return part;
  };
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
