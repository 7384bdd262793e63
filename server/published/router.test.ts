import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  parsePublishedBudgets,
  parsePublishedFigures,
  parsePublishedHeadlines,
} from '../../data/published/figures.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import { CONFLICT_KINDS } from '../../shared/published/conflict-schema.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { testContext } from '../access/test-access.ts';
import { createCaller } from '../trpc.ts';
import { publishedRouter } from './router.ts';
import { seedPublished } from './store.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../data/${name}`, import.meta.url), 'utf8');
const units = parseUnits(await read('hierarchy/hierarchy.csv'), await read('hierarchy/aliases.csv'));
const published = {
  figures: parsePublishedFigures(await read('published/coverage.csv')),
  headlines: parsePublishedHeadlines(await read('published/headlines.csv')),
  budgets: parsePublishedBudgets(await read('published/budget-2021.csv')),
};

let database: TestDatabase;
let picture: Picture;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute(async (trx) => {
    await seedHierarchy(trx, units, HIERARCHY_VALID_FROM);
    await seedPublished(trx, published);
  });
  picture = await loadPicture(database.db);
});
afterAll(() => database?.drop());

const caller = () => createCaller(publishedRouter)(testContext(database.db, picture));

test('the schools of Turkistan region read 650 of 908 in the first quarter of 2023', async () => {
  const figures = await caller().figures({
    source: 'moe-2023q1',
    facilityType: 'school',
    measure: 'cctv_connected',
  });
  expect(figures.find((f) => f.unit === 'turkistan')).toMatchObject({ equipped: 650, total: 908 });
});

test('headlines and budgets come whole', async () => {
  expect(await caller().headlines()).toEqual(published.headlines);
  expect(await caller().budgets()).toHaveLength(11);
});

test('the conflict list holds the nine percentages, the contradicted totals and every other kind', async () => {
  const conflicts = await caller().conflicts();
  const count = CONFLICT_KINDS.map((kind) => conflicts.filter((c) => c.kind === kind).length);
  expect(count).toEqual([9, 11, 1, 2, 54]);
});

test('a filter of unknown words is refused', async () => {
  // @ts-expect-error -- no such document
  await expect(caller().figures({ source: 'rumour' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
