import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_CALLERS } from './incident/expire.ts';
import { incidentFile, incidentLog } from './incident/store.ts';
import { newKey, openedBy, operationsWorld, personAt, REGION, type Caller } from './operations.fixture.ts';
import { replay } from '../../shared/operations/replay.ts';
import { liftHold, placeHold } from '../access/retention/change.ts';
import { expirePersonalData } from '../access/retention/expire.ts';
import { eventsAfter } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
  aida = await personAt(db, picture, 'Аида', [['operator', REGION]]);
});
afterAll(() => world.test.drop());

describe('personal data of a caller', () => {
  it('is masked for who may not read it, in the incident and in its log', async () => {
    const { id, version } = await openedBy(aida);
    const edit = { type: 'incident.edit', key: newKey(), incidentId: id, expectedVersion: version } as const;
    await aida.incidents.command({
      ...edit,
      patch: { caller: { name: 'Дана', phone: '+7 702 111 11 11', relation: 'staff' } },
    });
    const wall = await personAt(db, picture, 'экран', [['wall', REGION]]);
    const seen = JSON.stringify(await wall.incidents.card({ id }));
    expect(seen).toContain('•••');
    expect(seen).not.toMatch(/Айдана|Дана|\+7 70/);
    expect(JSON.stringify(await aida.incidents.card({ id }))).toContain('+7 702 111 11 11');
  });

  it('stands neither in the audit nor in an event', async () => {
    await openedBy(aida);
    const told = JSON.stringify([
      await eventsAfter(db, 0, 1_000),
      await db.selectFrom('audit_entry').select(['before', 'after', 'note']).execute(),
    ]);
    expect(told).not.toMatch(/Айдана|Дана|\+7 70/);
  });

  it('expires with its incident, and the log still replays', async () => {
    const { id, version } = await openedBy(aida);
    const close = {
      type: 'incident.close',
      key: newKey(),
      incidentId: id,
      expectedVersion: version,
    } as const;
    await aida.incidents.command({ ...close, outcome: 'resolved', reason: '' });
    const later = new Date(Date.now() + 1_096 * 86_400_000);
    await expirePersonalData(db, later, [INCIDENT_CALLERS]);
    const file = await incidentFile(db, id);
    expect(file?.incident.caller).toBeNull();
    const log = await incidentLog(db, id);
    expect(JSON.stringify(log)).not.toContain('+7 701');
    expect(replay(log)).toEqual(file);
  });

  it('of a merged report expires with the incident that it was merged into, and is kept by a hold on that', async () => {
    const [report, middle, main] = [await openedBy(aida), await openedBy(aida), await openedBy(aida)];
    const now = async ({ id }: { id: number }) => (await aida.incidents.card({ id })).incident;
    const merge = async (one: { id: number }, into: { id: number }) =>
      aida.incidents.command({
        type: 'incident.merge',
        key: newKey(),
        incidentId: one.id,
        expectedVersion: (await now(one)).version,
        intoId: into.id,
        expectedIntoVersion: (await now(into)).version,
        reason: '',
      });
    await merge(report, middle);
    await merge(middle, main);
    const later = new Date(Date.now() + 1_096 * 86_400_000);
    const callers = async () => {
      await expirePersonalData(db, later, [INCIDENT_CALLERS]);
      const files = await Promise.all([report, middle, main].map(({ id }) => incidentFile(db, id)));
      return files.map((file) => file?.incident.caller?.name ?? null);
    };
    expect(await callers()).toEqual(['Айдана', 'Айдана', 'Айдана']);
    await aida.incidents.command({
      type: 'incident.close',
      key: newKey(),
      incidentId: main.id,
      expectedVersion: (await now(main)).version,
      outcome: 'resolved',
      reason: '',
    });
    const held = { object: `incident:${main.id}` };
    await placeHold(db, { actor: 'test', reason: 'сот' }, held);
    expect(await callers()).toEqual(['Айдана', 'Айдана', 'Айдана']);
    await liftHold(db, { actor: 'test', reason: 'бітті' }, held);
    expect(await callers()).toEqual([null, null, null]);
    const log = await incidentLog(db, report.id);
    expect(JSON.stringify(log)).not.toContain('+7 701');
    expect(replay(log)).toEqual(await incidentFile(db, report.id));
  });

  it('expires with its incident when it was edited away before, and from no incident that is open', async () => {
    const [cleared, open] = [await openedBy(aida), await openedBy(aida)];
    const edited = await aida.incidents.command({
      type: 'incident.edit',
      key: newKey(),
      incidentId: cleared.id,
      expectedVersion: cleared.version,
      patch: { caller: null },
    });
    await aida.incidents.command({
      type: 'incident.close',
      key: newKey(),
      incidentId: cleared.id,
      expectedVersion: edited.version,
      outcome: 'resolved',
      reason: '',
    });
    await expirePersonalData(db, new Date(Date.now() + 1_096 * 86_400_000), [INCIDENT_CALLERS]);
    const has = async (id: number) => JSON.stringify(await incidentLog(db, id)).includes('+7 701');
    expect([await has(cleared.id), await has(open.id)]).toEqual([false, true]);
  });
});
