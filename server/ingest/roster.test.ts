import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEventFeed, type EventFeed } from '../live/feed.ts';
import { followRoster } from './roster.ts';
import { inProcessBus } from '../bus/bus.ts';
import { addDevice, revokeDevice } from './device/store.ts';
import { openDevices, type Devices } from './devices.ts';
import { openPositions, type Positions } from './pipeline.ts';
import { createLog } from '../log.ts';
import {
  DISTRICT,
  newKey,
  operationsWorld,
  personAt,
  PLACE,
  type Caller,
} from '../operations/operations.fixture.ts';
import { activeUnits } from '../operations/unit/store.ts';

const log = createLog('silent');
const reason = 'сынақ';
let world: Awaited<ReturnType<typeof operationsWorld>>;
let feed: EventFeed;
let positions: Positions;
let devices: Devices;
let unfollow: () => void;
let dana: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  const { db, picture } = world;
  const parts = { db, bus: inProcessBus(), log, clock: Date.now };
  feed = await openEventFeed(parts);
  positions = await openPositions({ ...parts, roster: () => activeUnits(db) });
  devices = await openDevices({ ...parts, changed: positions.reload });
  unfollow = followRoster({ feed, positions, devices, log });
  dana = await personAt(db, picture, 'Дана', [['administrator', '000000000']]);
});
afterAll(async () => {
  unfollow();
  devices.close();
  await positions.close();
  await feed.close();
  await world.test.drop();
});

it('devices that many ask for while they are read are read once more, and not once for each', async () => {
  const { db } = world;
  let read = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      read++;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const own = await openDevices({ db: counting, log, clock: Date.now });
  await Promise.all(Array.from({ length: 50 }, () => own.reload()));
  own.close();
  // At the start, at the first question, and once for all that came meanwhile.
  expect(read).toBe(3);
});

const pathOf = (id: number): string | undefined => {
  const { slotOf, units } = positions.state();
  return units[slotOf.get(id) ?? -1]?.path;
};

const made = async (callSign: string): Promise<number> => {
  const facts = {
    callSign,
    type: 'patrol_car' as const,
    crew: [],
    home: { kato: DISTRICT, ...PLACE },
    duty: null,
    equipment: [],
  };
  return (await dana.units.create({ key: newKey(), facts, reason })).unitId;
};

it('a unit without a device is in the live picture at once, moves with its post, and leaves it when it is stood down', async () => {
  const unitId = await made('Тірі-1');
  await expect.poll(() => pathOf(unitId)).toContain(DISTRICT);
  expect(positions.state().shown[positions.state().slotOf.get(unitId) ?? -1]).toBeNull();
  const seen = { unitId, reason, expectedVersion: 1 };
  const home = { kato: '750000000', lon: 76.9, lat: 43.2 };
  await dana.units.office({ type: 'edit', ...seen, key: newKey(), patch: { home } });
  await expect.poll(() => pathOf(unitId)).toContain('750000000');
  await dana.units.office({ type: 'retire', ...seen, expectedVersion: 2, key: newKey() });
  await expect.poll(() => pathOf(unitId)).toBeUndefined();
});

it('a crew’s former link is no device any more as soon as there is a new one', async () => {
  const unitId = await made('Тірі-2');
  const { secret } = await dana.units.link({ unitId, reason });
  await expect.poll(async () => (await devices.find(secret))?.unitId).toBe(unitId);
  await dana.units.link({ unitId, reason });
  await expect.poll(() => devices.find(secret)).toBeNull();
});

it('a reading of devices that is asked for while another runs begins after what it is asked about', async () => {
  const { db } = world;
  const device = { name: 'radio', unitId: 1, kato: DISTRICT, source: 'radio' as const };
  const { id, secret } = await addDevice(db, device);
  await devices.reload();
  expect(await devices.find(secret)).toMatchObject({ id });
  const running = devices.reload();
  await revokeDevice(db, id, 'test');
  await Promise.all([running, devices.reload()]);
  expect(await devices.find(secret)).toBeNull();
});
