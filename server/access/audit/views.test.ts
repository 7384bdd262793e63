import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditPage } from './store.ts';
import { noteView } from './views.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('one look at a camera is one entry, another person, another camera and a later look are others', async () => {
  const view = { actor: 'person:1', action: 'camera.view', object: 'camera:9', kato: '611600000' };
  const now = Date.now();
  await noteView(test.db, view, now);
  await noteView(test.db, view, now + 1_000);
  await noteView(test.db, { ...view, actor: 'person:2' }, now);
  await noteView(test.db, { ...view, object: 'camera:10' }, now);
  await noteView(test.db, view, now + 90_000);
  const entries = await auditPage(test.db, { action: 'camera.view' }, { limit: 10 });
  expect(entries.map(({ actor, object, kato }) => [actor, object, kato])).toEqual([
    ['person:1', 'camera:9', '611600000'],
    ['person:1', 'camera:10', '611600000'],
    ['person:2', 'camera:9', '611600000'],
    ['person:1', 'camera:9', '611600000'],
  ]);
});
