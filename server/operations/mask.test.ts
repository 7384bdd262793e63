import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_CALLERS } from './incident/expire.ts';
import { incidentFile, incidentLog } from './incident/store.ts';
import { newKey, openedBy, operationsWorld, personAt, REGION, type Caller } from './operations.fixture.ts';
import { replay } from '../../shared/operations/replay.ts';
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

  it('expires from a report with the incident that it was merged into, and when it was edited away', async () => {
    const [main, report, cleared] = [await openedBy(aida), await openedBy(aida), await openedBy(aida)];
    const open = await openedBy(aida);
    const run = (command: Parameters<Caller['incidents']['command']>[0]) => aida.incidents.command(command);
    const of = (incident: { id: number; version: number }) => ({
      key: newKey(),
      incidentId: incident.id,
      expectedVersion: incident.version,
    });
    const joined = await run({
      type: 'incident.merge',
      ...of(report),
      intoId: main.id,
      expectedIntoVersion: main.version,
      reason: '',
    });
    expect(joined.incident?.state).toBe('merged');
    const edited = await run({ type: 'incident.edit', ...of(cleared), patch: { caller: null } });
    const later = new Date(Date.now() + 1_096 * 86_400_000);
    const callersIn = async (id: number): Promise<boolean> =>
      JSON.stringify([await incidentFile(db, id), await incidentLog(db, id)]).includes('+7 701');
    await expirePersonalData(db, later, [INCIDENT_CALLERS]);
    expect(await callersIn(report.id)).toBe(true);

    const { incident } = await aida.incidents.card({ id: main.id });
    for (const { id, version } of [incident, { id: cleared.id, version: edited.version }])
      await run({ type: 'incident.close', ...of({ id, version }), outcome: 'resolved', reason: '' });
    await expirePersonalData(db, later, [INCIDENT_CALLERS]);
    expect(await Promise.all([main, report, cleared].map(({ id }) => callersIn(id)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await callersIn(open.id)).toBe(true);
    expect(replay(await incidentLog(db, report.id))).toEqual(await incidentFile(db, report.id));
  });
});
