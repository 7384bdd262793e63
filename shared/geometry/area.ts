import { z } from 'zod';
import type { LonLat } from './geodesic.ts';
import { crossingSides } from './side-crossing.ts';

/**
 * An area that somebody drew: everything inside a ring, and everything within `radiusM` of its sides – or of an open line, or of
 * one place. A circle is one place with a radius, a buffer is a line or a ring with one, a polygon a ring without.
 */
export type Area = { path: readonly LonLat[]; isClosed: boolean; radiusM: number };

export const MOST_PLACES = 200;
export const RADIUS_M = { least: 10, most: 100_000 } as const;

/** Kazakhstan and what lies around it within the largest radius: a slip of the hand is refused there, not computed. */
const REACH: readonly [west: number, south: number, east: number, north: number] = [44, 39, 90, 57];

/** What is wrong with an area; `sides` are the numbers of two sides that cross, the first is 1. */
export type AreaProblem =
  | { code: 'too_few' }
  | { code: 'too_many'; most: number }
  | { code: 'radius'; leastM: number; mostM: number }
  | { code: 'far_away' }
  | { code: 'crosses_itself'; sides: readonly [number, number] };

/** The first thing that is wrong with an area, or null. */
export function problemOf({ path, isClosed, radiusM }: Area): AreaProblem | null {
  if (path.length > MOST_PLACES) return { code: 'too_many', most: MOST_PLACES };
  if (path.length < (isClosed ? 3 : 1)) return { code: 'too_few' };
  const isRadius = radiusM >= RADIUS_M.least && radiusM <= RADIUS_M.most;
  if (!isRadius && !(isClosed && radiusM === 0))
    return { code: 'radius', leastM: RADIUS_M.least, mostM: RADIUS_M.most };
  const [west, south, east, north] = REACH;
  const isNear = path.every(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);
  if (!isNear) return { code: 'far_away' };
  const sides = isClosed ? crossingSides(path) : null;
  return sides && { code: 'crosses_itself', sides };
}

/** Degrees × 100,000 are a metre or less. */
const GRAIN = 1e5;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A whole number in five bits a letter, the sixth says that more follow; small ones are short whatever their sign. */
function written(value: number): string {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let text = '';
  do {
    const more = rest >= 32 ? 32 : 0;
    text += LETTERS.charAt((rest % 32) + more);
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}

/**
 * An area as a short text of letters, digits, `-` and `_`, for addresses: how it is closed, the radius in metres, then every place
 * as steps from the one before. Right to a metre.
 */
export function areaText({ path, isClosed, radiusM }: Area): string {
  let text = (isClosed ? 'r' : 'l') + written(Math.round(radiusM));
  let [x, y] = [0, 0];
  for (const [lon, lat] of path) {
    const [nextX, nextY] = [Math.round(lon * GRAIN), Math.round(lat * GRAIN)];
    text += written(nextX - x) + written(nextY - y);
    [x, y] = [nextX, nextY];
  }
  return text;
}

/** The area of a text that `areaText` wrote; null for any other. It may still have a problem. */
export function areaOfText(text: string): Area | null {
  if (!/^[rl][\w-]+$/.test(text)) return null;
  const numbers: number[] = [];
  let [value, power] = [0, 1];
  for (const letter of text.slice(1)) {
    const code = LETTERS.indexOf(letter);
    value += (code % 32) * power;
    power *= 32;
    if (code >= 32) {
      if (power > 2 ** 40) return null;
      continue;
    }
    numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    [value, power] = [0, 1];
  }
  const [radiusM = 0, ...steps] = numbers;
  if (power !== 1 || steps.length % 2 !== 0 || steps.length === 0) return null;
  let [x, y] = [0, 0];
  const path: LonLat[] = [];
  for (let i = 0; i < steps.length; i += 2) {
    [x, y] = [x + (steps[i] ?? 0), y + (steps[i + 1] ?? 0)];
    path.push([x / GRAIN, y / GRAIN]);
  }
  return { path, isClosed: text.startsWith('r'), radiusM };
}

const SENTENCES: Readonly<Record<AreaProblem['code'], (problem: AreaProblem) => string>> = {
  too_few: () => 'An area has a corner more: three of a ring, one of a circle',
  too_many: () => `An area has ${MOST_PLACES} corners at most`,
  radius: () => `A radius is ${RADIUS_M.least} to ${RADIUS_M.most} metres`,
  far_away: () => 'The area lies outside Kazakhstan',
  crosses_itself: (problem) =>
    `Sides ${'sides' in problem ? problem.sides.join(' and ') : ''} of the area cross each other`,
};

/** An area in an address or a question, as `areaText` writes it; what is wrong with it is said in words. */
export const areaSchema = z
  .string()
  .max(4_000)
  .superRefine((text, context) => {
    const area = areaOfText(text);
    const problem = area && problemOf(area);
    if (area && !problem) return;
    const message = problem ? SENTENCES[problem.code](problem) : 'This is no area';
    context.addIssue({ code: 'custom', message });
  });
