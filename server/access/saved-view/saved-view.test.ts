import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createView,
  listViews,
  orderViews,
  preferences,
  putPreferences,
  removeView,
  restoreView,
  updateView,
  type Owner,
} from './manage.ts';
import { preferencesSchema } from '../../../shared/access/preference.ts';
import { MOST_VIEWS } from '../../../shared/access/saved-view.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { signedIn } from '../test-access.ts';

let test: TestDatabase;
let officer: Owner;
let other: Owner;
const ownerOf = async (): Promise<Owner> => {
  const { personId } = await signedIn(test.db, []);
  return { db: test.db, personId, actor: `person:${personId}`, now: new Date('2026-11-27T05:00:00Z') };
};
beforeAll(async () => {
  test = await createTestDatabase();
  [officer, other] = [await ownerOf(), await ownerOf()];
});
afterAll(() => test.drop());

const MORNING = {
  name: 'Morning',
  workspace: 'coverage',
  search: { unit: '610000000', part: 'gaps' },
} as const;
const names = async (owner: Owner): Promise<string[]> => (await listViews(owner)).map(({ name }) => name);
const deeds = async (id: number): Promise<string[]> => {
  const rows = await test.db
    .selectFrom('audit_entry')
    .select('action')
    .where('object', '=', `saved_view:${id}`)
    .orderBy('id')
    .execute();
  return rows.map(({ action }) => action);
};

describe('saved views', () => {
  it('are kept, changed in the version that was seen, removed and taken back, and each is in the audit', async () => {
    const made = await createView(officer, MORNING);
    const renamed = await updateView(officer, { ...made, name: 'Every morning', pinned: false });
    await expect(updateView(officer, { ...made, name: 'Late' })).rejects.toThrow('changed meanwhile');
    expect(await listViews(officer)).toEqual([
      { ...MORNING, ...renamed, name: 'Every morning', pinned: false, isDefault: false },
    ]);
    const removed = await removeView(officer, renamed);
    expect(await names(officer)).toEqual([]);
    await expect(updateView(officer, { ...removed, name: 'Gone' })).rejects.toThrow('saved_view');
    const back = await restoreView(officer, removed);
    await expect(restoreView(officer, back)).rejects.toThrow('saved_view');
    expect(await names(officer)).toEqual(['Every morning']);
    expect(await deeds(made.id)).toEqual([
      'access.saveView',
      'access.changeView',
      'access.removeView',
      'access.restoreView',
    ]);
    await removeView(officer, back);
  });

  it('are nobody else’s', async () => {
    const seen = await createView(officer, MORNING);
    expect(await listViews(other)).toEqual([]);
    await expect(updateView(other, { ...seen, name: 'Mine' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeView(other, seen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(restoreView(other, seen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await orderViews(other, [seen.id]);
    expect(await names(officer)).toEqual(['Morning']);
    await removeView(officer, seen);
  });

  it('stand in the order that is given, new ones last, and one of a workspace opens it', async () => {
    const [a, b, c] = [
      await createView(officer, { ...MORNING, name: 'A' }),
      await createView(officer, { ...MORNING, name: 'B' }),
      await createView(officer, { ...MORNING, name: 'C', workspace: 'operate' }),
    ];
    await orderViews(officer, [c.id, a.id]);
    expect(await names(officer)).toEqual(['C', 'A', 'B']);
    await updateView(officer, { ...a, isDefault: true });
    await updateView(officer, { ...c, isDefault: true });
    await updateView(officer, { ...b, isDefault: true });
    const opening = (await listViews(officer)).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(opening).toEqual(['C', 'B']);
  });

  it('are as many as somebody can read', async () => {
    for (let i = 0; i < MOST_VIEWS; i += 1) await createView(other, { ...MORNING, name: `View ${i}` });
    await expect(createView(other, MORNING)).rejects.toThrow('remove one first');
  });
});

describe('preferences', () => {
  it('are remembered per person; what says nothing new is written nowhere', async () => {
    const fresh = preferencesSchema.parse({});
    expect(await preferences(officer)).toEqual(fresh);
    const next = preferencesSchema.parse({ tasks: ['keys', 'territory', 'keys'], toured: true });
    expect(next.tasks).toEqual(['territory', 'keys']);
    await putPreferences(officer, next);
    await putPreferences(officer, next);
    expect(await preferences(officer)).toEqual(next);
    expect(await preferences(other)).toEqual(fresh);
    const { count } = await test.db
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('action', '=', 'access.preferences')
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });
});
