import { describe, expect, test } from 'vitest';
import { figureFit, leavesOf, linesOf, pagesOf, type FigureWidths } from './fit.ts';

const ask = { count: 20, heightRem: 10, rowRem: 2, footRem: 1.25, most: 20, how: 'first', turn: 0 } as const;

test('what has room is shown whole, without a foot', () => {
  expect(pagesOf({ ...ask, count: 5 })).toEqual({
    from: 0,
    to: 5,
    more: 0,
    page: 1,
    pages: 1,
    hasFoot: false,
  });
});

test('what has no room is counted, and lines are neither cut nor made smaller', () => {
  expect(pagesOf(ask)).toEqual({ from: 0, to: 4, more: 16, page: 1, pages: 1, hasFoot: true });
  expect(pagesOf({ ...ask, most: 3 })).toMatchObject({ to: 3, more: 17 });
});

test('pages follow each other and show everything once', () => {
  const pages = Array.from({ length: 5 }, (_, turn) => pagesOf({ ...ask, how: 'pages', turn }));
  expect(pages.map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [4, 8],
    [8, 12],
    [12, 16],
    [16, 20],
  ]);
  expect(pagesOf({ ...ask, how: 'pages', turn: 6 })).toMatchObject({ page: 2, pages: 5, from: 4 });
});

test('a panel with room for one line shows it without a foot, and one with room for none tells only how many', () => {
  expect(pagesOf({ ...ask, heightRem: 2.5 })).toMatchObject({ from: 0, to: 1, more: 19, hasFoot: false });
  expect(pagesOf({ ...ask, heightRem: 1.4 })).toMatchObject({ from: 0, to: 0, more: 20, hasFoot: true });
  expect(pagesOf({ ...ask, heightRem: 1.4, how: 'pages', turn: 7 })).toMatchObject({ page: 1, pages: 1 });
});

test('a text is broken at spaces, and in a word only where it is wider than the line', () => {
  const width = (text: string): number => text.length;
  expect(linesOf('Тревога: школа № 5, Түркістан', 12, width)).toEqual([
    'Тревога:',
    'школа № 5,',
    'Түркістан',
  ]);
  expect(linesOf('ааааааааа бб', 4, width)).toEqual(['аааа', 'аааа', 'а бб']);
  expect(linesOf('  ', 4, width)).toEqual([]);
});

test('a text that has room on a page is not torn between two, and one that is longer goes on', () => {
  expect(leavesOf([['a1', 'a2'], ['b1', 'b2'], ['c']], 3)).toEqual([
    ['a1', 'a2'],
    ['b1', 'b2', 'c'],
  ]);
  expect(leavesOf([['a'], ['b1', 'b2', 'b3']], 2)).toEqual([['a'], ['b1', 'b2'], ['b3']]);
  expect(leavesOf([[]], 2)).toEqual([]);
});

describe('figures', () => {
  const some = (count: number, widths: Partial<FigureWidths> = {}): FigureWidths[] =>
    Array.from({ length: count }, () => ({ label: 6, of: 2, value: 1.5, ...widths }));

  test('stand in as few columns as have room for all of them, so that their names are read', () => {
    expect(figureFit(some(8), 46, 7)).toMatchObject({ columns: 4, rows: 2 });
    expect(figureFit(some(8), 24.3, 4.3)).toMatchObject({ columns: 3, rows: 1 });
    expect(figureFit(some(4), 9, 3)).toMatchObject({ columns: 1, rows: 1 });
    expect(figureFit(some(3), 30, 9)).toMatchObject({ columns: 1, rows: 3 });
    expect(figureFit(some(8), 41, 24)).toMatchObject({ columns: 2, rows: 4 });
  });
  test('have as many lines as their words need: what has no room then comes on another page', () => {
    expect(figureFit(some(8, { label: 14 }), 46, 7)).toMatchObject({ columns: 3, rows: 2 });
    expect(figureFit(some(8, { label: 10 }), 46, 8.5)).toMatchObject({ columns: 4, rows: 2 });
    expect(figureFit(some(4, { label: 12 }), 8, 8.5)).toMatchObject({ columns: 1, rows: 2 });
    expect(figureFit(some(4, { label: 12 }), 8, 8)).toMatchObject({ columns: 1, rows: 1 });
    expect(figureFit(some(4, { of: 7 }), 8, 8.5)).toMatchObject({ columns: 1, rows: 2 });
    expect(figureFit(some(6, { label: 10, of: 8 }), 46, 3.4)).toMatchObject({ columns: 4, rows: 1 });
  });
  test('are cut only where one has no room', () => {
    expect(figureFit(some(6, { label: 10, of: 8 }), 46, 2.5)).toMatchObject({ columns: 1, rows: 1 });
  });
  test('have numbers as large as what they are of leaves room for', () => {
    expect(figureFit(some(1), 30, 9).numberRem).toBe(3);
    expect(figureFit(some(1, { of: 6 }), 9.4, 9).numberRem).toBe(2);
    expect(figureFit(some(1, { of: 9 }), 9, 9).numberRem).toBe(3);
  });
});
