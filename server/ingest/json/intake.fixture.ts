import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { Answer, Result } from '../../../shared/ingest/json/answer.ts';
import type { MessageKind } from '../../../shared/ingest/json/message.ts';
import { addWantedSchema } from '../../../shared/ingest/wanted.ts';
import { inProcessBus } from '../../bus/bus.ts';
import { createTestDatabase } from '../../db/test-database.ts';
import { requestAddress } from '../../db/write.ts';
import { replaceBoundarySet, seedHierarchy } from '../../hierarchy/store.ts';
import { openEventFeed } from '../../live/feed.ts';
import { createLog } from '../../log.ts';
import { activeUnits } from '../../operations/unit/store.ts';
import { loadPicture } from '../../picture/load.ts';
import { upsertCameras } from '../../register/bulk/store.ts';
import { openIngest } from '../open-ingest.ts';
import { plantSchool } from '../panels.fixture.ts';
import { openPositions } from '../pipeline.ts';
import { createSource, listSetAside, listSources, type Keeper } from '../source/manage.ts';
import { addWanted } from '../wanted/manage.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';

export const REGION = '610000000';
export const DISTRICT = '615800000';
/** A region beside it. */
export const BESIDE = '630000000';
/** In the district, by the boundary of the test. */
export const PLACE = { lon: 68.5, lat: 42.3 };

const square = (kato: string, [west, south]: [number, number]) => ({
  type: 'Feature' as const,
  properties: { kato },
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [west + 1, south],
        [west + 1, south + 1],
        [west, south + 1],
        [west, south],
      ],
    ],
  },
});

/** The whole way in over HTTP on a free port, over a database of its own, with a clock that tests set. */
export async function openIntake() {
  const test = await createTestDatabase();
  const { db } = test;
  await seedHierarchy(db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await replaceBoundarySet(db, {
    kind: 'schematic',
    source: 'test',
    licence: null,
    features: [square(DISTRICT, [68, 42]), square(BESIDE, [82, 49])],
  });
  const facilityId = await plantSchool(db, 'S-100', DISTRICT);
  await plantSchool(db, 'S-200', BESIDE);
  await upsertCameras(
    db,
    {
      externalId: ['C-17', 'C-18', 'C-99'],
      owner: ['traffic', 'traffic', 'traffic'],
      facilityId: [null, null, null],
      kato: [DISTRICT, DISTRICT, BESIDE],
      lon: [68.6, 68.7, 82.5],
      lat: [42.4, 42.5, 49.5],
      azimuthDeg: [90, null, null],
      fovDeg: [null, null, null],
      linked: [true, true, true],
      working: [true, true, true],
      technicalClass: ['unknown', 'unknown', 'unknown'],
      traffic: [true, true, true],
    },
    { demonstration: true },
  );
  const logged: string[] = [];
  const log = createLog(
    'trace',
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        logged.push(chunk.toString());
        done();
      },
    }),
  );
  const keeper: Keeper = {
    db,
    actor: 'person:1',
    requireUnit: () => 0,
    requireObject: (object, found) => {
      if (found === undefined) throw new Error(`There is no ${object}`);
      return found;
    },
  };
  const picture = await loadPicture(db, { cameras: true });
  const bus = inProcessBus();
  const feed = await openEventFeed({ db, bus, log, clock: Date.now });
  const positions = await openPositions({ db, bus, log, clock: Date.now, roster: () => activeUnits(db) });
  /** Added to the server's clock. */
  const time = { aheadMs: 0 };
  const clock = (): number => Date.now() + time.aheadMs;
  const ingest = await openIngest({
    db,
    log,
    live: { feed, positions, heard: () => undefined },
    key: Buffer.alloc(32, 9),
    picture: () => picture,
    env: { host: '127.0.0.1', dc09Port: null, nmeaPort: null, cotPort: null, mqttUrl: null },
    clock,
  });
  const server = createServer((request, response) => {
    requestAddress
      .run('10.0.0.1', ingest.http, request, response)
      .then((mine) => (mine ? undefined : response.writeHead(404).end()))
      .catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const post = (secret: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}/ingest/json`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    });
  /** Sends messages and gives what became of each; `at` is now unless they say otherwise. */
  const say = async (secret: string, ...messages: object[]): Promise<Result[]> => {
    const at = new Date(clock()).toISOString();
    const response = await post(secret, JSON.stringify(messages.map((message) => ({ at, ...message }))));
    return ((await response.json()) as Answer).results;
  };
  let serial = 0;
  const newSource = async (
    own: {
      takes?: MessageKind[];
      unit?: string;
      perMinute?: number;
      categories?: Record<string, string>;
    } = {},
  ): Promise<{ id: number; secret: string }> => {
    const {
      takes = ['detector', 'plate', 'report'],
      unit = REGION,
      perMinute = 100_000,
      categories = {},
    } = own;
    const { id, secret } = await createSource(keeper, {
      kind: 'json',
      name: `Source ${++serial}`,
      unit,
      perMinute,
      settings: { takes, categories },
      reason: 'for a test',
    });
    if (secret === null) throw new Error('The source has no secret');
    await known(secret);
    return { id, secret };
  };
  /** Waits until the server has read that a secret opens something. */
  const known = async (secret: string): Promise<void> => {
    for (let i = 0; i < 400; i++) {
      const { status } = await post(secret, '[]');
      if (status === 400) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('The secret is not known');
  };
  return {
    db,
    keeper,
    origin,
    picture,
    feed,
    facilityId,
    time,
    logged,
    post,
    say,
    known,
    newSource,
    /** Puts a vehicle on the list; hits find it as soon as the server has read the list again. */
    want: (plate: string, unit = REGION): Promise<{ id: number }> =>
      addWanted(
        { ...keeper, nowMs: clock() },
        addWantedSchema.parse({
          plate,
          unit,
          ground: 'stolen',
          vehicle: 'Toyota Camry, white',
          caseNumber: '26-1',
          until: new Date(clock() + 86_400_000).toISOString(),
          reason: 'for a test',
        }),
      ),
    incidents: () => db.selectFrom('incident').selectAll().orderBy('id').execute(),
    alarmsOf: (object: string) =>
      db.selectFrom('alarm').selectAll().where('object', '=', object).orderBy('id').execute(),
    countsOf: async (id: number) => {
      const sources = await listSources(db, ['000000000'], clock());
      return sources.find((source) => source.id === id)?.counts;
    },
    setAsideOf: (id: number | null) => listSetAside(keeper, { id, before: null }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await ingest.close();
      await positions.close();
      await feed.close();
      await test.drop();
    },
  };
}
export type Intake = Awaited<ReturnType<typeof openIntake>>;
