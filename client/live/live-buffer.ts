import { ageSlackS, readHeader, readRecord, type FrameRecord } from '../../shared/live/frame.ts';
import { UNIT_STATUSES, type UnitStatus } from '../../shared/operations/schema.ts';

/** One unit as the buffer knows it. */
export type BufferedUnit = {
  unitId: number;
  lon: number;
  lat: number;
  headingDeg: number | null;
  speedMs: number | null;
  status: UnitStatus | null;
  /**
   * When the fix was measured, by the server's clock; null when there is none. Frames tell ages in steps, so it may have
   * been earlier by up to `slackMs`.
   */
  fixedAtMs: number | null;
  slackMs: number;
};

/** What a frame changed. A gap applied nothing: what it builds on did not arrive, so ask for a complete one. */
export type Applied = { gap: true } | { gap: false; changed: number[]; removed: number[] };

/**
 * The latest positions, in columns by slot: the last two places of every unit with their times, so that it can be drawn
 * moving from one to the other. Lives outside React.
 */
export type LiveBuffer = {
  readonly count: number;
  readonly unitId: Uint32Array;
  /** lon, lat of the place before and of the latest one: four numbers a slot. */
  readonly place: Float64Array;
  /** Times of both, milliseconds of the server's clock; NaN where there was none. */
  readonly atMs: Float64Array;
  /** By how much the latest time may be too young, milliseconds; see `BufferedUnit`. */
  readonly slackMs: Float64Array;
  /** Degrees; NaN where it is not known. */
  readonly headingDeg: Float32Array;
  slotOf(unitId: number): number | undefined;
  unit(slot: number): BufferedUnit;
  /**
   * Applies a frame. `changed` and `removed` are ids.
   * @throws RangeError when it cannot be read.
   */
  apply(bytes: Uint8Array): Applied;
};

const NO_STATUS = 255;

/** An empty buffer, which grows by itself. */
export function createLiveBuffer(): LiveBuffer {
  let capacity = 1_024;
  let count = 0;
  let seq: number | null = null;
  let unitId = new Uint32Array(capacity);
  let place = new Float64Array(capacity * 4);
  let atMs = new Float64Array(capacity * 2);
  let slack = new Float64Array(capacity);
  let heading = new Float32Array(capacity);
  let speed = new Float32Array(capacity);
  let status = new Uint8Array(capacity);
  /** Number of the frame that named the unit last, to find what a complete frame does not name. */
  let named = new Float64Array(capacity);
  const slots = new Map<number, number>();

  const grow = (): void => {
    capacity *= 2;
    unitId = enlarged(unitId, new Uint32Array(capacity));
    place = enlarged(place, new Float64Array(capacity * 4));
    atMs = enlarged(atMs, new Float64Array(capacity * 2));
    slack = enlarged(slack, new Float64Array(capacity));
    heading = enlarged(heading, new Float32Array(capacity));
    speed = enlarged(speed, new Float32Array(capacity));
    status = enlarged(status, new Uint8Array(capacity));
    named = enlarged(named, new Float64Array(capacity));
  };
  const add = (id: number): number => {
    if (count === capacity) grow();
    const slot = count++;
    unitId[slot] = id;
    atMs.fill(NaN, slot * 2, slot * 2 + 2);
    slots.set(id, slot);
    return slot;
  };
  /** The last one takes the place of the removed one. */
  const remove = (slot: number): void => {
    slots.delete(unitId[slot] ?? 0);
    const last = --count;
    if (slot === last) return;
    unitId[slot] = unitId[last] ?? 0;
    place.copyWithin(slot * 4, last * 4, last * 4 + 4);
    atMs.copyWithin(slot * 2, last * 2, last * 2 + 2);
    for (const column of [slack, heading, speed, status, named]) column[slot] = column[last] ?? 0;
    slots.set(unitId[slot], slot);
  };
  const put = (slot: number, record: FrameRecord, timeMs: number): boolean => {
    const code = record.status === null ? NO_STATUS : UNIT_STATUSES.indexOf(record.status);
    const isStatusNew = status[slot] !== code;
    status[slot] = code;
    if (record.ageS === null) return isStatusNew;
    const known = atMs[slot * 2 + 1] ?? NaN;
    const at = slot * 4;
    const moved = place[at + 2] !== record.lon || place[at + 3] !== record.lat || Number.isNaN(known);
    // A younger step of age means a new fix, even in the same place; an older one only that time has passed.
    const fixedMs = timeMs - record.ageS * 1_000;
    if (!moved && fixedMs <= known) return isStatusNew;
    // Called for every unit every second: no array is made.
    place[at] = place[at + 2] ?? 0;
    place[at + 1] = place[at + 3] ?? 0;
    place[at + 2] = record.lon;
    place[at + 3] = record.lat;
    atMs[slot * 2] = known;
    atMs[slot * 2 + 1] = fixedMs;
    slack[slot] = ageSlackS(record.ageS) * 1_000;
    heading[slot] = record.headingDeg ?? NaN;
    speed[slot] = record.speedMs ?? NaN;
    return true;
  };

  return {
    get count() {
      return count;
    },
    get unitId() {
      return unitId;
    },
    get place() {
      return place;
    },
    get atMs() {
      return atMs;
    },
    get slackMs() {
      return slack;
    },
    get headingDeg() {
      return heading;
    },
    slotOf: (id) => slots.get(id),
    unit: (slot) => ({
      unitId: unitId[slot] ?? 0,
      lon: place[slot * 4 + 2] ?? 0,
      lat: place[slot * 4 + 3] ?? 0,
      headingDeg: orNull(heading[slot]),
      speedMs: orNull(speed[slot]),
      status: UNIT_STATUSES[status[slot] ?? NO_STATUS] ?? null,
      fixedAtMs: orNull(atMs[slot * 2 + 1]),
      slackMs: slack[slot] ?? 0,
    }),
    apply: (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const header = readHeader(view);
      if (!header.full && header.base !== seq) return { gap: true };
      seq = header.seq;
      const changed: number[] = [];
      const removed: number[] = [];
      for (let i = 0; i < header.count; i++) {
        const record = readRecord(view, i);
        const id = record.unitId;
        const known = slots.get(id);
        const slot = known ?? add(id);
        named[slot] = header.seq;
        if (put(slot, record, header.timeMs) || known === undefined) changed.push(id);
      }
      if (header.full)
        for (let slot = count - 1; slot >= 0; slot--)
          if (named[slot] !== header.seq) {
            removed.push(unitId[slot] ?? 0);
            remove(slot);
          }
      return { gap: false, changed, removed };
    },
  };
}

function enlarged<Column extends Uint8Array | Uint32Array | Float32Array | Float64Array>(
  from: Column,
  to: Column,
): Column {
  to.set(from);
  return to;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
