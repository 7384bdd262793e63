import { greatCircleM } from './distance.ts';
import { hoursAt, type Hours, type PlaceSpeed } from './eta.ts';
import { eachNear, placeGrid, type PlaceGrid } from './place-grid.ts';
import { isReady, kindAt, reachM, type ReachPlaces } from './reach.ts';
import type { PoliceUnitType, UnitStatus } from './schema.ts';

/** A unit as the watch needs it: what it does, and the last that was heard of where it is. */
export type WatchedUnit = {
  id: number;
  type: PoliceUnitType;
  status: UnitStatus;
  /** A task binds it. */
  bound: boolean;
  /** End of its shift; Infinity without one. */
  shiftTo: number;
  lon: number;
  lat: number;
  /** When it was there; NaN when nobody knows where it is. */
  fixAt: number;
};

/** Places of one kind and target: one reach for each type of unit. */
export type PlaceClass = { kind: PlaceSpeed; targetS: number; grid: PlaceGrid };

/**
 * What a unit reaches of one class, found when it stood at `lon`, `lat`. No place is nearer to the edge of its reach than
 * `slackM`: by the triangle inequality nothing changes until it has moved so far.
 */
type Hold = { lon: number; lat: number; radiusM: number; slackM: number; places: readonly number[] };

/**
 * Which places no ready unit reaches in time, kept up to date by what changes. `reachedBy` counts the units that reach
 * each place; `since` is when the last one was lost, NaN while a place is reached – and of a void that nobody was ever
 * seen to reach.
 */
export type VoidWatch = {
  readonly places: ReachPlaces;
  readonly classes: readonly PlaceClass[];
  readonly reachedBy: Uint16Array;
  readonly since: Float64Array;
  readonly units: WatchedUnit[];
  readonly slotOf: Map<number, number>;
  /** By slot and class: `slot * classes.length + class`. */
  readonly holds: (Hold | null)[];
  /** What it says here at the end of a round is what `reachedBy` says. */
  readonly wasReached: Uint8Array;
  readonly isTouched: Uint8Array;
  readonly touched: number[];
  /** Doubles, because `marks` counts on for months. */
  readonly mark: Float64Array;
  marks: number;
  cursor: number;
};

/** Within this of the edge a movement is looked at again: far above what rounding does to a distance. */
const ROUNDING_M = 0.001;

/**
 * Begins a watch over places; at first no unit is known, so all of them are voids.
 * @param since of each place when it was last reached before the watch began, NaN when never.
 */
export function createVoidWatch(places: ReachPlaces, since?: Float64Array): VoidWatch {
  const count = places.lat.length;
  return {
    places,
    classes: classesOf(places),
    reachedBy: new Uint16Array(count),
    since: since?.slice() ?? new Float64Array(count).fill(Number.NaN),
    units: [],
    slotOf: new Map(),
    holds: [],
    wasReached: new Uint8Array(count),
    isTouched: new Uint8Array(count),
    touched: [],
    mark: new Float64Array(count),
    marks: 0,
    cursor: 0,
  };
}

function classesOf(places: ReachPlaces): PlaceClass[] {
  const byClass = new Map<string, number[]>();
  for (let p = 0; p < places.lat.length; p++) {
    const key = `${places.kind[p]} ${places.targetS[p]}`;
    const members = byClass.get(key);
    if (members) members.push(p);
    else byClass.set(key, [p]);
  }
  return Array.from(byClass.values(), (members) => {
    const [first = 0] = members;
    const kind = kindAt(places, first);
    const targetS = places.targetS[first] ?? 0;
    return {
      kind,
      targetS,
      grid: placeGrid(places, members, reachM('patrol_car', kind, targetS, 'day') / 3),
    };
  });
}

/** Takes the last word of a unit; it counts from the next `advance` on. */
export function putUnit(watch: VoidWatch, unit: WatchedUnit): void {
  const slot = watch.slotOf.get(unit.id);
  if (slot !== undefined) {
    watch.units[slot] = unit;
    return;
  }
  watch.slotOf.set(unit.id, watch.units.length);
  watch.units.push(unit);
  for (let c = 0; c < watch.classes.length; c++) watch.holds.push(null);
}

/** Forgets where a unit is, as when it is struck off; it reaches nothing from the next `advance` on. */
export function dropUnit(watch: VoidWatch, id: number): void {
  const unit = watch.units[watch.slotOf.get(id) ?? -1];
  if (unit) putUnit(watch, { ...unit, fixAt: Number.NaN });
}

/**
 * Carries what is known of units at a moment into the places: movement, status, ends of shifts and the age of fixes. Only
 * places at the edge of what a changed unit reaches are looked at.
 * @param limit units to look at before it returns, so that a caller can do other work in between.
 * @returns the places whose state is another one now, once all units were looked at; null when it is to be called again.
 */
export function advance(watch: VoidWatch, now: number, limit = Infinity): number[] | null {
  const hours = hoursAt(now);
  const end = Math.min(watch.units.length, watch.cursor + limit);
  for (let slot = watch.cursor; slot < end; slot++) {
    const unit = watch.units[slot];
    if (!unit) continue;
    const ready = isReady(unit, now);
    for (let c = 0; c < watch.classes.length; c++) {
      if (ready) hold(watch, slot, c, hours);
      else release(watch, slot * watch.classes.length + c);
    }
  }
  watch.cursor = end < watch.units.length ? end : 0;
  return watch.cursor === 0 ? settled(watch, now) : null;
}

function settled(watch: VoidWatch, now: number): number[] {
  const { reachedBy, wasReached, since, touched, isTouched } = watch;
  const changed: number[] = [];
  for (const p of touched) {
    isTouched[p] = 0;
    const isReached = (reachedBy[p] ?? 0) > 0 ? 1 : 0;
    if (isReached === wasReached[p]) continue;
    wasReached[p] = isReached;
    since[p] = isReached === 1 ? Number.NaN : now;
    changed.push(p);
  }
  touched.length = 0;
  return changed;
}

function tally(watch: VoidWatch, p: number, by: 1 | -1): void {
  watch.reachedBy[p] = (watch.reachedBy[p] ?? 0) + by;
  if (watch.isTouched[p] === 1) return;
  watch.isTouched[p] = 1;
  watch.touched.push(p);
}

function release(watch: VoidWatch, at: number): void {
  const held = watch.holds[at];
  if (!held) return;
  for (const p of held.places) tally(watch, p, -1);
  watch.holds[at] = null;
}

function hold(watch: VoidWatch, slot: number, c: number, hours: Hours): void {
  const unit = watch.units[slot];
  const placeClass = watch.classes[c];
  if (!unit || !placeClass) return;
  const at = slot * watch.classes.length + c;
  const held = watch.holds[at] ?? null;
  const radiusM = reachM(unit.type, placeClass.kind, placeClass.targetS, hours);
  if (held !== null && held.radiusM === radiusM) {
    if (held.lon === unit.lon && held.lat === unit.lat) return;
    if (greatCircleM(held.lon, held.lat, unit.lon, unit.lat) < held.slackM) return;
  }
  const next = found(watch.places, placeClass.grid, unit, radiusM);
  exchange(watch, held?.places ?? [], next.places);
  watch.holds[at] = next;
}

function found(places: ReachPlaces, grid: PlaceGrid, unit: WatchedUnit, radiusM: number): Hold {
  const { lon, lat } = unit;
  let slackM = Math.max(200, radiusM / 10);
  const inside: number[] = [];
  eachNear(grid, unit, radiusM + slackM, (p) => {
    const distanceM = greatCircleM(lon, lat, places.lon[p] ?? 0, places.lat[p] ?? 0);
    if (distanceM <= radiusM) inside.push(p);
    slackM = Math.min(slackM, Math.abs(distanceM - radiusM));
  });
  return { lon, lat, radiusM, slackM: slackM - ROUNDING_M, places: inside };
}

/** Counts what is reached now and was not, and the other way round; what stays is not touched. */
function exchange(watch: VoidWatch, before: readonly number[], after: readonly number[]): void {
  const { mark } = watch;
  const stays = ++watch.marks;
  for (const p of after) mark[p] = stays;
  for (const p of before) if (mark[p] !== stays) tally(watch, p, -1);
  const was = ++watch.marks;
  for (const p of before) mark[p] = was;
  for (const p of after) if (mark[p] !== was) tally(watch, p, 1);
}

/** Whether nobody reaches a place in time, as it was at the end of the last round. */
export const isVoid = (watch: VoidWatch, p: number): boolean => watch.wasReached[p] === 0;

/** Slots of the units that counted at the last `advance`. */
export function readySlots(watch: VoidWatch): number[] {
  const perUnit = watch.classes.length;
  return watch.units.flatMap((_, slot) => (watch.holds[slot * perUnit] ? [slot] : []));
}

/** Places that the unit of a slot reaches. */
export function* reachedFrom(watch: VoidWatch, slot: number): Generator<number> {
  const perUnit = watch.classes.length;
  for (let c = 0; c < perUnit; c++) yield* watch.holds[slot * perUnit + c]?.places ?? [];
}
