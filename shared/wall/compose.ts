import { GRID, onGrid, overlap, type Cell, type Place } from './layout.ts';
import { WALL_PANELS, type WallPanel } from './panel.ts';

/** Cells under the hand of who composes; every step gives others and leaves these as they are. */
export type Cells = readonly Cell[];

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** A place brought onto the grid, and to the size that the panel needs at least. */
function fitted(panel: WallPanel, { x, y, w, h }: Place): Place {
  const { least } = WALL_PANELS[panel];
  const [width, height] = [clamp(w, least.w, GRID.columns), clamp(h, least.h, GRID.rows)];
  return {
    x: clamp(x, 0, GRID.columns - width),
    y: clamp(y, 0, GRID.rows - height),
    w: width,
    h: height,
  };
}

/** Whether a place is free, but for one cell. */
const isFree = (cells: Cells, place: Place, but = -1): boolean =>
  onGrid(place) && cells.every((cell, index) => index === but || !overlap(cell, place));

/** Where a panel would stand if it were dropped here; null when another stands there. */
export function landing(cells: Cells, panel: WallPanel, at: Place, but = -1): Place | null {
  const place = fitted(panel, at);
  return isFree(cells, place, but) ? place : null;
}

/** The first free place for a panel, from the upper left corner; null when there is no room for the least of it. */
export function freePlace(cells: Cells, panel: WallPanel): Place | null {
  const { w, h } = WALL_PANELS[panel].least;
  for (let y = 0; y <= GRID.rows - h; y += 1)
    for (let x = 0; x <= GRID.columns - w; x += 1) if (isFree(cells, { x, y, w, h })) return { x, y, w, h };
  return null;
}

/** Adds a panel with its usual options, here or in the first free place; null when there is no room. */
export function withPanel(cells: Cells, panel: WallPanel, at: Place | null = null): Cells | null {
  const place = at ? landing(cells, panel, at) : freePlace(cells, panel);
  if (!place) return null;
  const cell = { panel, ...place, options: WALL_PANELS[panel].options.parse({}) } as Cell;
  return [...cells, cell];
}

/** Puts a cell somewhere else, or gives it another size; null when it would stand on another. */
export function withPlace(cells: Cells, index: number, at: Place): Cells | null {
  const cell = cells[index];
  const place = cell && landing(cells, cell.panel, at, index);
  if (!cell || !place) return null;
  return cells.map((one, i) => (i === index ? { ...one, ...place } : one));
}

/**
 * Moves a cell by a step, over others that stand in the way, to the next place where it fits; null when there is none in this
 * direction. The keyboard's way.
 */
export function stepped(cells: Cells, index: number, dx: number, dy: number): Cells | null {
  const cell = cells[index];
  if (!cell) return null;
  for (let n = 1; ; n += 1) {
    const place = { x: cell.x + n * dx, y: cell.y + n * dy, w: cell.w, h: cell.h };
    if (!onGrid(place)) return null;
    if (isFree(cells, place, index)) return withPlace(cells, index, place);
  }
}

/** Makes a cell larger or smaller by columns and rows, its upper left corner stays; null when it cannot be so. */
export function resized(cells: Cells, index: number, dw: number, dh: number): Cells | null {
  const cell = cells[index];
  if (!cell) return null;
  const place = { x: cell.x, y: cell.y, w: cell.w + dw, h: cell.h + dh };
  const { least } = WALL_PANELS[cell.panel];
  if (!onGrid(place) || place.w < least.w || place.h < least.h) return null;
  return withPlace(cells, index, place);
}

/** What somebody does, with what was before and what was taken back. */
export type History<State> = { past: readonly State[]; now: State; future: readonly State[] };

const KEPT = 100;

/** @param next the state after the step; what was taken back before is forgotten. */
export const done = <State>({ past, now }: History<State>, next: State): History<State> => ({
  past: [...past.slice(-KEPT + 1), now],
  now: next,
  future: [],
});

export function undone<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

export function redone<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.now], now: after, future };
}
