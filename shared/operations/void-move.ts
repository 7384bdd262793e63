import { greatCircleM } from './distance.ts';
import { etaOf, hoursAt, straightMs, type Eta, type Hours } from './eta.ts';
import { eachNear } from './place-grid.ts';
import { kindAt, reachM } from './reach.ts';
import type { PoliceUnitType } from './schema.ts';
import { isVoid, reachedFrom, readySlots, type VoidWatch } from './void-watch.ts';

/** Where a unit could stand: a post, the middle of the void, or at one of its places. */
export type Spot = { lon: number; lat: number; from: 'post' | 'middle' | 'place' };

/** A unit moved to a spot: how long it takes, what that closes, and what it opens where the unit is now. */
export type Move = {
  unitId: number;
  from: { lon: number; lat: number };
  to: Spot;
  straightM: number;
  eta: Eta;
  /** Indices of the voids that it closes, the one in question among them, ascending. */
  closes: number[];
  /** Indices of the places that only this unit reaches now, and not from there, ascending. */
  opens: number[];
};

export type MoveQuestion = {
  /** Index of the void that is to be closed. */
  focus: number;
  now: number;
  /** Places where units are stationed. */
  posts: readonly { lon: number; lat: number }[];
  /** Whether the unit may be moved; all of them unless given. */
  mayMove?: (unitId: number) => boolean;
  /** Units looked at, those that are soonest at the void. Default 200. */
  units?: number;
  /** Spots looked at of each kind, those nearest to the void. Default 24. */
  spots?: number;
  /** Moves to name, each of another unit. Default 3. */
  most?: number;
};

/** More closed than opened first; of equals what opens less, then what takes less time, then the lower number. */
const byWorth = (a: Move, b: Move): number =>
  b.closes.length - b.opens.length - (a.closes.length - a.opens.length) ||
  a.opens.length - b.opens.length ||
  a.eta.likelyS - b.eta.likelyS ||
  a.unitId - b.unitId;

/**
 * The moves that close a void, best first: of every unit that counts the spot from which it closes most of what lies open
 * around and opens least elsewhere. None when the place is reached, or nobody may be moved. The state is that of the last
 * `advance`.
 */
export function bestMoves(watch: VoidWatch, question: MoveQuestion): Move[] {
  const { focus, now, mayMove = () => true, units = 200, most = 3 } = question;
  if (!isVoid(watch, focus)) return [];
  const hours = hoursAt(now);
  const kind = kindAt(watch.places, focus);
  const place = { lon: watch.places.lon[focus] ?? 0, lat: watch.places.lat[focus] ?? 0 };
  const candidates = readySlots(watch)
    .flatMap((slot) => {
      const unit = watch.units[slot];
      if (!unit || !mayMove(unit.id)) return [];
      const seconds = straightOf(unit, place) / straightMs(unit.type, kind, hours);
      return [{ slot, unit, seconds }];
    })
    .sort((a, b) => a.seconds - b.seconds || a.unit.id - b.unit.id)
    .slice(0, units);
  /** What a unit of a type closes from each spot; the same for all units of it. */
  const ofType = new Map<PoliceUnitType, { spot: Spot; closes: number[] }[]>();
  const moves = candidates.map(({ slot, unit }): Move | null => {
    const spots = ofType.get(unit.type) ?? spotsFor(watch, question, unit.type, hours);
    ofType.set(unit.type, spots);
    const alone = [...reachedFrom(watch, slot)].filter((p) => watch.reachedBy[p] === 1);
    let best: Move | null = null;
    for (const { spot, closes } of spots) {
      const straightM = straightOf(unit, spot);
      const opens = alone.filter((p) => !reaches(watch, spot, p, unit.type, hours));
      const eta = etaOf(straightM, unit.type, kind, hours);
      const from = { lon: unit.lon, lat: unit.lat };
      const move = { unitId: unit.id, from, to: spot, straightM, eta, closes, opens };
      if (best === null || byWorth(move, best) < 0) best = move;
    }
    return best && { ...best, opens: best.opens.toSorted((a, b) => a - b) };
  });
  return moves
    .filter((move) => move !== null)
    .sort(byWorth)
    .slice(0, most);
}

const straightOf = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
  greatCircleM(a.lon, a.lat, b.lon, b.lat);

function reaches(
  { places }: VoidWatch,
  from: { lon: number; lat: number },
  p: number,
  type: PoliceUnitType,
  hours: Hours,
): boolean {
  const metres = reachM(type, kindAt(places, p), places.targetS[p] ?? 0, hours);
  return greatCircleM(from.lon, from.lat, places.lon[p] ?? 0, places.lat[p] ?? 0) <= metres;
}

/** Spots from which a unit of a type reaches the void in question, and what it closes from each. */
function spotsFor(
  watch: VoidWatch,
  { focus, posts, spots: mostSpots = 24 }: MoveQuestion,
  type: PoliceUnitType,
  hours: Hours,
): { spot: Spot; closes: number[] }[] {
  const { places } = watch;
  const at = { lon: places.lon[focus] ?? 0, lat: places.lat[focus] ?? 0 };
  const focusM = reachM(type, kindAt(places, focus), places.targetS[focus] ?? 0, hours);
  const nearest = (all: readonly Spot[]): Spot[] =>
    all
      .map((spot) => ({ spot, metres: straightOf(spot, at) }))
      .filter(({ metres }) => metres <= focusM)
      .sort((a, b) => a.metres - b.metres)
      .slice(0, mostSpots)
      .map(({ spot }) => spot);
  const around: Spot[] = [];
  for (const { grid } of watch.classes)
    eachNear(grid, at, focusM, (p) => {
      if (isVoid(watch, p)) around.push({ lon: places.lon[p] ?? 0, lat: places.lat[p] ?? 0, from: 'place' });
    });
  const voids = nearest(around);
  const mean = (of: (spot: Spot) => number): number =>
    voids.reduce((sum, spot) => sum + of(spot), 0) / voids.length;
  const middle: Spot = { lon: mean(({ lon }) => lon), lat: mean(({ lat }) => lat), from: 'middle' };
  const stationed = nearest(posts.map(({ lon, lat }): Spot => ({ lon, lat, from: 'post' })));
  return [...stationed, ...nearest([middle]), ...voids].map((spot) => ({
    spot,
    closes: closedFrom(watch, spot, type, hours),
  }));
}

function closedFrom(watch: VoidWatch, spot: Spot, type: PoliceUnitType, hours: Hours): number[] {
  const closes: number[] = [];
  for (const { grid, kind, targetS } of watch.classes)
    eachNear(grid, spot, reachM(type, kind, targetS, hours), (p) => {
      if (isVoid(watch, p) && reaches(watch, spot, p, type, hours)) closes.push(p);
    });
  return closes.sort((a, b) => a - b);
}

/** The unit that counts and would be soonest at a place, by straight line and speed; null when none counts. */
export function soonestUnit(
  watch: VoidWatch,
  p: number,
  { now, slots }: { now: number; slots: readonly number[] },
): { unitId: number; straightM: number; eta: Eta } | null {
  const hours = hoursAt(now);
  const kind = kindAt(watch.places, p);
  const at = { lon: watch.places.lon[p] ?? 0, lat: watch.places.lat[p] ?? 0 };
  let best: { unitId: number; type: PoliceUnitType; straightM: number; seconds: number } | null = null;
  for (const slot of slots) {
    const unit = watch.units[slot];
    if (!unit) continue;
    const speedMs = straightMs(unit.type, kind, hours);
    // No way is shorter than the difference of latitude.
    if (best && (Math.abs(unit.lat - at.lat) * 111_194.9) / speedMs > best.seconds) continue;
    const straightM = straightOf(unit, at);
    const seconds = straightM / speedMs;
    if (best === null || seconds < best.seconds)
      best = { unitId: unit.id, type: unit.type, straightM, seconds };
  }
  return (
    best && {
      unitId: best.unitId,
      straightM: best.straightM,
      eta: etaOf(best.straightM, best.type, kind, hours),
    }
  );
}
