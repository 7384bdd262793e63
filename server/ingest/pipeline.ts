import {
  makePositionState,
  putPosition,
  refreshStates,
  type PositionState,
  type RosterUnit,
} from './position-state.ts';
import { keepPositions, lastPositions, TRAIL_KEPT_MS } from './position/store.ts';
import type { Bus } from '../bus/bus.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { packFixes, unpackFixes } from '../../shared/live/fixes.ts';
import { implausibility, type Implausible } from '../../shared/operations/position.ts';
import type { Position, UnitStatus } from '../../shared/operations/schema.ts';

/** What became of a fix: shown, of the past or of a lesser source and so only kept in the trail, or set aside. */
export type Outcome = 'shown' | 'trail' | 'unknown_unit' | Implausible;

export type Positions = {
  /** Takes a fix of a device in; `device` is any stable name of it. Waits for nothing. */
  accept(device: string, position: Position): Outcome;
  setStatus(unitId: number, status: UnitStatus): void;
  state(): PositionState;
  /** Reads again which units there are, after they changed. */
  reload: () => Promise<void>;
  /** Called every second, and between two seconds soon after a few fixes, before what changed is forgotten. */
  onTick(listener: (state: PositionState, timeMs: number) => void): void;
  close(): Promise<void>;
};

const TICK_MS = 1_000;
/** A fix waits no longer than this for its frame while there are few: a screen shows it within a second of its arrival. */
const SOON_MS = 200;
/** More fixes than this between two ticks wait for the next second: frames for every one of many cost more than they tell. */
const FEW = 200;
/** The trail has a point of a unit at most so often. */
const TRAIL_STEP_MS = 10_000;
/** Points of the trail that wait for the database; beyond it the oldest are given up and counted in the log. */
const MAX_WAITING_TRAIL = 200_000;

/**
 * Opens the pipeline of positions: the latest of every unit in memory, given on to screens and servers and written to the
 * database once a second; a few fixes between two seconds are given on at once. The database is not needed for it: while it is away positions go on, and what they are then is
 * written when it is back. After a start the last known positions are shown with their age.
 */
export async function openPositions(parts: {
  db: Db;
  bus: Bus;
  log: Pick<Log, 'warn' | 'info'>;
  clock: () => number;
  roster: () => Promise<RosterUnit[]>;
  /** Told what became of every fix of a device. */
  heard?: (device: string, outcome: Outcome, atMs: number) => void;
}): Promise<Positions> {
  const { db, bus, log, clock, roster, heard } = parts;
  /** Of units without a device too: they may get one. */
  const statuses = new Map<number, UnitStatus>();
  let state = makePositionState(await roster(), statuses);
  for (const position of await lastPositions(db)) show(position);
  let waiting = 0;
  let soon: ReturnType<typeof setTimeout> | undefined;
  const listeners: ((state: PositionState, timeMs: number) => void)[] = [];
  const lastOfDevice = new Map<string, Position>();
  const unsaved = new Map<number, Position>();
  const untold = new Map<number, Position>();
  const trailed = new Map<number, number>();
  let trail: Position[] = [];

  function show(position: Position): 'shown' | 'trail' | 'unknown_unit' {
    const slot = state.slotOf.get(position.unitId);
    if (slot === undefined) return 'unknown_unit';
    return putPosition(state, slot, position) ? 'shown' : 'trail';
  }
  const tellSoon = (): void => {
    waiting++;
    if (waiting <= FEW) soon ??= setTimeout(() => waiting <= FEW && tell(), SOON_MS);
  };
  const keep = (position: Position, outcome: 'shown' | 'trail'): void => {
    if (outcome === 'shown') unsaved.set(position.unitId, position);
    const last = trailed.get(position.unitId) ?? -Infinity;
    if (position.at < clock() - TRAIL_KEPT_MS) return;
    if (Math.abs(position.at - last) < TRAIL_STEP_MS) return;
    trailed.set(position.unitId, Math.max(position.at, last));
    trail.push(position);
  };

  const take = (device: string, position: Position): Outcome => {
    const wrong = implausibility(position, lastOfDevice.get(device) ?? null, position.receivedAt);
    if (wrong) return wrong;
    const outcome = show(position);
    if (outcome === 'unknown_unit') return outcome;
    const last = lastOfDevice.get(device);
    if (!last || last.at < position.at) lastOfDevice.set(device, position);
    keep(position, outcome);
    if (outcome === 'shown') {
      untold.set(position.unitId, position);
      tellSoon();
    }
    return outcome;
  };

  let saving: Promise<void> | null = null;
  let away = false;
  const save = async (): Promise<void> => {
    const latest = [...unsaved.values()];
    const points = trail;
    unsaved.clear();
    trail = [];
    try {
      await keepPositions(db, { latest, trail: points });
      if (away) log.info({}, 'positions are written again');
      away = false;
    } catch (error) {
      if (!away)
        log.warn({ err: error }, 'positions go on and wait to be written: the database does not take them');
      away = true;
      // What came meanwhile is newer and stays.
      for (const position of latest)
        if (!unsaved.has(position.unitId)) unsaved.set(position.unitId, position);
      trail = [...points, ...trail];
    }
  };
  const boundTrail = (): void => {
    if (trail.length <= MAX_WAITING_TRAIL) return;
    const lost = trail.length - MAX_WAITING_TRAIL;
    trail = trail.slice(lost);
    log.warn({ lost }, 'points of trails were given up: the database is away for too long');
  };

  const tellOthers = (): void => {
    const byPath = new Map<string, Position[]>();
    for (const position of untold.values()) {
      const path = state.units[state.slotOf.get(position.unitId) ?? -1]?.path;
      const fixes = path === undefined ? undefined : byPath.get(path);
      if (fixes) fixes.push(position);
      else if (path !== undefined) byPath.set(path, [position]);
    }
    untold.clear();
    const notes = Array.from(byPath, ([path, fixes]) => ({ path, packed: packFixes(fixes) }));
    if (notes.length > 0)
      bus.publishPositions(notes).catch((error: unknown) => {
        log.warn({ err: error }, 'the bus did not take positions');
      });
  };

  const tell = (): void => {
    clearTimeout(soon);
    soon = undefined;
    waiting = 0;
    const nowMs = clock();
    refreshStates(state, nowMs);
    for (const listener of listeners) listener(state, nowMs);
    state.changed.fill(0);
    tellOthers();
  };
  const tick = (): void => {
    tell();
    boundTrail();
    if (unsaved.size + trail.length > 0) saving ??= save().finally(() => (saving = null));
  };
  const timer = setInterval(tick, TICK_MS);

  const unsubscribe = bus.subscribePositions(({ path, packed }) => {
    const receivedAt = clock();
    try {
      for (const fix of unpackFixes(packed)) {
        // A site with a database of its own may call another unit by the same number.
        if (state.units[state.slotOf.get(fix.unitId) ?? -1]?.path !== path) continue;
        const position = { ...fix, accuracyM: null, receivedAt };
        if (show(position) !== 'shown') continue;
        keep(position, 'shown');
        tellSoon();
      }
    } catch (error) {
      log.warn({ err: error }, 'another server sent positions that cannot be read');
    }
  });

  return {
    accept: (device, position) => {
      const outcome = take(device, position);
      heard?.(device, outcome, position.receivedAt);
      return outcome;
    },
    setStatus: (unitId, status) => {
      statuses.set(unitId, status);
      const slot = state.slotOf.get(unitId);
      if (slot !== undefined) state.status[slot] = status;
    },
    state: () => state,
    reload: async () => {
      const units = await roster();
      state = makePositionState(units, statuses, state);
    },
    onTick: (listener) => void listeners.push(listener),
    close: async () => {
      clearInterval(timer);
      clearTimeout(soon);
      unsubscribe();
      await saving;
      if (unsaved.size + trail.length > 0) await save();
    },
  };
}
