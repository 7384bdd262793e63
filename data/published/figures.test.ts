import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import { PUBLISHED_SOURCES } from '../../shared/published/source.ts';
import { parsePublishedBudgets, parsePublishedFigures, parsePublishedHeadlines } from './figures.ts';

const read = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

test('the committed tables hold 60 figures of the interior ministry and 240 of the education ministry', async () => {
  const figures = parsePublishedFigures(await read('coverage.csv'));
  expect(figures.filter((f) => f.source === 'mia-2023')).toHaveLength(60);
  expect(figures.filter((f) => f.source === 'moe-2023q1')).toHaveLength(240);
  expect(figures.every((f) => f.equipped <= f.total)).toBe(true);
});

test('every row of the published tables stands for units of territory', async () => {
  for (const figure of parsePublishedFigures(await read('coverage.csv')))
    expect(unitsOfPublishedRow(figure.level, figure.unit).length).toBeGreaterThan(0);
  for (const budget of parsePublishedBudgets(await read('budget-2021.csv')))
    expect(unitsOfPublishedRow('region', budget.unit)).toHaveLength(1);
});

test('every figure, headline and budget names a known document', async () => {
  const known = new Set(PUBLISHED_SOURCES.map((source) => source.id));
  const rows = [
    ...parsePublishedFigures(await read('coverage.csv')),
    ...parsePublishedHeadlines(await read('headlines.csv')),
    ...parsePublishedBudgets(await read('budget-2021.csv')),
  ];
  expect(rows.filter((row) => !known.has(row.source))).toEqual([]);
});

test('a cell that is not a number is refused with its column', () => {
  const csv = 'source,unit,tenge\ngovernment-2021,astana,many\n';
  expect(() => parsePublishedBudgets(csv)).toThrow(/tenge/);
});
