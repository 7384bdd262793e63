import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentFile, incidentLog } from './incident/store.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
  unitAt,
  type Caller,
} from './operations.fixture.ts';
import { sosOfDevice } from './unit/sos-device.ts';
import { unitById, unitLog } from './unit/store.ts';
import { replay } from '../../shared/operations/replay.ts';
import { replayUnit } from '../../shared/operations/unit-machine.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let aida: Caller;
let officer: Caller;
let stranger: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
  officer = await personAt(db, world.picture, 'Ержан', [['duty_officer', REGION]]);
  stranger = await personAt(db, world.picture, 'Бөтен', [['duty_officer', '630000000']]);
});
afterAll(() => world.test.drop());

let serial = 0;
/** A unit whose crew has a link and calls for help. */
async function crewOf() {
  const unitId = await unitAt(db, { callSign: `Барыс-${++serial}00` });
  const { secret } = await officer.units.link({ unitId, reason: 'ауысым' });
  const command = { type: 'unit.sos' } as const;
  const call = (key = newKey(), happenedAt = Date.now()) =>
    aida.crew.command({ secret, key, happenedAt, command });
  const alarm = async (who = aida) => (await who.sos()).find((one) => one.unitId === unitId);
  return { unitId, call, alarm };
}
const closing = async (incidentId: number, reason: string) => {
  const { incident } = await aida.incidents.card({ id: incidentId });
  const desk = { key: newKey(), incidentId, expectedVersion: incident.version };
  await aida.incidents.command({ type: 'incident.close', ...desk, outcome: 'false_alarm', reason });
};

describe("a crew's call for help", () => {
  it('opens an incident of the highest priority where the unit was last seen, once however often it is sent', async () => {
    const { unitId, call, alarm } = await crewOf();
    const key = newKey();
    const before = await lastEvent(db);
    // A retry is the same to the last digit, its time too.
    const happenedAt = Date.now();
    await Promise.all([1, 2, 3].map(() => call(key, happenedAt)));
    await call();
    const found = await alarm();
    expect(found).toMatchObject({ acknowledgedBy: null, kato: DISTRICT, place: PLACE, mayAnswer: true });
    const { incident } = await aida.incidents.card({ id: found?.incidentId ?? 0 });
    expect(incident).toMatchObject({
      category: 'officer_sos',
      priority: 1,
      source: 'sos',
      centre: REGION,
      place: { ...PLACE, method: 'device' },
    });
    const kinds = (await eventsAfter(db, before, 20)).map(({ kind }) => kind);
    expect(kinds).toEqual(['incident.created', 'unit.sos_raised', 'alarm.raised']);
    expect(await unitById(db, unitId)).toMatchObject({ sos: { incidentId: incident.id } });
  });

  it('is on every screen of its territory until a person acknowledges it, and says who and when', async () => {
    const { unitId, call, alarm } = await crewOf();
    await call();
    const wall = await personAt(db, world.picture, 'экран', [['wall', REGION]]);
    expect(await alarm(wall)).toMatchObject({ acknowledgedBy: null, mayAnswer: false });
    expect(await alarm(stranger)).toBeUndefined();
    const acknowledge = { type: 'unit.sos_acknowledge', unitId } as const;
    await expect(stranger.units.command({ ...acknowledge, key: newKey() })).rejects.toThrow(
      /There is no unit/,
    );
    await expect(wall.units.command({ ...acknowledge, key: newKey() })).rejects.toThrow(/None of your roles/);
    await aida.units.command({ ...acknowledge, key: newKey() });
    const heard = await alarm(wall);
    expect(heard).toMatchObject({ acknowledgedBy: 'Аида' });
    expect(heard?.acknowledgedAt).toBeGreaterThan(Date.now() - 60_000);
    await expect(officer.units.command({ ...acknowledge, key: newKey() })).rejects.toThrow(/nothing changes/);
  });

  it('latches until its incident is closed, a false alarm with a reason; the logs replay', async () => {
    const { unitId, call, alarm } = await crewOf();
    await call();
    const incidentId = (await alarm())?.incidentId ?? 0;
    await expect(closing(incidentId, '')).rejects.toThrow(/reason needed/);
    expect(await alarm()).toBeDefined();
    await closing(incidentId, 'Түйме байқаусызда басылды');
    expect(await alarm()).toBeUndefined();
    const log = await unitLog(db, unitId);
    expect(log.map(({ event }) => event.type)).toEqual([
      'registered',
      'sos_raised',
      'sos_acknowledged',
      'sos_cleared',
    ]);
    expect(log.at(-1)?.event).toMatchObject({ reason: 'Түйме байқаусызда басылды' });
    expect(replayUnit(log)).toEqual(await unitById(db, unitId));
    expect(replay(await incidentLog(db, incidentId))).toEqual(await incidentFile(db, incidentId));
  });

  it('raises the incident of its earlier call that is still open, and stands in the log of the one it works on', async () => {
    const { unitId, call, alarm } = await crewOf();
    await call();
    const first = await alarm();
    const incidentId = first?.incidentId ?? 0;
    await aida.units.command({ type: 'unit.sos_acknowledge', key: newKey(), unitId });
    const version = (await unitById(db, unitId))?.version ?? 0;
    const clear = { type: 'unit.sos_clear', key: newKey(), unitId, expectedVersion: version } as const;
    await aida.units.command({ ...clear, reason: 'Байланысқа шықты' });
    const { incident } = await aida.incidents.card({ id: incidentId });
    const edit = { type: 'incident.edit', incidentId, expectedVersion: incident.version } as const;
    await aida.incidents.command({ ...edit, key: newKey(), patch: { priority: 3 } });
    const work = await openedBy(aida);
    const desk = { key: newKey(), incidentId: work.id, expectedVersion: work.version };
    await aida.incidents.command({ type: 'task.assign', ...desk, unitId });
    await call();
    expect((await alarm())?.incidentId).toBe(incidentId);
    const raised = await aida.incidents.card({ id: incidentId });
    expect(raised.incident.priority).toBe(1);
    expect(raised.sos).toMatchObject({ unitId, acknowledgedBy: null });
    const atWork = await incidentLog(db, work.id);
    expect(atWork.at(-1)?.event).toEqual({ type: 'sos_called', unitId });
  });
});

describe("a device's alarm", () => {
  it('is the call of its unit, at the place that it reports, once for each report', async () => {
    const { unitId, alarm } = await crewOf();
    const take = sosOfDevice(db, Date.now);
    const report = { alarm: 'SOS', at: Date.now(), place: { lon: 69.1, lat: 42.1 }, accuracyM: 8 };
    for (let sent = 0; sent < 3; sent++) await take({ id: 7, unitId }, report);
    const found = await alarm();
    const { incident } = await aida.incidents.card({ id: found?.incidentId ?? 0 });
    expect(incident.place).toMatchObject({ lon: 69.1, lat: 42.1, accuracyM: 8, method: 'device' });
    await closing(incident.id, 'Сынақ');
    // The telephone was without a line and sends its old report again.
    await take({ id: 7, unitId }, report);
    expect(await alarm()).toBeUndefined();
    await take({ id: 7, unitId }, { ...report, at: report.at + 60_000 });
    expect(await alarm()).toBeDefined();
  });

  it('of another kind, or of a unit that is not on the register, is no call', async () => {
    const { unitId, alarm } = await crewOf();
    const take = sosOfDevice(db, Date.now);
    const report = { at: Date.now(), place: null, accuracyM: null };
    await take({ id: 8, unitId }, { ...report, alarm: 'lowBattery' });
    await take({ id: 8, unitId: 999_999 }, { ...report, alarm: 'sos' });
    expect(await alarm()).toBeUndefined();
  });
});
