import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followStatuses } from './follow.ts';
import { inProcessBus } from '../../bus/bus.ts';
import type { Db } from '../../db/schema.ts';
import { openEventFeed } from '../../live/feed.ts';
import { createLog } from '../../log.ts';
import {
  DISTRICT,
  dispatchedBy,
  newKey,
  operationsWorld,
  personAt,
  REGION,
  type Caller,
} from '../operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await personAt(db, world.picture, 'Аида', [['operator', REGION]]);
});
afterAll(() => world.test.drop());

describe('the status of a unit', () => {
  it('is told at the start, and again with every change', async () => {
    const { unitId, task } = await dispatchedBy(aida, db);
    const told: string[] = [];
    const feed = await openEventFeed({
      db,
      bus: inProcessBus(),
      log: createLog('silent'),
      clock: Date.now,
    });
    const end = await followStatuses(db, feed, (id, status) => {
      if (id === unitId) told.push(status);
    });
    const onTask = { incidentId: task.incidentId, taskId: task.id } as const;
    const [move, by] = [
      { ...onTask, expectedVersion: 1 },
      { ...onTask, expectedVersion: 2 },
    ];
    await aida.incidents.command({ type: 'task.en_route', key: newKey(), ...move });
    await aida.incidents.command({ type: 'task.cancel', key: newKey(), ...by, reason: 'қажет емес' });
    await feed.catchUp();
    end();
    await feed.close();
    expect(told).toEqual(['called', 'en_route', 'free']);
  });

  it('that changes while they are read is not told as it was before', async () => {
    const { unitId } = await dispatchedBy(aida, db);
    const told: string[] = [];
    const of = { seq: 1, atMs: 0, kato: DISTRICT, path: null, version: 3 };
    const end = await followStatuses(
      db,
      {
        follow: (listener) => {
          listener.event({
            ...of,
            kind: 'unit.status_changed',
            object: `unit:${unitId}`,
            data: { status: 'free' },
          });
          return () => undefined;
        },
      },
      (id, status) => {
        if (id === unitId) told.push(status);
      },
    );
    end();
    expect(told).toEqual(['free']);
  });
});
