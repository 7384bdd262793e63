import {
  AGE_STEPS_S,
  HEADER_BYTES,
  NEVER,
  RECORD_BYTES,
  stateCode,
  writeFix,
  writeHeader,
  writeState,
} from '../../shared/live/frame.ts';
import { replaces } from '../../shared/operations/position.ts';
import type { Position, UnitStatus } from '../../shared/operations/schema.ts';

/** A unit whose position is followed; `path` is the territory it belongs to, KATO codes from the root joined by '/'. */
export type RosterUnit = { unitId: number; path: string };

/** `[from, to)` in the order of the units. */
export type Range = readonly [from: number, to: number];

/**
 * The latest position of every unit. Units stand in the order of their territory, so every territory is a contiguous piece
 * of `records`, which holds them as a frame does; a scope is cut out of it by copying.
 */
export type PositionState = {
  readonly units: readonly RosterUnit[];
  readonly slotOf: ReadonlyMap<number, number>;
  readonly records: Uint8Array;
  readonly shown: (Position | null)[];
  readonly status: (UnitStatus | null)[];
  /** 1 where the record is another one than at the last tick. */
  readonly changed: Uint8Array;
};

/** A state of these units and their statuses, with the positions that `before` knows of them. */
export function makePositionState(
  roster: readonly RosterUnit[],
  statuses: ReadonlyMap<number, UnitStatus>,
  before: PositionState | null = null,
): PositionState {
  const units = roster.toSorted((a, b) =>
    a.path === b.path ? a.unitId - b.unitId : a.path < b.path ? -1 : 1,
  );
  const state: PositionState = {
    units,
    slotOf: new Map(units.map(({ unitId }, slot) => [unitId, slot])),
    records: new Uint8Array(units.length * RECORD_BYTES),
    shown: Array.from<Position | null>({ length: units.length }).fill(null),
    status: Array.from<UnitStatus | null>({ length: units.length }).fill(null),
    changed: new Uint8Array(units.length).fill(1),
  };
  const view = viewOf(state);
  units.forEach(({ unitId }, slot) => {
    const old = before?.slotOf.get(unitId);
    const shown = old === undefined ? null : (before?.shown[old] ?? null);
    state.status[slot] = statuses.get(unitId) ?? null;
    state.shown[slot] = shown;
    writeFix(view, slot * RECORD_BYTES, shown ?? { unitId, lon: 0, lat: 0, headingDeg: null, speedMs: null });
    // The age is written with the next tick.
    writeState(state.records, slot * RECORD_BYTES, stateCode(state.status[slot] ?? null, NEVER));
  });
  return state;
}

/** Shows a position unless the one that is shown is newer or of a better source. */
export function putPosition(state: PositionState, slot: number, position: Position): boolean {
  if (!replaces(position, state.shown[slot] ?? null)) return false;
  state.shown[slot] = position;
  writeFix(viewOf(state), slot * RECORD_BYTES, position);
  state.changed[slot] = 1;
  return true;
}

/** Writes status and age of every unit as they are now; to be called before frames are cut. */
export function refreshStates(state: PositionState, nowMs: number): void {
  const { records, shown, status, changed } = state;
  for (let slot = 0; slot < shown.length; slot++) {
    const position = shown[slot];
    const age = position ? ageCodeNow((nowMs - position.at) / 1_000) : NEVER;
    const code = stateCode(status[slot] ?? null, age);
    const at = slot * RECORD_BYTES;
    if (records[at + RECORD_BYTES - 1] === code) continue;
    writeState(records, at, code);
    changed[slot] = 1;
  }
}

/** As `ageCode`, for thousands of units of which nearly all are fresh. */
function ageCodeNow(ageS: number): number {
  let code = 0;
  while (code + 1 < AGE_STEPS_S.length && ageS >= (AGE_STEPS_S[code + 1] ?? 0)) code++;
  return code;
}

/** The pieces that territories take, in order, without overlap and without empty ones. */
export function rangesOf(state: PositionState, paths: readonly string[]): Range[] {
  const ranges = paths.map((path): Range => {
    const from = lowerBound(state.units, path);
    // '0' is the letter after '/': everything below the territory stands before it.
    return [from, lowerBound(state.units, `${path}0`)];
  });
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.filter(([a, b]) => b > a).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function lowerBound(units: readonly RosterUnit[], path: string): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.path ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A frame of everything in these pieces. */
export function cutFull(
  state: PositionState,
  ranges: readonly Range[],
  seq: number,
  timeMs: number,
): Uint8Array {
  const count = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  const frame = newFrame(count, { full: true, seq, base: seq, timeMs });
  let at = HEADER_BYTES;
  for (const [from, to] of ranges) {
    frame.set(state.records.subarray(from * RECORD_BYTES, to * RECORD_BYTES), at);
    at += (to - from) * RECORD_BYTES;
  }
  return frame;
}

/** A frame of what `keep` says, of these pieces; `base` is the frame it builds on, or null when it is complete in itself. */
export function cutSome(
  state: PositionState,
  ranges: readonly Range[],
  keep: (slot: number) => boolean,
  frame: { seq: number; base: number | null; timeMs: number },
): Uint8Array {
  const slots: number[] = [];
  for (const [from, to] of ranges) for (let slot = from; slot < to; slot++) if (keep(slot)) slots.push(slot);
  const { seq, base, timeMs } = frame;
  const bytes = newFrame(slots.length, { full: base === null, seq, base: base ?? seq, timeMs });
  slots.forEach((slot, i) =>
    bytes.set(
      state.records.subarray(slot * RECORD_BYTES, (slot + 1) * RECORD_BYTES),
      HEADER_BYTES + i * RECORD_BYTES,
    ),
  );
  return bytes;
}

function newFrame(
  count: number,
  header: { full: boolean; seq: number; base: number; timeMs: number },
): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + count * RECORD_BYTES);
  writeHeader(new DataView(bytes.buffer), { ...header, count });
  return bytes;
}

function viewOf({ records }: PositionState): DataView {
  return new DataView(records.buffer, records.byteOffset, records.byteLength);
}
