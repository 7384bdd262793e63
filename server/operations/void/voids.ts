import { setImmediate as breathe } from 'node:timers/promises';
import { overLimit, settleAlarms } from './alarms.ts';
import { watchedPlaces, type WatchedPlaces } from './places.ts';
import { RULE_CHANGED } from './rules.ts';
import {
  keepPlaces,
  knownPlaces,
  standingVoids,
  unitsForReach,
  voidRules,
  type StandingVoid,
} from './store.ts';
import { shiftOf } from '../../../shared/operations/duty.ts';
import type { PoliceUnit, Position } from '../../../shared/operations/schema.ts';
import type { VoidRules } from '../../../shared/operations/void-rule.ts';
import {
  advance,
  createVoidWatch,
  dropUnit,
  isVoid,
  putUnit,
  type VoidWatch,
} from '../../../shared/operations/void-watch.ts';
import type { Db } from '../../db/schema.ts';
import { allSettlements } from '../../hierarchy/settlement/store.ts';
import type { FeedListener } from '../../live/feed.ts';
import type { Log } from '../../log.ts';
import type { Picture } from '../../picture/picture.ts';

/** What the watch knows at a moment. */
export type VoidBoard = {
  watch: VoidWatch;
  places: WatchedPlaces;
  rules: VoidRules;
  /** Units by number, as the database has them. */
  units: ReadonlyMap<number, PoliceUnit>;
  alarms: readonly StandingVoid[];
  /** Moment that it is true of; null before the first round. */
  asOfMs: number | null;
  /** Another one when places, their states or alarms are others. */
  revision: string;
};

export type Voids = {
  board(): VoidBoard;
  /** Reads the rules again and begins anew with them. */
  rulesChanged(): Promise<void>;
  /** Resolves when what was told before is in the board. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** What is heard of positions, once a second; see `Positions` of the pipeline. */
type PositionTick = {
  units: readonly { unitId: number }[];
  shown: readonly (Position | null)[];
  changed: Uint8Array;
};

/** Units looked at before other work is let in. */
const SLICE = 400;
/** How often states are written down and alarms are looked for. */
const SETTLE_MS = 5_000;
/** After a start devices have to be heard first: nothing is raised or closed before. */
const GRACE_MS = 90_000;

/**
 * Watches for voids: hears of positions and units, and works beside them in slices, one round after another – never in the
 * tick that serves screens. When places were last reached is in the database, so a restart forgets nothing; while the database
 * is away the watch goes on with what it hears.
 */
export async function openVoids(parts: {
  db: Db;
  picture: () => Picture;
  positions: { onTick(listener: (state: PositionTick, timeMs: number) => void): void };
  feed: { follow(listener: FeedListener): () => void };
  log: Pick<Log, 'warn' | 'info'>;
  clock: () => number;
  graceMs?: number;
  settleMs?: number;
}): Promise<Voids> {
  const { db, picture, positions, feed, log, clock, graceMs = GRACE_MS, settleMs = SETTLE_MS } = parts;
  const startedMs = clock();
  const units = new Map<number, PoliceUnit>();
  const fixes = new Map<number, Position>();
  /** Units of which something was told since the last round. */
  const told = new Set<number>();
  const unread = new Set<number>();
  const unsaved = new Map<string, number | null>();
  const most = new Map<number, number>();
  /** When the next shift of a unit begins or ends by its plan: no event tells of it. */
  const turnsAt = new Map<number, number>();
  let roster: readonly { unitId: number }[] = [];
  let drawn = picture();
  let rules = await voidRules(db);
  const known = await knownPlaces(db);
  let changes = 0;
  let settledMs = startedMs;
  let graced = false;
  let closed = false;
  let board = await begin(await standingVoids(db));
  /** A watch over the places as they are now, which goes on where the one before it stopped. */
  async function begin(alarms: readonly StandingVoid[]): Promise<VoidBoard> {
    const settlements = await allSettlements(db);
    drawn = picture();
    const places = watchedPlaces(drawn, settlements, rules);
    // What was reached when it was last written is lost from now on, unless somebody is heard of.
    const since = Float64Array.from(places.list, ({ key }) =>
      known.has(key) ? (known.get(key) ?? clock()) : Number.NaN,
    );
    for (const id of fixes.keys()) told.add(id);
    const watch = createVoidWatch(places.reach, since);
    return { watch, places, rules, units, alarms, asOfMs: null, revision: `${startedMs}.${changes++}` };
  }

  const listen = (state: PositionTick, timeMs: number): void => {
    if (closed) return;
    if (state.units !== roster) {
      const here = new Set(state.units.map(({ unitId }) => unitId));
      for (const { unitId } of roster) if (!here.has(unitId) && fixes.delete(unitId)) told.add(unitId);
      roster = state.units;
      state.units.forEach((_, slot) => hear(state.shown[slot] ?? null));
    } else
      state.units.forEach((_, slot) => {
        if (state.changed[slot] === 1) hear(state.shown[slot] ?? null);
      });
    void work(timeMs);
  };
  const hear = (position: Position | null): void => {
    if (!position) return;
    fixes.set(position.unitId, position);
    told.add(position.unitId);
  };

  /** Reads the units of which an event or a first position told. */
  const readUnits = async (): Promise<void> => {
    for (const id of told) if (!units.has(id)) unread.add(id);
    const ids = [...unread];
    if (ids.length === 0) return;
    // What is told from now on may be news of a unit that was read a moment before: it is read again.
    unread.clear();
    try {
      for (const unit of await unitsForReach(db, ids)) {
        units.set(unit.id, unit);
        told.add(unit.id);
      }
    } catch (error) {
      for (const id of ids) unread.add(id);
      throw error;
    }
  };

  const carry = (watch: VoidWatch, nowMs: number): void => {
    for (const [id, atMs] of turnsAt) if (atMs <= nowMs) told.add(id);
    for (const id of told) {
      const unit = units.get(id);
      const fix = fixes.get(id);
      turnsAt.delete(id);
      if (!unit || !fix) {
        dropUnit(watch, id);
        continue;
      }
      const shift = shiftOf(unit, nowMs);
      const isResting = shift !== null && nowMs < shift.from;
      if (isResting) turnsAt.set(id, shift.from);
      else if (unit.duty && shift) turnsAt.set(id, shift.to);
      putUnit(watch, {
        id,
        type: unit.type,
        status: unit.status,
        bound: unit.taskId !== null,
        shiftTo: isResting ? 0 : (shift?.to ?? Infinity),
        lon: fix.lon,
        lat: fix.lat,
        fixAt: fix.at,
      });
    }
    told.clear();
  };

  const round = async (timeMs: number): Promise<void> => {
    const now = picture();
    let next = board;
    if (now.facilities !== drawn.facilities || now.tree !== drawn.tree || rules !== board.rules)
      await withDatabase(async () => (next = await begin(board.alarms)));
    await withDatabase(readUnits);
    const { watch } = next;
    carry(watch, timeMs);
    let changed = advance(watch, timeMs, SLICE);
    while (changed === null) {
      await breathe();
      changed = advance(watch, timeMs, SLICE);
    }
    for (const p of changed) note(next, p);
    changes += changed.length;
    // A watch that was begun anew is shown only now: before, it knew of nobody.
    board = { ...next, asOfMs: timeMs, revision: `${startedMs}.${changes}` };
    if (timeMs - settledMs >= settleMs) await withDatabase(() => settle(timeMs));
  };

  /** Notes what became of a place, for the database and for a watch begun anew. */
  const note = ({ watch, places }: VoidBoard, p: number): void => {
    const key = places.list[p]?.key ?? '';
    const since = watch.since[p] ?? Number.NaN;
    known.set(key, isVoid(watch, p) ? since : null);
    unsaved.set(key, isVoid(watch, p) ? since : null);
  };

  const settle = async (timeMs: number): Promise<void> => {
    settledMs = timeMs;
    const hasGrace = timeMs - startedMs < graceMs;
    if (!hasGrace && !graced) {
      graced = true;
      // Reached before the start and by nobody since: that is since the start.
      board.places.list.forEach(({ key }, p) => {
        if (known.get(key) === null && isVoid(board.watch, p)) note(board, p);
      });
    }
    const saving = new Map(unsaved);
    if (saving.size > 0) await keepPlaces(db, saving);
    for (const [key, since] of saving) if (unsaved.get(key) === since) unsaved.delete(key);
    if (hasGrace) return;
    const over = overLimit(board.watch, board.places, { rules: board.rules, now: timeMs });
    const alarms = await settleAlarms(db, over, { now: timeMs, most });
    if (alarms.map(({ id }) => id).join() !== board.alarms.map(({ id }) => id).join()) changes++;
    board = { ...board, alarms };
  };

  let away = false;
  /** The watch goes on without its database; what was not done is done when it is back. */
  async function withDatabase(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
      if (away) log.info({}, 'the void watch has its database again');
      away = false;
    } catch (error) {
      if (!away) log.warn({ err: error }, 'the void watch goes on without its database');
      away = true;
    }
  }

  let running: Promise<void> | null = null;
  const work = (timeMs: number): Promise<void> => {
    running ??= round(timeMs)
      .catch((error: unknown) => log.warn({ err: error }, 'a round of the void watch failed'))
      .finally(() => (running = null));
    return running;
  };
  const readRules = async (): Promise<void> => {
    rules = await voidRules(db);
  };

  // Attached before the units are read, so that no change falls in between.
  const unfollow = feed.follow({
    event: ({ kind, object }) => {
      const [what, id] = object.split(':');
      if (kind.startsWith('unit.') && what === 'unit') unread.add(Number(id));
      if (kind === RULE_CHANGED) void withDatabase(readRules);
    },
    beat: () => {},
  });
  for (const unit of await unitsForReach(db, 'all')) units.set(unit.id, unit);
  positions.onTick(listen);
  return {
    board: () => board,
    rulesChanged: async () => {
      await readRules();
      await running;
      await work(clock());
    },
    settled: async () => {
      await running;
      await work(clock());
    },
    close: async () => {
      closed = true;
      unfollow();
      await running;
      if (unsaved.size > 0) await withDatabase(() => keepPlaces(db, unsaved));
    },
  };
}
