import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveriesOf, notifying, reader, ruled } from './notify.fixture.ts';
import type { Notice } from '../../shared/notify/notice.ts';
import { NOTIFY_EVENTS } from '../../shared/notify/rule.ts';
import type { Db } from '../db/schema.ts';
import { openReceiver } from '../ingest/dc09/receiver.fixture.ts';
import { panelFrame } from '../ingest/panels.fixture.ts';
import { escalateTasks } from '../operations/incident/escalate.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  unitAt,
  type Caller,
} from '../operations/operations.fixture.ts';
import { settleAlarms } from '../operations/void/alarms.ts';
import { loadPicture } from '../picture/load.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let server: TestServer;
let aida: Caller;
let chief: { personId: number; cookie: string };
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['duty_officer', REGION]]);
  server = await startTestServer({ db, picture: () => world.picture });
  chief = await reader(db, [['chief', REGION]]);
  await ruled(db, { people: [chief.personId], events: [...NOTIFY_EVENTS] });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const toldOf = async (subject: string, of = db) =>
  (await deliveriesOf(of, subject)).map(({ state, events }) => [
    state,
    ...(events as { event: string }[]).map(({ event }) => event),
  ]);
const noticesOf = async () =>
  (await server.query('notify.notices.list', { language: 'ru' }, chief.cookie)).data as Notice[];

describe('responsible people are told', () => {
  it('of a crew’s SOS with the incident that it opened, as one message', async () => {
    const unitId = await unitAt(db, { callSign: 'Барыс-77' });
    const { secret } = await aida.units.link({ unitId, reason: 'ауысым' });
    await aida.crew.command({
      secret,
      key: newKey(),
      happenedAt: Date.now(),
      command: { type: 'unit.sos' },
    });
    const { incidentId } = (await aida.sos()).find((call) => call.unitId === unitId) ?? {};
    notifying(world);
    await expect.poll(() => toldOf(`incident:${incidentId}`)).toEqual([['sent', 'incident_created', 'sos']]);
    const [notice] = await noticesOf();
    expect(notice).toMatchObject({ urgent: true, incidentId });
    expect(notice?.lines.join()).toContain('Наряд просит помощи (SOS)');
  });

  it('of a task that nobody accepted, at once, and of the end of the incident after the quiet time', async () => {
    const { id, version } = await openedBy(aida, { category: 'fight' });
    notifying(world);
    await expect.poll(() => toldOf(`incident:${id}`)).toEqual([['sent', 'incident_created']]);
    const unitId = await unitAt(db, { callSign: 'Барыс-78' });
    const assigned = await aida.incidents.command({
      type: 'task.assign',
      key: newKey(),
      incidentId: id,
      expectedVersion: version,
      unitId,
    });
    await escalateTasks(db, Date.now() + 600_000);
    await expect
      .poll(() => toldOf(`incident:${id}`))
      .toEqual([
        ['sent', 'incident_created'],
        ['sent', 'task_overdue'],
      ]);
    const [task] = assigned.tasks;
    const cancel = {
      type: 'task.cancel',
      key: newKey(),
      taskId: task?.id ?? 0,
      reason: 'Керек емес',
    } as const;
    await aida.incidents.command({ ...cancel, incidentId: id, expectedVersion: task?.version ?? 0 });
    const { incident } = await aida.incidents.card({ id });
    const closing = { incidentId: id, expectedVersion: incident.version, key: newKey() };
    await aida.incidents.command({
      type: 'incident.close',
      ...closing,
      outcome: 'resolved',
      reason: 'Бітті',
    });
    await expect
      .poll(() => toldOf(`incident:${id}`).then((told) => told.at(-1)))
      .toEqual(['waiting', 'incident_closed']);
  });

  it('of a void that lasts longer than its limit', async () => {
    const over = { kato: DISTRICT, since: Date.now() - 900_000, places: ['school:1', 'school:2'] };
    const [alarm] = await settleAlarms(db, new Map([[DISTRICT, over]]), { now: Date.now(), most: new Map() });
    notifying(world);
    await expect.poll(() => toldOf(`void_alarm:${alarm?.id}`)).toEqual([['sent', 'void']]);
    const [notice] = await noticesOf();
    expect(notice).toMatchObject({ incidentId: null, unit: DISTRICT });
    expect(notice?.lines[0]).toBe('Объектов: 2');
  });

  it('of the lost line of a panel, by the facility that it stands in', async () => {
    const panels = await openReceiver();
    const picture = await loadPicture(panels.db, { cameras: false });
    const own = await startTestServer({ db: panels.db, picture: () => picture });
    try {
      const technician = await reader(panels.db, [['chief', REGION]]);
      await ruled(panels.db, { people: [technician.personId], events: ['equipment'] });
      const { account, facilityId } = await panels.newPanel({ supervisionS: 60 });
      await panels.say(panelFrame({ account, id: 'NULL', sequence: '0000' }));
      await panels.supervision.look();
      panels.time.nowMs += 65_000;
      await panels.supervision.look();
      const [alarm] = await panels.alarmsAt(facilityId);
      const worker = notifying({ db: panels.db, picture, test: panels });
      await expect.poll(() => toldOf(`alarm:${alarm?.id}`, panels.db)).toEqual([['sent', 'equipment']]);
      const { data } = await own.query('notify.notices.list', { language: 'en' }, technician.cookie);
      const [notice] = data as Notice[];
      expect(notice?.title).toMatch(/^Alarm line lost: /);
      await worker.close();
    } finally {
      await own.close();
      await panels.close();
    }
  });
});
