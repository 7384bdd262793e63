import { readFile } from 'node:fs/promises';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { testContext } from '../access/test-access.ts';
import { createCaller } from '../trpc.ts';
import { hierarchyRouter } from './router.ts';
import { seedHierarchy } from './store.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../data/hierarchy/${name}`, import.meta.url), 'utf8');
const units = parseUnits(await read('hierarchy.csv'), await read('aliases.csv'));

let database: TestDatabase;
let picture: Picture;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute((trx) => seedHierarchy(trx, units, HIERARCHY_VALID_FROM));
  picture = await loadPicture(database.db);
});
afterAll(() => database?.drop());

const caller = () => createCaller(hierarchyRouter)(testContext(database.db, picture));

/** Asks over the wire, where the errors have the form that a client sees. */
async function ask(path: string, input: unknown): Promise<{ status: number; body: unknown }> {
  const query = encodeURIComponent(JSON.stringify(input));
  const response = await fetchRequestHandler({
    endpoint: '/api',
    req: new Request(`http://localhost/api/${path}?input=${query}`),
    router: hierarchyRouter,
    createContext: () => testContext(database.db, picture),
  });
  return { status: response.status, body: await response.json() };
}

test('all 303 units come at once, and that no boundaries are in use is said', async () => {
  const answer = await caller().units();
  expect(answer.units).toHaveLength(303);
  expect(answer.boundarySet).toBeNull();
});

test('a unit comes with its ancestors from near to far and its children', async () => {
  const { unit, ancestors, children } = await caller().unit({ kato: '615800000' });
  expect(unit.name.en).toBe('Tole Bi District');
  expect(ancestors.map((u) => u.kato)).toEqual(['610000000', '000000000']);
  expect(children.map((u) => u.name.en)).toEqual(['Lenger']);
});

test('the parent of a district of a city is read from the table, not from its digits', async () => {
  const { ancestors } = await caller().unit({ kato: '151011100' });
  expect(ancestors.map((u) => u.kato)).toEqual(['151000000', '150000000', '000000000']);
});

test('an unknown code is not found, by name', async () => {
  const { status, body } = await ask('unit', { kato: '999999999' });
  expect(status).toBe(404);
  expect(body).toMatchObject({
    error: { message: 'There is no unit of territory with KATO code 999999999', data: { code: 'NOT_FOUND' } },
  });
});

test.each(['61', '61000000x', '', 610000000, null, "610000000' or true"])(
  'the code %j is refused with a reason',
  async (kato) => {
    const { status, body } = await ask('unit', { kato });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { data: { code: 'BAD_REQUEST' } } });
    expect(JSON.stringify(body)).toMatch(/nine digits|expected string/);
  },
);
