import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRouter } from './router.ts';
import type { AuditFilter } from '../../../shared/access/audit.ts';
import { buildTree } from '../../../shared/hierarchy/tree.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { note, write } from '../../db/write.ts';
import type { Picture } from '../../picture/picture.ts';
import { createCaller } from '../../trpc.ts';
import { testContext } from '../test-access.ts';

const unit = (kato: string, parentKato: string | null) => ({ kato, parentKato });
const tree = buildTree([
  unit('000000000', null),
  unit('610000000', '000000000'),
  unit('611600000', '610000000'),
  unit('750000000', '000000000'),
]);

let test: TestDatabase;
const callerOf = createCaller(auditRouter);
let audit: ReturnType<typeof callerOf>;
let turkistan: typeof audit;
beforeAll(async () => {
  test = await createTestDatabase();
  const picture = { tree } as unknown as Picture;
  audit = callerOf(testContext(test.db, picture, [['auditor', '000000000']]));
  turkistan = callerOf(testContext(test.db, picture, [['auditor', '610000000']]));
  const camera = { action: 'camera.view', object: 'camera:9', kato: '611600000' };
  for (const entry of [
    { actor: 'Айгүл', ...camera, note: 'Жол апаты, Абай көшесі', address: '10.0.0.7' },
    { actor: 'Дамир', ...camera, outcome: 'denied' as const },
    { actor: 'Айгүл', action: 'access.signIn', outcome: 'failed' as const, note: 'Пароль' },
    { actor: 'Айгүл', action: 'register.export', kato: '750000000', note: '100%_\\ | & !' },
  ])
    await note(test.db, entry);
  await write(test.db, { actor: 'Дамир', action: 'register.editFacility' }, async () => ({
    result: undefined,
    object: 'facility:42',
    before: { people: 1 },
    after: { people: 2 },
  }));
});
afterAll(() => test.drop());

const found = async (filter: Partial<AuditFilter>) => (await audit.list({ filter })).rows.map(({ id }) => id);

describe('the audit is filtered', () => {
  it.each([
    ['by person', { actor: 'Айгүл' }, [4, 3, 1]],
    ['by action', { action: 'camera.view' }, [2, 1]],
    ['by domain', { action: 'register.' }, [5, 4]],
    ['by object', { object: 'camera:9' }, [2, 1]],
    ['by territory and all below it', { unit: '610000000' }, [2, 1]],
    ['by the Republic, without what has no territory', { unit: '000000000' }, [4, 2, 1]],
    ['by outcome', { outcome: 'denied' }, [2]],
    ['by the beginnings of words, in any order and case', { text: 'абай ЖОЛ' }, [1]],
    ['by the parts of an object', { text: 'facility 42' }, [5]],
    ['by words that are signs of a query language', { text: `100 | ' & !` }, [4]],
    ['by signs alone, which are no word', { text: '& | !' }, []],
    ['by several of them at once', { actor: 'Айгүл', action: 'camera.view', unit: '611600000' }, [1]],
    ['by a person that looks like SQL', { actor: `' or 1=1 --` }, []],
  ] as const)('%s', async (_, filter, expected) => {
    await expect(found(filter)).resolves.toEqual(expected);
  });

  it('by a span of time, from the first moment until before the last', async () => {
    const { rows } = await audit.list({});
    const [, from, , to] = rows.toReversed().map(({ at }) => at);
    const fitting = rows.filter(({ at }) => at >= String(from) && at < String(to)).map(({ id }) => id);
    await expect(found({ from, to })).resolves.toEqual(fitting);
    await expect(found({ from: '2999-01-01T00:00:00Z' })).resolves.toEqual([]);
    await expect(found({ to: '2999-01-01T00:00:00Z' })).resolves.toHaveLength(rows.length);
  });

  it('and refuses what it does not understand', async () => {
    await expect(found({ unit: '999999999' })).rejects.toThrow(/no unit of territory/);
    await expect(found({ from: 'yesterday' })).rejects.toThrow(/datetime/);
    await expect(found({ action: '%' })).rejects.toThrow(/domain\.verb/);
  });
});

it('a person has a trail and an object a history, page after page', async () => {
  const first = await audit.trail({ actor: 'Айгүл', limit: 2 });
  expect([first.rows.map(({ id }) => id), first.nextCursor]).toEqual([[4, 3], 3]);
  const second = await audit.trail({ actor: 'Айгүл', limit: 2, cursor: 3 });
  expect([second.rows.map(({ id }) => id), second.nextCursor]).toEqual([[1], null]);
  const { rows } = await audit.history({ object: 'facility:42' });
  expect(rows).toEqual([
    expect.objectContaining({ actor: 'Дамир', before: { people: 1 }, after: { people: 2 }, outcome: 'done' }),
  ]);
});

it('whoever reads the audit of a region reads what concerns it, and nothing beside', async () => {
  const { rows } = await turkistan.list({});
  expect(rows.map(({ id }) => id)).toEqual([2, 1]);
  await expect(turkistan.list({ filter: { unit: '750000000' } })).rejects.toThrow(/outside/);
});

it('the actions to choose from are those that occurred', async () => {
  await expect(audit.actions()).resolves.toEqual([
    'access.signIn',
    'camera.view',
    'register.editFacility',
    'register.export',
  ]);
});

it('the status is that of the last verification, and says who asked for it', async () => {
  await expect(audit.status()).resolves.toEqual({ state: 'never' });
  await expect(audit.verify()).resolves.toMatchObject({ entries: 5, broken: null });
  await expect(audit.status()).resolves.toMatchObject({
    state: 'whole',
    entries: 5,
    headId: 5,
    problem: null,
  });
  const { rows } = await audit.list({ filter: { action: 'audit.verify' } });
  expect(rows).toEqual([expect.objectContaining({ actor: 'person:1' })]);
});
