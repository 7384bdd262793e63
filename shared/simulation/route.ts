import { greatCircleM } from '../operations/distance.ts';
import { DETOUR } from '../operations/eta.ts';
import type { Random } from '../random.ts';

/** A place in degrees of WGS 84. */
export type Spot = { readonly lon: number; readonly lat: number };

/** A way along straight pieces, and how far it was gone: `alongM` metres into the piece that begins at `points[leg]`. */
export type Route = { readonly points: readonly Spot[]; leg: number; alongM: number };

const M_PER_DEG_LAT = 111_195;
const RAD = Math.PI / 180;
/** Streets between two turns, metres: blocks in a town, more on a long way. */
const BLOCK_M = { least: 150, most: 2_500, blocks: 5 } as const;

/** A spot some metres to the east and to the north. */
export const moved = ({ lon, lat }: Spot, eastM: number, northM: number): Spot => ({
  lon: lon + eastM / (M_PER_DEG_LAT * Math.cos(lat * RAD)),
  lat: lat + northM / M_PER_DEG_LAT,
});

export const between = (from: Spot, to: Spot): number => greatCircleM(from.lon, from.lat, to.lon, to.lat);

/** Direction from one spot to another near it, degrees clockwise from north. */
export function bearing(from: Spot, to: Spot): number {
  const east = (to.lon - from.lon) * Math.cos(from.lat * RAD);
  return (Math.atan2(east, to.lat - from.lat) / RAD + 360) % 360;
}

/**
 * A way by streets: it turns from block to block and is longer than the straight line by the likely detour of `eta.ts`, so
 * that who drives it arrives when the estimate says. No road is known to it: a river is no obstacle.
 */
export function routeTo(from: Spot, to: Spot, random: Random): Route {
  const straightM = between(from, to);
  const block = Math.min(BLOCK_M.most, Math.max(BLOCK_M.least, straightM / BLOCK_M.blocks));
  const heading = bearing(from, to) * RAD;
  // The way goes out of the line and back into it; a triangle of these sides is longer than its base by the detour.
  const asideM = (baseM: number): number => (baseM / 2) * Math.sqrt(DETOUR.likely ** 2 - 1);
  const points: Spot[] = [from];
  let gone = 0;
  while (straightM - gone > block * 1.5) {
    const base = block * (0.6 + 0.8 * random());
    const side = (random() < 0.5 ? -1 : 1) * asideM(base);
    points.push(at(gone + base / 2, side), at(gone + base, 0));
    gone += base;
  }
  points.push(at(gone + (straightM - gone) / 2, (random() < 0.5 ? -1 : 1) * asideM(straightM - gone)), to);
  return { points, leg: 0, alongM: 0 };

  function at(forwardM: number, sideM: number): Spot {
    const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
    return moved(from, sin * forwardM + cos * sideM, cos * forwardM - sin * sideM);
  }
}

/** Length of the whole way in metres. */
export const lengthM = ({ points }: Route): number =>
  points.slice(1).reduce((sum, point, i) => sum + between(points[i] ?? point, point), 0);

/** Goes on along the way. @returns the spot there; the end of the way when it is shorter. */
export function advance(route: Route, byM: number): Spot {
  route.alongM += byM;
  for (;;) {
    const from = route.points[route.leg];
    const to = route.points[route.leg + 1];
    if (!from) throw new Error('A way has a beginning');
    if (!to) return from;
    const legM = between(from, to);
    if (route.alongM <= legM) {
      const share = legM === 0 ? 1 : route.alongM / legM;
      return { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share };
    }
    route.alongM -= legM;
    route.leg++;
  }
}

export const isAtEnd = ({ points, leg }: Route): boolean => leg >= points.length - 1;
