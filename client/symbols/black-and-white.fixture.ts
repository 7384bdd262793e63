import { THEMES, type Theme } from '../theme.ts';
import type { Part } from './symbol.ts';

type Point = readonly [number, number];
type Line = Point[];

const paint = (value: unknown, colour: string): unknown =>
  typeof value === 'string' && value.startsWith('#')
    ? colour
    : Array.isArray(value)
      ? value.map((item) => paint(item, colour))
      : value;
const BLACK = '#000000';
const WHITE = '#ffffff';
const { surface: _s, surfaceRaised: _r, surfaceSunken: _k, map, ...inks } = THEMES.print;
const deep = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      item !== null && typeof item === 'object' && !Array.isArray(item) ? deep(item) : paint(item, BLACK),
    ]),
  );

/** A theme of two colours: grounds and rims are white, everything else is black. */
export const BLACK_AND_WHITE: Theme = {
  ...THEMES.print,
  ...deep(inks),
  map: { ...map, ...deep(map), labelHalo: WHITE, country: WHITE },
};

/** End points of an elliptic arc of equal radii as a run of points. @source SVG 1.1, appendix F.6.5 */
function arc([x1, y1]: Point, r: number, isLarge: boolean, isSwept: boolean, [x2, y2]: Point): Line {
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const half2 = dx * dx + dy * dy;
  const radius = Math.max(r, Math.sqrt(half2));
  const k = (isLarge === isSwept ? -1 : 1) * Math.sqrt(Math.max(0, radius * radius - half2) / half2);
  const [cx, cy] = [(x1 + x2) / 2 + k * dy, (y1 + y2) / 2 - k * dx];
  const begin = Math.atan2(y1 - cy, x1 - cx);
  let turn = Math.atan2(y2 - cy, x2 - cx) - begin;
  if (isSwept && turn < 0) turn += 2 * Math.PI;
  if (!isSwept && turn > 0) turn -= 2 * Math.PI;
  return Array.from({ length: 16 }, (_, i): Point => {
    const angle = begin + (turn * (i + 1)) / 16;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

/** The commands that our symbols are written with; another one is an error, not a gap in the drawing. */
function flatten(d: string): Line[] {
  const lines: Line[] = [];
  let line: Line = [];
  let at: Point = [0, 0];
  for (const [, command = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const n = [...rest.matchAll(/-?(?:\d*\.\d+|\d+)/g)].map(Number);
    const isRelative = command === command.toLowerCase();
    const [ox, oy] = isRelative ? at : [0, 0];
    const go = (x: number, y: number): void => {
      at = [x, y];
      line.push(at);
    };
    const each = (size: number, then: (v: number[]) => void): void => {
      for (let i = 0; i < n.length; i += size) then(n.slice(i, i + size));
    };
    switch (command.toUpperCase()) {
      case 'M':
        line = [];
        lines.push(line);
        each(2, ([x = 0, y = 0]) => go(x + ox, y + oy));
        break;
      case 'L':
        each(2, ([x = 0, y = 0]) => go(x + ox, y + oy));
        break;
      case 'H':
        each(1, ([x = 0]) => go(x + ox, at[1]));
        break;
      case 'V':
        each(1, ([y = 0]) => go(at[0], y + oy));
        break;
      case 'A':
        each(7, ([r = 0, , , large, sweep, x = 0, y = 0]) => {
          const base: Point = isRelative ? at : [0, 0];
          for (const point of arc(at, r, large === 1, sweep === 1, [x + base[0], y + base[1]])) go(...point);
        });
        break;
      case 'Q':
        each(4, ([x1 = 0, y1 = 0, x = 0, y = 0]) => {
          const [fromX, fromY] = at;
          for (let i = 1; i <= 8; i++) {
            const t = i / 8;
            const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
            go(a * fromX + b * x1 + c * x, a * fromY + b * y1 + c * y);
          }
        });
        break;
      case 'Z':
        go(...(line[0] ?? at));
        break;
      default:
        throw new Error(`The path command ${command} is not drawn: ${d}`);
    }
  }
  return lines;
}

/** Samples along a side of a pixel. */
const SAMPLES = 4;

/** Calls `put` for every sample inside the lines by the even-odd rule; `step` is the width of a sample in units of the box. */
function fillSamples(lines: readonly Line[], count: number, step: number, put: (i: number) => void): void {
  for (let row = 0; row < count; row++) {
    const y = (row + 0.5) * step;
    const crossings = lines
      .flatMap((line) =>
        line.flatMap(([x2, y2], i) => {
          const [x1, y1] = line.at(i - 1) ?? [x2, y2];
          return y1 > y === y2 > y ? [] : [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)];
        }),
      )
      .sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [begin = 0, end = 0] = crossings.slice(k, k + 2);
      for (
        let column = Math.max(0, Math.ceil(begin / step - 0.5));
        column < Math.min(count, end / step - 0.5);
        column++
      )
        put(row * count + column);
    }
  }
}

/** Calls `put` for every sample on the stroke of the lines. */
function strokeSamples(
  lines: readonly Line[],
  { width = 1, dash = [] }: Part,
  count: number,
  step: number,
  put: (i: number) => void,
): void {
  const [on = Infinity, off = 0] = dash;
  const half = width / 2;
  const range = (a: number, b: number): [number, number] => [
    Math.max(0, Math.floor((Math.min(a, b) - half) / step)),
    Math.min(count - 1, Math.ceil((Math.max(a, b) + half) / step)),
  ];
  for (const line of lines) {
    let run = 0;
    for (const [i, [x2, y2]] of line.slice(1).entries()) {
      const [x1, y1] = line[i] ?? [x2, y2];
      const length = Math.hypot(x2 - x1, y2 - y1);
      const [left, right] = range(x1, x2);
      const [top, bottom] = range(y1, y2);
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) {
          const [x, y] = [(column + 0.5) * step, (row + 0.5) * step];
          const t = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (length * length);
          const along = Math.min(1, Math.max(0, t));
          if (Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)) > half) continue;
          if (dash.length === 0 || (run + along * length) % (on + off) < on) put(row * count + column);
        }
      run += length;
    }
  }
}

/** Blackness 0..1 of each pixel of a symbol drawn in black and white, `sidePx` × `sidePx`, row by row. */
export function blacknessOf(parts: readonly Part[], boxPx: number, sidePx: number): Float64Array {
  const count = sidePx * SAMPLES;
  const step = boxPx / count;
  const samples = new Uint8Array(count * count);
  for (const part of parts) {
    const lines = flatten(part.d);
    const { fill, stroke } = part;
    if (fill) fillSamples(lines, count, step, (i) => (samples[i] = fill === BLACK ? 1 : 0));
    if (stroke) strokeSamples(lines, part, count, step, (i) => (samples[i] = stroke === BLACK ? 1 : 0));
  }
  const black = new Float64Array(sidePx * sidePx);
  for (const [i, sample] of samples.entries()) {
    const pixel = Math.floor(i / count / SAMPLES) * sidePx + Math.floor((i % count) / SAMPLES);
    black[pixel] = (black[pixel] ?? 0) + sample / SAMPLES ** 2;
  }
  return black;
}
