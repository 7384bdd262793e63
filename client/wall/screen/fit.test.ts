import { expect, test } from 'vitest';
import { figureFit, linesOf, pagesOf } from './fit.ts';

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

test('figures stand in as few columns as have room for all of them, so that their names are read', () => {
  expect(figureFit(8, 46, 7)).toEqual({ columns: 4, rows: 2 });
  expect(figureFit(8, 23.5, 4.3)).toEqual({ columns: 3, rows: 1 });
  expect(figureFit(4, 9, 3)).toEqual({ columns: 1, rows: 1 });
  expect(figureFit(3, 30, 9)).toEqual({ columns: 1, rows: 3 });
  expect(figureFit(8, 41, 24)).toEqual({ columns: 2, rows: 4 });
});
