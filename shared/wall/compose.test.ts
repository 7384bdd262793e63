import { describe, expect, it } from 'vitest';
import {
  done,
  landing,
  redone,
  resized,
  stepped,
  undone,
  withPanel,
  withPlace,
  type Cells,
} from './compose.ts';
import { cellProblems } from './layout.ts';
import { WALL_PANEL_NAMES } from './panel.ts';
import { randomFrom } from '../random.ts';

const start = (): Cells => {
  const cells = withPanel([], 'map', { x: 0, y: 0, w: 12, h: 12 });
  const both = cells && withPanel(cells, 'alarms', { x: 12, y: 0, w: 6, h: 6 });
  if (!both) throw new Error('There is room');
  return both;
};
const places = (cells: Cells | null) => cells?.map(({ x, y, w, h }) => [x, y, w, h]);

describe('composing', () => {
  it('puts a panel into the first free place, and says when there is no room', () => {
    expect(places(withPanel(start(), 'units'))?.[2]).toEqual([18, 0, 5, 3]);
    const full = withPanel([], 'map', { x: 0, y: 0, w: 24, h: 12 });
    expect(full && withPanel(full, 'clock')).toBeNull();
  });

  it('brings what is dropped at the edge onto the grid, and refuses what would stand on another', () => {
    expect(landing(start(), 'clock', { x: 30, y: -4, w: 2, h: 1 })).toEqual({ x: 20, y: 0, w: 4, h: 1 });
    expect(landing(start(), 'clock', { x: 2, y: 2, w: 4, h: 1 })).toBeNull();
    expect(withPlace(start(), 1, { x: 6, y: 0, w: 6, h: 6 })).toBeNull();
  });

  it('steps by keyboard, over what stands in the way, and not off the grid', () => {
    expect(places(stepped(start(), 1, 0, 1))?.[1]).toEqual([12, 1, 6, 6]);
    expect(stepped(start(), 1, -1, 0)).toBeNull();
    const beside = withPanel(start(), 'units', { x: 18, y: 0, w: 5, h: 3 });
    // From beneath the alarms to above is off the grid; from the right of them there is no room on the left.
    const lower = beside && withPlace(beside, 2, { x: 18, y: 8, w: 5, h: 3 });
    expect(places(lower && stepped(lower, 2, -1, 0))?.[2]).toEqual([17, 8, 5, 3]);
    const under = withPanel(start(), 'clock', { x: 12, y: 6, w: 4, h: 1 });
    expect(under && stepped(under, 2, 0, -1)).toBeNull();
    const thin = withPlace(start(), 1, { x: 12, y: 4, w: 6, h: 3 });
    const over = thin && withPanel(thin, 'clock', { x: 12, y: 7, w: 4, h: 1 });
    expect(places(over && stepped(over, 2, 0, -1))?.[2]).toEqual([12, 3, 4, 1]);
  });

  it('resizes by keyboard within what the panel needs and what is free', () => {
    expect(places(resized(start(), 1, 1, 2))?.[1]).toEqual([12, 0, 7, 8]);
    expect(resized(start(), 1, -2, 0)).toBeNull();
    expect(resized(start(), 0, 1, 0)).toBeNull();
  });

  it('never makes a layout that could not be saved, whatever is done', () => {
    const random = randomFrom('compose');
    const int = (most: number): number => Math.floor(random() * most);
    let cells: Cells = [];
    for (let i = 0; i < 2_000; i += 1) {
      const at = { x: int(26) - 1, y: int(14) - 1, w: int(26), h: int(14) };
      const index = int(Math.max(1, cells.length));
      const steps = [
        () => withPanel(cells, WALL_PANEL_NAMES[int(WALL_PANEL_NAMES.length)] ?? 'map'),
        () => withPlace(cells, index, at),
        () => stepped(cells, index, int(3) - 1 || 1, 0),
        () => resized(cells, index, int(3) - 1, int(3) - 1),
        () => cells.filter((_, n) => n !== index || cells.length < 6),
      ];
      cells = steps[int(steps.length)]?.() ?? cells;
      expect(cellProblems(cells)).toEqual([]);
    }
  });

  it('is undone and done again; another step forgets what was taken back', () => {
    const first = done({ past: [], now: 1, future: [] }, 2);
    expect(undone(first)).toEqual({ past: [], now: 1, future: [2] });
    expect(redone(undone(first))).toEqual(first);
    expect(done(undone(first), 3)).toEqual({ past: [1], now: 3, future: [] });
    expect(undone(undone(first)).now).toBe(1);
    expect(redone(first)).toBe(first);
  });
});
