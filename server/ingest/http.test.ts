import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDevice, devicesOf } from './device/store.ts';
import { openDevices, type Devices } from './devices.ts';
import { openHearing, type Hearing } from './hearing.ts';
import { osmAndHandler } from './http.ts';
import { openPositions, type Positions } from './pipeline.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { dropOldTrails, lastPositions } from './position/store.ts';
import { ensureOsmAndSource } from './source/store.ts';
import { inProcessBus } from '../bus/bus.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { addTestTerritory, TEST_PATHS } from '../db/test-territory.ts';
import { createLog } from '../log.ts';
import { activeUnits, insertUnits, trailOf } from '../operations/unit/store.ts';
import { packFixes } from '../../shared/live/fixes.ts';
import { unit as policeUnit } from '../../shared/operations/incident.fixture.ts';
import { readRecord } from '../../shared/live/frame.ts';
import { cutFull, rangesOf } from './position-state.ts';

const log = createLog('silent');
const bus = inProcessBus();
let test: TestDatabase;
let devices: Devices;
let positions: Positions;
let hearing: Hearing;
let ledger: Ledger;
let server: Server;
let url: string;
const secrets: string[] = [];
const alarms: string[] = [];

const open = (): Promise<Positions> =>
  openPositions({
    db: test.db,
    bus,
    log,
    clock: Date.now,
    roster: () => activeUnits(test.db),
    heard: (device, outcome, atMs) =>
      hearing.hear(device, { atMs, setAside: outcome !== 'shown' && outcome !== 'trail' }),
  });

/** Units are numbered from 1 in the order in which they are registered. */
const addUnits = (count: number) =>
  insertUnits(
    test.db,
    Array.from({ length: count }, () => {
      const { id: _id, ...facts } = policeUnit({ callSign: `U-${++units}` });
      return { ...facts, home: { ...facts.home, kato: '100000001' } };
    }),
    { actor: 'test', at: Date.now(), demonstration: false },
  );
let units = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  await addTestTerritory(test.db);
  await addUnits(3);
  for (const unitId of [1, 2, 3])
    secrets.push(
      (await addDevice(test.db, { name: `phone ${unitId}`, unitId, kato: '100000001', source: 'phone' }))
        .secret,
    );
  hearing = openHearing({ db: test.db, log });
  positions = await open();
  devices = await openDevices({ db: test.db, log, clock: Date.now, changed: () => positions.reload() });
  ledger = openLedger({ db: test.db, log });
  const handler = osmAndHandler({
    devices,
    positions,
    ledger,
    sourceId: await ensureOsmAndSource(test.db, '000000000'),
    heard: hearing.hear,
    alarm: (device, { alarm }) => Promise.resolve(void alarms.push(`${device.unitId} ${alarm}`)),
    clock: Date.now,
  });
  server = createServer((request, response) => {
    handler(request, response).then(
      (mine) => mine || response.writeHead(404).end('elsewhere'),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ingest/osmand`;
});
afterAll(async () => {
  server.close();
  await positions.close();
  await hearing.close();
  await ledger.close();
  devices.close();
  await test.drop();
});

const ask = async (path: string, init?: RequestInit): Promise<[number, string]> => {
  const response = await fetch(`${url}${path}`, init);
  return [response.status, await response.text()];
};
const shown = (unitId: number) => positions.state().shown[positions.state().slotOf.get(unitId) ?? -1] ?? null;
const seconds = (ago: number) => Math.floor(Date.now() / 1_000) - ago;

it('takes a fix in each of the forms that Traccar clients speak, with the secret in the address or as id', async () => {
  const [one = '', two = '', three = ''] = secrets;
  const flat = `lat=51.16&lon=71.42&timestamp=${seconds(5)}&speed=10&bearing=90&id=any`;
  await expect(ask(`/${one}?${flat}`)).resolves.toEqual([200, 'OK']);
  expect(shown(1)).toMatchObject({ lon: 71.42, lat: 51.16, headingDeg: 90, source: 'phone' });
  expect(shown(1)?.speedMs).toBeCloseTo(5.144, 3);

  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  await expect(
    ask('', { ...form, body: `id=${two}&lat=51.2&lon=71.5&timestamp=${seconds(4)}` }),
  ).resolves.toEqual([200, 'OK']);
  expect(shown(2)).toMatchObject({ lon: 71.5, lat: 51.2 });

  const timestamp = new Date(Date.now() - 3_000).toISOString();
  const body = JSON.stringify({
    location: { timestamp, coords: { latitude: 51.3, longitude: 71.6, speed: 12, heading: -1, accuracy: 8 } },
    device_id: three,
  });
  const json = { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' } };
  await expect(ask('', { ...json, body })).resolves.toEqual([200, 'OK']);
  expect(shown(3)).toMatchObject({ lon: 71.6, lat: 51.3, speedMs: 12, headingDeg: null, accuracyM: 8 });

  const heartbeat = await ask(`/${one}?id=any`);
  expect(heartbeat).toEqual([200, 'OK']);
});

it('sets a fix that cannot be true aside for good, and refuses what it cannot read with the reason', async () => {
  const [one = ''] = secrets;
  const before = shown(1);
  await expect(ask(`/${one}?id=x&lat=71.42&lon=51.16&timestamp=${seconds(0)}`)).resolves.toEqual([
    200,
    'Set aside: swapped',
  ]);
  await expect(ask(`/${one}?id=x&lat=43.2&lon=76.9&timestamp=${seconds(0)}`)).resolves.toEqual([
    200,
    'Set aside: too_fast',
  ]);
  const [status, reason] = await ask(`/${one}?id=x&lat=north&lon=71`);
  expect([status, reason]).toEqual([400, expect.stringMatching(/two numbers/)]);
  expect(shown(1)).toEqual(before);
  await expect
    .poll(async () => (await test.db.selectFrom('ingest_refused').select('reason').execute()).length, {
      timeout: 5_000,
    })
    .toBe(3);
});

it('keeps an old fix in the trail and does not show it', async () => {
  const [one = ''] = secrets;
  const before = shown(1);
  await expect(ask(`/${one}?id=x&lat=51.15&lon=71.41&timestamp=${seconds(600)}`)).resolves.toEqual([
    200,
    'OK',
  ]);
  expect(shown(1)).toEqual(before);
  const trail = () => trailOf(test.db, 1, { fromMs: Date.now() - 3_600_000, toMs: Date.now(), limit: 1_000 });
  await expect
    .poll(async () => (await trail()).map(({ lon }) => lon), { timeout: 5_000 })
    .toEqual([71.41, 71.42]);
});

it('writes what a column can hold of an odd reading, which keeps nobody else from being written', async () => {
  const [one = '', two = ''] = secrets;
  const odd = `lat=51.1601&lon=71.4201&timestamp=${seconds(0)}&speed=1e300&bearing=1e-300&accuracy=1e-300`;
  await expect(ask(`/${one}?id=x&${odd}`)).resolves.toEqual([200, 'OK']);
  await expect(ask(`/${two}?id=x&lat=51.2001&lon=71.5&timestamp=${seconds(0)}`)).resolves.toEqual([
    200,
    'OK',
  ]);
  const written = async () =>
    (await lastPositions(test.db)).filter(({ lat }) => [51.1601, 51.2001].includes(lat));
  await expect.poll(async () => (await written()).length, { timeout: 5_000 }).toBe(2);
  expect((await written()).find(({ unitId }) => unitId === 1)).toMatchObject({ headingDeg: 0, accuracyM: 0 });
});

it('takes fixes of another server for units of the same territory only', async () => {
  const before = shown(1);
  const fix = {
    unitId: 1,
    lon: 75,
    lat: 45,
    headingDeg: null,
    speedMs: null,
    source: 'radio',
    at: Date.now(),
  } as const;
  const packed = packFixes([fix]);
  await bus.publishPositions([{ path: TEST_PATHS.otherDistrict, packed }]);
  expect(shown(1)).toEqual(before);
  await bus.publishPositions([
    { path: TEST_PATHS.city, packed: packFixes([{ ...fix, lon: 71.4, lat: 51.1 }]) },
  ]);
  expect(shown(1)).toMatchObject({ lon: 71.4, lat: 51.1, source: 'radio' });
});

it('answers an unknown device as if there were nothing, keeps no secret, and slows guessing down', async () => {
  await expect(ask('/not-a-secret-of-anybody?id=1')).resolves.toEqual([404, 'Not found']);
  const rows = () =>
    test.db.selectFrom('ingest_refused').selectAll().where('reason', '=', 'unknown_device').execute();
  await expect
    .poll(async () => (await rows()).map(({ sample }) => sample), { timeout: 5_000 })
    .toEqual(['not-…']);
  const statuses = new Set<number>();
  for (let i = 0; i < 30; i++) statuses.add((await ask(`/guess-${i}?id=1`))[0]);
  expect(statuses).toEqual(new Set([404, 429]));
  const [, two = ''] = secrets;
  expect((await ask(`/${two}?id=x`))[0]).toBe(200);
});

it('refuses a device that was switched off, a flood, and a message without an end', async () => {
  const [, , three = ''] = secrets;
  await test.db.updateTable('ingest_device').set({ enabled: false }).where('unit_id', '=', 3).execute();
  await devices.reload();
  await expect(ask(`/${three}?id=x`))
    .resolves.toEqual([404, 'Not found'])
    .catch(() => {});
  const [one = ''] = secrets;
  const big = 'x'.repeat(300_000);
  expect((await ask(`/${one}`, { method: 'POST', body: big }))[0]).toBe(413);
  const answers = await Promise.all(Array.from({ length: 700 }, () => ask(`/${one}?id=x`)));
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200, 429]));
});

it('knows a device and its unit a moment after they were registered', async () => {
  await addUnits(6);
  positions.setStatus(9, 'busy');
  const { secret } = await addDevice(test.db, { name: 'new', unitId: 9, kato: '200000001', source: 'radio' });
  await expect
    .poll(async () => (await ask('', { method: 'POST', body: `id=${secret}&lat=51&lon=71` }))[0], {
      timeout: 20_000,
    })
    .toBe(200);
  expect(shown(9)).toMatchObject({ lon: 71, source: 'radio' });
  expect(shown(1)).not.toBeNull();
  expect(positions.state().status[positions.state().slotOf.get(9) ?? -1]).toBe('busy');
});

it('remembers when a device was heard last and how many of its fixes were set aside', async () => {
  const [, two = ''] = secrets;
  const began = Date.now();
  expect((await ask(`/${two}?id=x&lat=0&lon=0`))[1]).toContain('null_island');
  await ask(`/${two}?id=x`);
  await expect
    .poll(async () => (await devicesOf(test.db, 2))[0]?.setAside, { timeout: 10_000 })
    .toBeGreaterThan(0);
  const [device] = await devicesOf(test.db, 2);
  expect(device?.heardAt ?? 0).toBeGreaterThanOrEqual(began);
  expect(JSON.stringify(device)).not.toContain(two);
});

it('hands a call for help on before it acknowledges it', async () => {
  const [, two = ''] = secrets;
  await expect(ask(`/${two}?id=x&alarm=sos`)).resolves.toEqual([200, 'OK']);
  expect(alarms).toEqual(['2 sos']);
});

it('shows after a restart where units were last seen, with the age of it', async () => {
  await positions.close();
  expect((await lastPositions(test.db)).map(({ unitId }) => unitId).sort((a, b) => a - b)).toEqual([
    1, 2, 3, 9,
  ]);
  await test.db
    .updateTable('unit_position')
    .set({ at: new Date(Date.now() - 700_000) })
    .where('unit_id', '=', 2)
    .execute();
  positions = await open();
  const records: unknown[] = [];
  positions.onTick((state, timeMs) => {
    const view = new DataView(cutFull(state, rangesOf(state, ['000000000/100000000']), 1, timeMs).buffer);
    records.push(readRecord(view, 1));
  });
  await expect
    .poll(() => records.at(-1), { timeout: 5_000 })
    .toMatchObject({ unitId: 2, lon: 71.5, ageS: 600 });
});

it('drops the days of trails that are past keeping', async () => {
  await expect(dropOldTrails(test.db, Date.now())).resolves.toEqual([]);
  const dropped = await dropOldTrails(test.db, Date.now() + 40 * 86_400_000);
  expect(dropped.length).toBeGreaterThan(0);
  expect(dropped.every((name) => /^position_history_\d{8}$/.test(name))).toBe(true);
});
