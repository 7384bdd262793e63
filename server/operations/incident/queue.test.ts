import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openedBy, operationsWorld, personAt, REGION, type Caller } from '../operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  aida = await personAt(world.db, world.picture, 'Аида', [['operator', REGION]]);
});
afterAll(() => world.test.drop());

it('the queue of open incidents, of more than a page, begins with the most urgent, however old, and leaves none out', async () => {
  const unit = '615600000';
  const ids = new Map<number, number>();
  for (const priority of [3, 1, 3, 2, 4] as const)
    ids.set((await openedBy(aida, { kato: unit, category: 'fight', priority })).id, priority);
  const told: number[] = [];
  let cursor: number | null = null;
  do {
    const page: Awaited<ReturnType<Caller['incidents']['list']>> = await aida.incidents.list({
      unit,
      limit: 2,
      cursor,
    });
    told.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(told.map((id) => ids.get(id))).toEqual([1, 2, 3, 3, 4]);
  expect(new Set(told).size).toBe(5);
});

it('the card of an old incident names what happened at its facility before it, however much happened there since', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 13; n++) ids.push((await openedBy(aida, { category: 'fight' })).id);
  await sql`update incident set facility_id = 7, data = data || '{"facilityId": 7}' where id = any(${ids})`.execute(
    world.db,
  );
  const { earlier } = await aida.incidents.card({ id: ids[1] ?? 0 });
  expect(earlier.map(({ id }) => id)).toEqual([ids[0]]);
});
