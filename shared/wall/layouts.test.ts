import { describe, expect, it } from 'vitest';
import {
  cellProblems,
  cellsSchema,
  GRID,
  layoutFactsSchema,
  layoutFor,
  LAYOUT_KINDS,
  RATIOS,
} from './layout.ts';
import { BUILT_IN_LAYOUTS, layoutOfUnit } from './layouts.ts';
import { WALL_PANEL_NAMES } from './panel.ts';

const messagesOf = (cells: unknown): string[] => {
  const { error } = cellsSchema.safeParse(cells);
  return error?.issues.map(({ message }) => message) ?? [];
};

describe('the layouts that come with the product', () => {
  it('are there for every kind and ratio, and could have been composed by hand', () => {
    expect(BUILT_IN_LAYOUTS.map(({ key, ratio }) => `${key} ${ratio}`).toSorted()).toEqual(
      LAYOUT_KINDS.flatMap((kind) => RATIOS.map((ratio) => `${kind} ${ratio}`)).toSorted(),
    );
    for (const { key, ...facts } of BUILT_IN_LAYOUTS)
      expect(layoutFactsSchema.safeParse(facts).error?.message, `${key} ${facts.ratio}`).toBeUndefined();
  });

  it('leave no square of the grid empty', () => {
    for (const { key, ratio, cells } of BUILT_IN_LAYOUTS) {
      const covered = cells.reduce((sum, { w, h }) => sum + w * h, 0);
      expect(covered, `${key} ${ratio}`).toBe(GRID.columns * GRID.rows);
    }
  });

  it('use every panel there is', () => {
    const used = new Set(BUILT_IN_LAYOUTS.flatMap(({ cells }) => cells.map(({ panel }) => panel)));
    expect([...used].toSorted()).toEqual([...WALL_PANEL_NAMES].toSorted());
  });

  it('are chosen by what a unit of territory is', () => {
    const kinds = [
      { level: 0, type: 'country' },
      { level: 1, type: 'region' },
      { level: 1, type: 'city_republican' },
      { level: 3, type: 'city_district' },
    ].map(layoutOfUnit);
    expect(kinds).toEqual(['country', 'region', 'city', 'city']);
  });
});

describe('cells', () => {
  const map = { panel: 'map', x: 0, y: 0, w: 15, h: 12 };

  it('get the options that nobody named', () => {
    expect(cellsSchema.parse([map])).toEqual([
      { ...map, options: { paint: 'none', show: ['incidents', 'units', 'alarms'] } },
    ]);
  });

  it('say in words which reach out of the grid, overlap, or are too small to be read', () => {
    expect(messagesOf([{ ...map, x: 10 }])).toEqual([
      'Panel 1 (map) reaches beyond the grid of 24 columns and 12 rows',
    ]);
    expect(messagesOf([map, { panel: 'alarms', x: 14, y: 0, w: 9, h: 4 }])).toEqual([
      'Panel 1 (map) overlaps panel 2',
    ]);
    expect(messagesOf([{ panel: 'chart', x: 0, y: 0, w: 5, h: 4 }])).toEqual([
      'Panel 1 (chart) needs 6 columns and 4 rows at least to be read',
    ]);
    expect(messagesOf([])).toEqual(['A layout has one panel at least']);
    expect(messagesOf([{ ...map, panel: 'weather' }])).toEqual(['There is no such panel']);
    expect(messagesOf([{ ...map, options: { paint: 'red' } }])).toHaveLength(1);
  });

  it('that touch do not overlap', () => {
    const right = { panel: 'alarms' as const, x: 15, y: 0, w: 9, h: 12 };
    expect(cellProblems([{ ...map, panel: 'map' }, right])).toEqual([]);
  });
});

describe('a layout of a key', () => {
  const own = { key: 'own-3', ratio: '16:9' as const };
  const wide = { key: 'own-3', ratio: '32:9' as const };
  it('is the one of the ratio of the screen, else of the nearest, else there is none', () => {
    expect(layoutFor([own, wide], 'own-3', '32:9')).toBe(wide);
    expect(layoutFor([wide, own], 'own-3', '21:9')).toBe(own);
    expect(layoutFor([own], 'own-3', '32:9')).toBe(own);
    expect(layoutFor([own], 'own-4', '16:9')).toBeUndefined();
  });
});
