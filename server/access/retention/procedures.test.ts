import { afterAll, beforeAll, expect, it } from 'vitest';
import { retentionRouter } from './procedures.ts';
import { buildTree } from '../../../shared/hierarchy/tree.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import type { Picture } from '../../picture/picture.ts';
import { createCaller } from '../../trpc.ts';
import { testContext } from '../test-access.ts';

const unit = (kato: string, parentKato: string | null) => ({ kato, parentKato });
const picture = {
  tree: buildTree([unit('000000000', null), unit('610000000', '000000000')]),
} as unknown as Picture;
const callerOf = createCaller(retentionRouter);
const reason = 'Іс № 17';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('the days are set and holds placed and lifted, each once, by an administrator of the Republic', async () => {
  const whole = callerOf(testContext(test.db, picture));
  await whole.setDays({ rule: 'caller', days: 400, reason });
  await whole.placeHold({ object: 'incident:42', reason });
  await whole.placeHold({ object: null, reason });
  await expect(whole.placeHold({ object: null, reason })).rejects.toThrow('Everything is held already');
  await whole.liftHold({ object: null, reason });
  await expect(whole.get()).resolves.toMatchObject({
    rules: [{ id: 'caller', days: 400, leastDays: 30 }],
    holds: [{ object: 'incident:42', reason, placedBy: 'person:1' }],
  });
});

it('what is no allowed number of days, no object or no reason is refused', async () => {
  const whole = callerOf(testContext(test.db, picture));
  await expect(whole.setDays({ rule: 'caller', days: 3, reason })).rejects.toThrow('from 30 to');
  await expect(whole.placeHold({ object: 'all of it', reason })).rejects.toThrow('incident:42');
  await expect(whole.placeHold({ object: null, reason: ' ' })).rejects.toThrow('Say why');
});

it('an administrator of one region decides nothing for the others', async () => {
  const region = callerOf(testContext(test.db, picture, [['administrator', '610000000']]));
  await expect(region.get()).rejects.toThrow('whole Republic');
  await expect(region.liftHold({ object: null, reason })).rejects.toThrow('whole Republic');
});
