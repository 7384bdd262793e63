import type { Closure } from './apply.ts';
import type { PlanPicture } from './picture.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { straightMs, type Hours } from '../../operations/eta.ts';
import { PLACE_SPEEDS } from '../../operations/reach.ts';
import type { PoliceUnitType } from '../../operations/schema.ts';

/** Where somebody sets off from. */
export type Origin = { type: PoliceUnitType; lon: number; lat: number };

/** Seconds from an origin to each facility of a picture, Infinity where one cannot get; road time plugs in here. */
export type Travel = (origin: Origin) => Float32Array;

/** Whether the straight lines a–b and c–d cross, in degrees: both stretches are short. */
function cross(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [cx, cy]: readonly [number, number],
  [dx, dy]: readonly [number, number],
): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

/** Metres from a to b: the straight line, or round the nearer end of the closed stretch that makes the longest way of it. */
function wayM(
  from: readonly [number, number],
  to: readonly [number, number],
  closures: readonly Closure[],
): number {
  const metres = (a: readonly [number, number], b: readonly [number, number]): number =>
    greatCircleM(a[0], a[1], b[0], b[1]);
  let longest = metres(from, to);
  for (const closure of closures) {
    if (!cross(from, to, closure.from, closure.to)) continue;
    const round = (end: readonly [number, number]): number => metres(from, end) + metres(end, to);
    longest = Math.max(longest, Math.min(round(closure.from), round(closure.to)));
  }
  return longest;
}

/**
 * Travel by straight line over the likely detour and the mean speed of the place, as the void watch and the recommendation
 * reckon: an estimate, and marked as one. A closed stretch is gone round.
 */
export function estimateTravel(
  { facilities }: Pick<PlanPicture, 'facilities'>,
  { hours, closures }: { hours: Hours; closures: readonly Closure[] },
): Travel {
  const { lon, lat, kind } = facilities;
  return ({ type, lon: fromLon, lat: fromLat }) => {
    const seconds = new Float32Array(lon.length);
    const metresPerS = PLACE_SPEEDS.map((place) => straightMs(type, place, hours));
    for (let f = 0; f < lon.length; f++) {
      const toLon = lon[f] ?? 0;
      const toLat = lat[f] ?? 0;
      const metres =
        closures.length === 0
          ? greatCircleM(fromLon, fromLat, toLon, toLat)
          : wayM([fromLon, fromLat], [toLon, toLat], closures);
      seconds[f] = metres / (metresPerS[kind[f] ?? 0] ?? 1);
    }
    return seconds;
  };
}

/** More rows than this are forgotten, the oldest first: a unit that is dragged makes one at every step. */
const MOST_ROWS = 4_000;

/** The same travel, which remembers what it has reckoned: when one unit moves, only its row is new. */
export function rememberTravel(travel: Travel): Travel {
  const rows = new Map<string, Float32Array>();
  return (origin) => {
    const key = `${origin.type} ${origin.lon} ${origin.lat}`;
    const known = rows.get(key);
    if (known) return known;
    const row = travel(origin);
    rows.set(key, row);
    if (rows.size > MOST_ROWS) for (const oldest of rows.keys()) return rows.delete(oldest) ? row : row;
    return row;
  };
}
