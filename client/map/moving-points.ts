/** A point as it is told: where it is, which way it heads, when that was measured. */
export type MovingFix = {
  id: number;
  lon: number;
  lat: number;
  /** Degrees clockwise from north; null when it stands or nobody knows. */
  headingDeg: number | null;
  /** Which of the kinds of `movingPointsLayer` it is drawn as. */
  kind: number;
  /** When it was measured, milliseconds of the clock that is passed to everything here. */
  fixedAtMs: number;
};

/** Numbers a point in each column. */
export const PLACE_SIZE = 4;
export const TIMES_SIZE = 3;
export const LOOK_SIZE = 4;
/** In `look`: there is no heading to show. */
export const NO_HEADING = 255;
const HEADINGS = 240;

/** A point that somebody should look at has an outline in the colour of alarm, which blinks until it was seen. */
export type Alarm = 'none' | 'seen' | 'blinking';
const ALARM_CODE: Readonly<Record<Alarm, number>> = { none: 0, seen: 1, blinking: 2 };

/**
 * A point moves to its next fix in the time that fixes are apart, and never beyond: nothing is shown that was not told. Where
 * fixes are rare it does not trail behind for longer than this: it is where it was told to be within a second.
 */
const LONGEST_MOVE_MS = 750;
/** A jump of more than this is no movement between two fixes: the point is set down at once. Degrees. */
const JUMP_DEG = 0.05;
/** Less than this, some two metres, is a receiver's noise and no movement: a parked car must not keep the map drawing. Degrees. */
const STILL_DEG = 0.00002;

/**
 * Points that move, in columns as the graphics card reads them: `place` is where a movement begins and ends (lon, lat, lon,
 * lat), `times` when it begins, when it ends and when the fix was measured (seconds of `epochMs`), `look` the kind, the
 * heading, whether it is chosen and its alarm.
 */
export type MovingPoints = {
  readonly epochMs: number;
  readonly count: number;
  /** Raised by every change. */
  readonly revision: number;
  /** Raised when `drawingOrder` may be another one. */
  readonly orderRevision: number;
  /** Whether an outline blinks. */
  readonly isBlinking: boolean;
  /** Until when something moves, milliseconds. */
  readonly movingUntilMs: number;
  readonly ids: Uint32Array;
  readonly place: Float32Array;
  readonly times: Float32Array;
  readonly look: Uint8Array;
  put(fix: MovingFix, nowMs: number): void;
  remove(id: number): void;
  clear(): void;
  /** Changes how a point looks without touching its movement. */
  mark(id: number, look: { kind: number; alarm: Alarm }): void;
  choose(id: number | null): void;
  /** Where a point is shown at a moment; null when there is none. */
  placeOf(id: number, nowMs: number): readonly [lon: number, lat: number] | null;
  /** The nearest point within a distance in CSS pixels, by a projection of the map; null when there is none. */
  nearest(
    project: (lon: number, lat: number) => readonly [x: number, y: number],
    at: readonly [x: number, y: number],
    reachPx: number,
    nowMs: number,
  ): number | null;
};

/** Kinds from this one on stand in the background: whoever looks for somebody to send must see them above. */
const BACKGROUND_KIND = 3;

/**
 * Slots in the order in which they are drawn, later ones above: the background, everything else, and last what is chosen or
 * calls for a look.
 */
export function drawingOrder({ count, look }: Pick<MovingPoints, 'count' | 'look'>): Uint32Array {
  const order = new Uint32Array(count);
  let drawn = 0;
  for (const rank of [0, 1, 2])
    for (let slot = 0; slot < count; slot++) {
      const at = slot * LOOK_SIZE;
      const isMarked = (look[at + 2] ?? 0) + (look[at + 3] ?? 0) > 0;
      const own = isMarked ? 2 : (look[at] ?? 0) >= BACKGROUND_KIND ? 0 : 1;
      if (own === rank) order[drawn++] = slot;
    }
  return order;
}

/** An empty set of moving points whose times count from `epochMs`. */
export function createMovingPoints(epochMs: number): MovingPoints {
  let capacity = 1_024;
  let ids = new Uint32Array(capacity);
  let place = new Float32Array(capacity * PLACE_SIZE);
  let times = new Float32Array(capacity * TIMES_SIZE);
  let look = new Uint8Array(capacity * LOOK_SIZE);
  const slots = new Map<number, number>();
  let revision = 0;
  let orderRevision = 0;
  let movingUntilMs = 0;
  let chosen: number | null = null;
  const blinking = new Set<number>();

  const secondsOf = (ms: number): number => (ms - epochMs) / 1_000;

  const grow = (): void => {
    capacity *= 2;
    const larger = <Column extends Uint32Array | Float32Array | Uint8Array>(old: Column, next: Column) => {
      next.set(old);
      return next;
    };
    ids = larger(ids, new Uint32Array(capacity));
    place = larger(place, new Float32Array(capacity * PLACE_SIZE));
    times = larger(times, new Float32Array(capacity * TIMES_SIZE));
    look = larger(look, new Uint8Array(capacity * LOOK_SIZE));
  };

  // Called for every point every second: no array is made.
  let shownLon = 0;
  let shownLat = 0;
  const show = (slot: number, seconds: number): void => {
    const t = slot * TIMES_SIZE;
    const p = slot * PLACE_SIZE;
    const begin = times[t] ?? 0;
    const end = times[t + 1] ?? 0;
    const share = end > begin ? Math.min(1, Math.max(0, (seconds - begin) / (end - begin))) : 1;
    const fromLon = place[p] ?? 0;
    const fromLat = place[p + 1] ?? 0;
    shownLon = fromLon + ((place[p + 2] ?? 0) - fromLon) * share;
    shownLat = fromLat + ((place[p + 3] ?? 0) - fromLat) * share;
  };

  const write = (slot: number, fix: MovingFix, moveMs: number, nowMs: number): void => {
    const p = slot * PLACE_SIZE;
    place[p] = moveMs === 0 ? fix.lon : shownLon;
    place[p + 1] = moveMs === 0 ? fix.lat : shownLat;
    place[p + 2] = fix.lon;
    place[p + 3] = fix.lat;
    const t = slot * TIMES_SIZE;
    times[t] = secondsOf(nowMs);
    times[t + 1] = secondsOf(nowMs + moveMs);
    times[t + 2] = secondsOf(fix.fixedAtMs);
    const l = slot * LOOK_SIZE;
    if (look[l] !== fix.kind) orderRevision++;
    look[l] = fix.kind;
    look[l + 1] =
      fix.headingDeg === null ? NO_HEADING : Math.round((fix.headingDeg / 360) * HEADINGS) % HEADINGS;
    look[l + 2] = fix.id === chosen ? 1 : 0;
    revision++;
  };

  return {
    epochMs,
    get count() {
      return slots.size;
    },
    get revision() {
      return revision;
    },
    get orderRevision() {
      return orderRevision;
    },
    get isBlinking() {
      return blinking.size > 0;
    },
    get movingUntilMs() {
      return movingUntilMs;
    },
    get ids() {
      return ids;
    },
    get place() {
      return place;
    },
    get times() {
      return times;
    },
    get look() {
      return look;
    },
    put(fix, nowMs) {
      const known = slots.get(fix.id);
      if (known === undefined) {
        const slot = slots.size;
        if (slot === capacity) grow();
        slots.set(fix.id, slot);
        ids[slot] = fix.id;
        look[slot * LOOK_SIZE + 3] = 0;
        orderRevision++;
        write(slot, fix, 0, nowMs);
        return;
      }
      show(known, secondsOf(nowMs));
      const apartMs = fix.fixedAtMs - epochMs - (times[known * TIMES_SIZE + 2] ?? 0) * 1_000;
      const movedDeg = Math.max(Math.abs(shownLon - fix.lon), Math.abs(shownLat - fix.lat));
      const isMovement = movedDeg > STILL_DEG && movedDeg <= JUMP_DEG;
      const moveMs = !isMovement || apartMs <= 0 ? 0 : Math.min(apartMs, LONGEST_MOVE_MS);
      write(known, fix, moveMs, nowMs);
      movingUntilMs = Math.max(movingUntilMs, nowMs + moveMs);
    },
    remove(id) {
      const slot = slots.get(id);
      if (slot === undefined) return;
      const last = slots.size - 1;
      const lastId = ids[last] ?? 0;
      ids[slot] = lastId;
      place.copyWithin(slot * PLACE_SIZE, last * PLACE_SIZE, (last + 1) * PLACE_SIZE);
      times.copyWithin(slot * TIMES_SIZE, last * TIMES_SIZE, (last + 1) * TIMES_SIZE);
      look.copyWithin(slot * LOOK_SIZE, last * LOOK_SIZE, (last + 1) * LOOK_SIZE);
      slots.set(lastId, slot);
      slots.delete(id);
      blinking.delete(id);
      revision++;
      orderRevision++;
    },
    clear() {
      slots.clear();
      blinking.clear();
      revision++;
      orderRevision++;
    },
    mark(id, { kind, alarm }) {
      const slot = slots.get(id);
      if (slot === undefined) return;
      look[slot * LOOK_SIZE] = kind;
      look[slot * LOOK_SIZE + 3] = ALARM_CODE[alarm];
      if (alarm === 'blinking') blinking.add(id);
      else blinking.delete(id);
      revision++;
      orderRevision++;
    },
    choose(id) {
      for (const [which, mark] of [
        [chosen, 0],
        [id, 1],
      ] as const) {
        const slot = which === null ? undefined : slots.get(which);
        if (slot !== undefined) look[slot * LOOK_SIZE + 2] = mark;
      }
      chosen = id;
      revision++;
      orderRevision++;
    },
    placeOf(id, nowMs) {
      const slot = slots.get(id);
      if (slot === undefined) return null;
      show(slot, secondsOf(nowMs));
      return [shownLon, shownLat];
    },
    nearest(project, [x, y], reachPx, nowMs) {
      const seconds = secondsOf(nowMs);
      let best: number | null = null;
      let bestPx = reachPx;
      for (let slot = 0; slot < slots.size; slot++) {
        show(slot, seconds);
        const [atX, atY] = project(shownLon, shownLat);
        const px = Math.hypot(atX - x, atY - y);
        if (px <= bestPx) {
          bestPx = px;
          best = ids[slot] ?? null;
        }
      }
      return best;
    },
  };
}
