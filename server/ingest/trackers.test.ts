import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIngest, type Ingest } from './open-ingest.ts';
import { openPositions, type Positions } from './pipeline.ts';
import { createSource, listSetAside, listSources, type Keeper } from './source/manage.ts';
import { putTracker } from './tracker/manage.ts';
import { inProcessBus } from '../bus/bus.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { openEventFeed, type EventFeed } from '../live/feed.ts';
import { createLog } from '../log.ts';
import { crewUnit } from '../operations/operations.fixture.ts';
import { loadPicture } from '../picture/load.ts';
import { activeUnits, insertUnits, unitById } from '../operations/unit/store.ts';
import { openBroker } from '../test-broker.ts';
import { findProgram } from '../test-program.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import type { CreateSource } from '../../shared/ingest/source.ts';

const REGION = '610000000';
const REGION_PATH = '000000000/610000000';
const log = createLog('silent');
let test: TestDatabase;
let feed: EventFeed;
let positions: Positions;
let ingest: Ingest;
const mosquitto = findProgram('mosquitto');
const publisher = findProgram('mosquitto_pub');
let broker: Awaited<ReturnType<typeof openBroker>> | undefined;
let keeper: Keeper & { covers: () => boolean };
let units: number[];

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  await seedHierarchy(db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const crews = ['Барыс-1', 'Барыс-2', 'Барыс-3'].map((callSign) => crewUnit({ callSign }));
  units = await insertUnits(db, crews, { actor: 'test', at: Date.now(), demonstration: false });
  keeper = {
    db,
    actor: 'person:1',
    covers: () => true,
    requireUnit: () => 0,
    requireObject: (object, found) => {
      if (found === undefined) throw new Error(`There is no ${object}`);
      return found;
    },
  };
  if (mosquitto) broker = await openBroker(mosquitto);
  const picture = await loadPicture(db);
  const bus = inProcessBus();
  feed = await openEventFeed({ db, bus, log, clock: Date.now });
  positions = await openPositions({
    db,
    bus,
    log,
    clock: Date.now,
    roster: () => activeUnits(db),
  });
  ingest = await openIngest({
    db,
    log,
    live: { feed, positions, heard: () => undefined },
    key: Buffer.alloc(32, 9),
    picture: () => picture,
    env: {
      host: '127.0.0.1',
      dc09Port: null,
      nmeaPort: 0,
      cotPort: 0,
      mqttUrl: broker ? `mqtt://127.0.0.1:${broker.port}` : null,
    },
  });
});
afterAll(async () => {
  await ingest.close();
  await positions.close();
  await feed.close();
  broker?.close();
  await test.drop();
});

const portOf = (name: string): number => ingest.ports.find((port) => port.name === name)?.port ?? 0;
/** A source with a tracker of the nth unit. */
async function newSource(
  of: Pick<CreateSource, 'kind' | 'settings'>,
  externalId: string,
  nth: number,
): Promise<{ id: number; secret: string }> {
  const wanted = {
    ...of,
    name: `Source ${externalId}`,
    unit: REGION,
    perMinute: 6_000,
    reason: 'for a test',
  };
  const { id, secret } = await createSource(keeper, wanted as CreateSource);
  await putTracker(keeper, {
    sourceId: id,
    externalId,
    callSign: `Барыс-${nth}`,
    source: 'vehicle_tracker',
    enabled: true,
    reason: 'for a test',
  });
  return { id, secret: secret ?? '' };
}
const shown = (unitId: number) => positions.state().shown[positions.state().slotOf.get(unitId) ?? -1] ?? null;
const send = async (port: number, text: string): Promise<void> => {
  const socket = createConnection({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.end(text);
  await once(socket, 'close');
};
const countsOf = async (sourceId: number) =>
  (await listSources(test.db, [REGION_PATH], Date.now())).find(({ id }) => id === sourceId)?.counts;
/** Why messages were not taken. `early`: the tracker's own name, while the registry was not read again yet. */
const reasonsOf = async (sourceId: number | null, early = '') =>
  (await listSetAside(keeper, { id: sourceId, before: null }))
    .map(({ reason }) => reason)
    .filter((reason) => reason !== `unknown_device: ${early}`);
/** The registry is followed in memory; who comes before it was read comes again. */
const PATIENT = { timeout: 20_000, interval: 100 };

const two = (n: number): string => String(n).padStart(2, '0');
function rmc(lat: string, lon: string, at = new Date()): string {
  const time = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;
  const date = `${two(at.getUTCDate())}${two(at.getUTCMonth() + 1)}${two(at.getUTCFullYear() % 100)}`;
  const body = `GPRMC,${time},A,${lat},N,${lon},E,010.0,090.0,${date},,`;
  let sum = 0;
  for (const letter of body) sum ^= letter.charCodeAt(0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}\r\n`;
}

describe('a tracker that speaks NMEA over TCP', () => {
  it('moves its unit; what cannot be true and what is broken is set aside, and each is counted', async () => {
    const { id, secret } = await newSource({ kind: 'nmea', settings: {} }, '861001', 1);
    const unitId = units[0] ?? 0;
    await expect
      .poll(async () => {
        await send(portOf('nmea'), `${secret} 861001\r\n${rmc('4218.0000', '06830.0000')}`);
        return shown(unitId);
      }, PATIENT)
      .toMatchObject({ lon: 68.5, lat: 42.3, headingDeg: 90, source: 'vehicle_tracker' });
    const rest = [
      rmc('6830.0000', '04218.0000'),
      rmc('0000.0000', '00000.0000'),
      '$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68\r\n',
      '$GPRMC,225446,A,4917.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68\r\n',
      'GET / HTTP/1.1\r\n',
    ];
    await send(portOf('nmea'), `${secret} 861001\r\n${rest.join('')}`);
    await expect.poll(() => reasonsOf(id, '861001'), PATIENT).toHaveLength(5);
    expect((await reasonsOf(id, '861001')).toSorted()).toEqual([
      'crc',
      'not_a_frame',
      'null_island: 861001',
      'outside_country: 861001',
      'swapped: 861001',
    ]);
    await expect.poll(() => countsOf(id), PATIENT).toMatchObject({ refused: 2 });
    expect(shown(unitId)).toMatchObject({ lon: 68.5, lat: 42.3 });
  });

  it('with another secret is let go and keeps none', async () => {
    await send(portOf('nmea'), `not-the-secret-of-anybody 861001\r\n${rmc('4218.0000', '06830.0000')}`);
    await expect.poll(() => reasonsOf(null), PATIENT).toContain('unknown_device: nmea');
    const [row] = await listSetAside(keeper, { id: null, before: null });
    expect(row?.sample).toBe('not-…');
  });
});

describe('a field application that speaks Cursor-on-Target', () => {
  const event = (kind: string, uid: string, staleS: number, at = new Date()): string => {
    const stale = new Date(at.getTime() + staleS * 1_000).toISOString();
    return (
      `<event version="2.0" uid="${uid}" type="${kind}" how="m-g" time="${at.toISOString()}" ` +
      `start="${at.toISOString()}" stale="${stale}"><point lat="42.31" lon="68.51" hae="0" ce="9" le="9"/><detail/></event>`
    );
  };

  it('moves its unit, and its call for help is the unit’s', async () => {
    const { id, secret } = await newSource({ kind: 'cot', settings: {} }, 'ANDROID-1', 2);
    const unitId = units[1] ?? 0;
    const auth = `<auth><cot username="crew" password="${secret}" uid="ANDROID-1"/></auth>`;
    await expect
      .poll(async () => {
        await send(portOf('cot'), `<?xml version="1.0"?>${auth}${event('a-f-G-U-C', 'ANDROID-1', 300)}`);
        return shown(unitId);
      }, PATIENT)
      .toMatchObject({ lon: 68.51, lat: 42.31, accuracyM: 9 });
    const old = new Date(Date.now() - 600_000);
    await send(
      portOf('cot'),
      `${auth}${event('a-f-G-U-C', 'ANDROID-1', 60, old)}<event>&lol;</event>${event('u-d-f', 'ANDROID-1', 60)}` +
        event('b-a-o-tbl', 'ANDROID-1-9-1-1', 60) +
        event('b-a-o-tbl', 'ANDROID-1-9-1-1', 60),
    );
    await expect.poll(() => reasonsOf(id, 'ANDROID-1'), PATIENT).toHaveLength(3);
    expect(await reasonsOf(id, 'ANDROID-1')).toEqual(
      expect.arrayContaining([
        'stale: ANDROID-1',
        'unreadable: it is not well-formed XML',
        'not_understood: u-d-f',
      ]),
    );
    expect((await unitById(test.db, unitId))?.sos).not.toBeNull();
  });
});

describe.each(mosquitto && publisher ? [publisher] : [])('a tracker behind a real broker', (program) => {
  it('moves its unit by what mosquitto_pub publishes', async () => {
    const settings = { topic: 'owntracks/+/{id}', format: 'owntracks', speedUnit: 'ms' } as const;
    const { id } = await newSource({ kind: 'mqtt', settings }, 'barys-3', 3);
    const publish = (topic: string, message: string): void => {
      const said = spawnSync(program, ['-p', String(broker?.port), '-q', '1', '-t', topic, '-m', message]);
      expect(said.status).toBe(0);
    };
    const unitId = units[2] ?? 0;
    await expect
      .poll(() => {
        const tst = Math.floor(Date.now() / 1_000);
        const told = { _type: 'location', lat: 42.32, lon: 68.52, tst, vel: 36 };
        publish('owntracks/police/barys-3', JSON.stringify(told));
        return shown(unitId);
      }, PATIENT)
      .toMatchObject({ lon: 68.52, lat: 42.32, speedMs: 10 });
    publish('owntracks/police/barys-3', 'nothing');
    publish('owntracks/police/nobody', '{"_type":"location","lat":42.3,"lon":68.5}');
    publish('other/police/barys-3', 'not for us');
    await expect
      .poll(() => reasonsOf(id, 'barys-3'), PATIENT)
      .toEqual(expect.arrayContaining(['unreadable: it is not JSON', 'unknown_device: nobody']));
    expect(await reasonsOf(id, 'barys-3')).toHaveLength(2);
  });
});

it('a tracker is of the unit that has its call sign now, and the audit says whose it was', async () => {
  const { db } = test;
  const add = async (): Promise<number> => {
    const by = { actor: 'test', at: Date.now(), demonstration: false };
    return (await insertUnits(db, [crewUnit({ callSign: 'Қайта-1' })], by))[0] ?? 0;
  };
  const former = await add();
  const { id: sourceId } = await newSource({ kind: 'nmea', settings: {} }, 'again', 1);
  const put = () =>
    putTracker(keeper, {
      sourceId,
      externalId: 'again',
      callSign: 'Қайта-1',
      source: 'vehicle_tracker',
      enabled: true,
      reason: 'for a test',
    });
  await put();
  await db.updateTable('police_unit').set({ retired_at: new Date() }).where('id', '=', former).execute();
  const present = await add();
  await put();
  const [last] = await db
    .selectFrom('audit_entry')
    .select(['before', 'after'])
    .where('object', '=', `source:${sourceId}`)
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  expect(last).toMatchObject({ before: { unitId: former }, after: { unitId: present } });
});
