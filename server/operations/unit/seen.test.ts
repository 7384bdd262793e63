import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
} from '../operations.fixture.ts';
import { keepPositions } from '../../ingest/position/store.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let aida: Caller;
let berik: Caller;
let stranger: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  aida = await personAt(world.db, world.picture, 'Аида', [['operator', REGION]]);
  berik = await personAt(world.db, world.picture, 'Берік', [['operator', REGION]]);
  stranger = await personAt(world.db, world.picture, 'Бөтен', [['operator', '750000000']]);
});
afterAll(() => world.test.drop());

async function sent() {
  const unitId = await unitAt(world.db, { callSign: `Тұлпар-${newKey().slice(-4)}` });
  const incident = await openedBy(aida);
  const { tasks } = await aida.incidents.command({
    type: 'task.assign',
    key: newKey(),
    incidentId: incident.id,
    expectedVersion: incident.version,
    unitId,
  });
  const [task] = tasks;
  if (!task) throw new Error('There is no task');
  return { unitId, incident, task };
}

describe('a unit with a task', () => {
  it('is listed with its incident and the moment by which its crew should have accepted', async () => {
    const { unitId, incident, task } = await sent();
    const listed = (await aida.units.list({ unit: DISTRICT })).find(({ unit }) => unit.id === unitId);
    expect(listed).toMatchObject({
      unit: { status: 'called' },
      work: {
        task: { id: task.id, state: 'assigned' },
        incident: { id: incident.id, number: incident.number },
      },
      dueAt: task.times.assigned + 30_000,
    });
    await expect(aida.units.one({ unitId })).resolves.toMatchObject({
      work: listed?.work,
      dueAt: listed?.dueAt,
    });
    const { rows } = await aida.incidents.list({ unit: DISTRICT });
    expect(rows.find(({ id }) => id === incident.id)?.tasks).toEqual({
      live: 1,
      due: { waiting: 'not_accepted', dueAt: task.times.assigned + 30_000 },
    });
  });

  it('outside is no unit at all', async () => {
    const { unitId } = await sent();
    await expect(stranger.units.one({ unitId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.units.trail({ unitId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(aida.units.one({ unitId: 999_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the way of a unit', () => {
  it('is that of the minutes asked for, in their order, and of that unit alone', async () => {
    const unitId = await unitAt(world.db, { callSign: 'Тұлпар-жол' });
    const other = await unitAt(world.db, { callSign: 'Тұлпар-бөтен' });
    const now = Date.now();
    const at = (id: number, minutesAgo: number) => ({
      unitId: id,
      lon: PLACE.lon + minutesAgo / 1_000,
      lat: PLACE.lat,
      headingDeg: null,
      speedMs: null,
      accuracyM: null,
      at: now - minutesAgo * 60_000,
      source: 'phone' as const,
      receivedAt: now,
    });
    const trail = [at(unitId, 5), at(unitId, 90), at(unitId, 30), at(other, 10)];
    await keepPositions(world.db, { latest: [], trail });
    const minutesOf = async (minutes: number): Promise<number[]> =>
      (await aida.units.trail({ unitId, minutes })).map(({ atMs }) => Math.round((now - atMs) / 60_000));
    await expect(minutesOf(60)).resolves.toEqual([30, 5]);
    await expect(minutesOf(120)).resolves.toEqual([90, 30, 5]);
    await expect(aida.units.trail({ unitId, minutes: 241 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('who comes too late', () => {
  const since = async (command: Promise<unknown>): Promise<unknown> => {
    try {
      await command;
    } catch (error) {
      return (error as { cause: { detail: unknown } }).cause.detail;
    }
    throw new Error('It was not refused');
  };

  it('for a task is told who brought it to which state, and not what else happened to the incident', async () => {
    const { incident, task } = await sent();
    const onTask = { incidentId: incident.id, taskId: task.id, expectedVersion: task.version };
    await aida.incidents.command({ type: 'task.accept', key: newKey(), ...onTask });
    await expect(
      since(berik.incidents.command({ type: 'task.en_route', key: newKey(), ...onTask })),
    ).resolves.toMatchObject({
      refusal: { code: 'changed_meanwhile' },
      since: [{ by: 'Аида', what: 'task_moved', to: 'accepted', at: expect.any(Number) }],
    });
  });

  it('for an incident that was closed is told who closed it', async () => {
    const { id, version } = await openedBy(aida, { category: 'other', priority: 4 });
    await aida.incidents.command({
      type: 'incident.close',
      key: newKey(),
      incidentId: id,
      expectedVersion: version,
      outcome: 'false_alarm',
      reason: 'Жалған',
    });
    await expect(
      since(
        berik.incidents.command({
          type: 'incident.step',
          key: newKey(),
          incidentId: id,
          stepId: 'any',
          state: 'done',
          reason: '',
        }),
      ),
    ).resolves.toMatchObject({
      refusal: { code: 'not_allowed_in_state' },
      since: [{ by: 'Аида', what: 'closed', to: null }],
    });
  });
});
