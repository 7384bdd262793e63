import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  parsePublishedBudgets,
  parsePublishedFigures,
  parsePublishedHeadlines,
} from '../../data/published/figures.ts';
import { findConflicts } from '../../shared/published/conflict.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import {
  publishedBudgets,
  publishedConflicts,
  publishedFigures,
  publishedHeadlines,
  seedPublished,
} from './store.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../data/published/${name}`, import.meta.url), 'utf8');
const published = {
  figures: parsePublishedFigures(await read('coverage.csv')),
  headlines: parsePublishedHeadlines(await read('headlines.csv')),
  budgets: parsePublishedBudgets(await read('budget-2021.csv')),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute((trx) => seedPublished(trx, published));
});
afterAll(() => database?.drop());

test('what is stored reads back exactly as it was printed', async () => {
  expect(await publishedFigures(database.db)).toEqual(published.figures);
  expect(await publishedHeadlines(database.db)).toEqual(published.headlines);
  expect(await publishedBudgets(database.db)).toEqual(
    published.budgets.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
  );
});

test('a filter narrows by document, kind of facility, measure and level together', async () => {
  const filter = {
    source: 'moe-2023q1',
    facilityType: 'college',
    measure: 'turnstile',
    level: 'city',
  } as const;
  const found = await publishedFigures(database.db, filter);
  expect(found).toHaveLength(20);
  expect(found).toEqual(found.map((figure) => ({ ...figure, ...filter })));
  expect(await publishedFigures(database.db, { source: 'moe-2023q1' })).toHaveLength(240);
  expect(await publishedFigures(database.db, { source: 'mia-2023', level: 'city' })).toEqual([]);
});

test('the contradictions of the stored figures are those of the files', async () => {
  expect(await publishedConflicts(database.db)).toEqual(
    findConflicts(published.figures, published.headlines),
  );
});

test('seeding again replaces the figures and keeps the sources that evidence refers to', async () => {
  await database.db.transaction().execute((trx) => seedPublished(trx, published));
  expect(await publishedFigures(database.db)).toHaveLength(300);
  const sources = await database.db
    .selectFrom('evidence_source')
    .select(['id', 'as_of'])
    .orderBy('id')
    .execute();
  expect(sources).toEqual([
    { id: 'mia-2023', as_of: '2023-04-30' },
    { id: 'moe-2023q1', as_of: '2023-03-31' },
  ]);
});
