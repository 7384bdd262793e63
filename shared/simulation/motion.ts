import { advance, bearing, between, isAtEnd, moved, type Route, type Spot } from './route.ts';

/** Something that moves: where it is, where it heads and how fast. */
export type Body = { spot: Spot; headingDeg: number; speedMs: number };

const RAD = Math.PI / 180;
const STEP_S = 1;
/** How a car is driven: no faster up, down and around than its passengers like. */
const MOST = { gainMs2: 2, lossMs2: 3, turnDegS: 30 } as const;
/** It looks this far ahead on its way: so many seconds, but at least so many metres. */
const AHEAD = { s: 1.5, m: 8 } as const;
/** In a sharp bend it is driven so slowly that it never circles around the point it looks at. */
const SHARP = { deg: 60, speedMs: 3 } as const;
/** So near to its end it is there. */
const THERE_M = 6;

/** The smaller angle from one heading to another, −180 to 180. */
export const turnDeg = (fromDeg: number, toDeg: number): number => ((toDeg - fromDeg + 540) % 360) - 180;

/**
 * Moves a body along its way for some seconds, as a driver does: it looks at a point ahead, turns towards it, slows down in
 * a bend and before the end. Never faster than `topMs`. @returns true when it has arrived; then it stands.
 */
export function drive(body: Body, route: Route, seconds: number, topMs: number): boolean {
  for (let left = seconds; left > 0; left -= STEP_S) {
    const s = Math.min(STEP_S, left);
    const end = route.points.at(-1) ?? body.spot;
    const toEndM = between(body.spot, end);
    if (toEndM < THERE_M && isNearEnd(route, topMs)) {
      body.speedMs = 0;
      return true;
    }
    const target = aimed(body, route);
    const off = turnDeg(body.headingDeg, bearing(body.spot, target));
    const mostDeg = MOST.turnDegS * s;
    body.headingDeg = (body.headingDeg + Math.max(-mostDeg, Math.min(mostDeg, off)) + 360) % 360;
    const bendMs = Math.abs(off) > SHARP.deg ? SHARP.speedMs : topMs * (1 - Math.abs(off) / 90);
    const brakes = isNearEnd(route, topMs) ? Math.max(1.2, Math.sqrt(toEndM * MOST.lossMs2 * 0.5)) : topMs;
    const wanted = Math.min(bendMs, brakes, topMs);
    body.speedMs =
      wanted > body.speedMs
        ? Math.min(wanted, body.speedMs + MOST.gainMs2 * s)
        : Math.max(wanted, body.speedMs - MOST.lossMs2 * s, 0);
    const goneM = Math.min(body.speedMs * s, toEndM);
    const heading = body.headingDeg * RAD;
    body.spot = moved(body.spot, Math.sin(heading) * goneM, Math.cos(heading) * goneM);
  }
  return false;
}

/** The point of the way that it drives towards, moved on so that it stays ahead. */
function aimed(body: Body, route: Route): Spot {
  const aheadM = Math.max(AHEAD.m, body.speedMs * AHEAD.s);
  let target = advance(route, 0);
  while (!isAtEnd(route) && between(body.spot, target) < aheadM) target = advance(route, aheadM / 4);
  return target;
}

/** True on the last piece of the way, where braking begins. */
const isNearEnd = (route: Route, topMs: number): boolean => {
  const { points, leg, alongM } = route;
  const from = points[leg];
  const to = points[leg + 1];
  if (!from || !to) return true;
  return leg === points.length - 2 && between(from, to) - alongM < Math.max(60, topMs * 8);
};
