import { expect, test } from 'vitest';
import { createDc09 } from './dc09/adapter.ts';
import { panelCipher } from './dc09/cipher.ts';
import { cotLine } from './cot/listen.ts';
import { countingLedger } from './fuzz.fixture.ts';
import { mqttSources, takeMqtt } from './mqtt/client.ts';
import { createTaker } from './json/http.ts';
import { nmeaLine } from './nmea/listen.ts';
import { panelFrame } from './panels.fixture.ts';
import { hashOf } from './secret.ts';
import type { Source } from './source/store.ts';
import { createTrackers } from './tracker/trackers.ts';
import { takePlate } from './wanted/take.ts';
import type { Db } from '../db/schema.ts';
import { createLog } from '../log.ts';
import type { Message } from '../../shared/ingest/json/message.ts';
import { readMessages } from '../../shared/ingest/json/read.ts';

// CPU of one message from its bytes to the pipeline, without the network and the database. Limit: 25 µs, what OsmAnd over
// node:http and a broker in the process were measured at.
const MESSAGES = 30_000;
const ROUNDS = 3;
const LIMIT_US = 25;
const KEY = '00112233445566778899AABBCCDDEEFF';
const AT = Date.UTC(2026, 10, 26, 10);
const source: Source = {
  id: 1,
  kind: 'mqtt',
  name: 'bench',
  kato: '000000000',
  settings: { topic: 't/{id}', format: 'owntracks', speedUnit: 'ms' },
  perMinute: 6_000_000_000,
  secretHash: null,
  enabled: true,
  previous: null,
};
const devices = new Map([['one', { id: 1, unitId: 1, source: 'vehicle_tracker' as const }]]);
const byId = new Map([[1, { source, devices }]]);
const line = { address: '', send: () => {}, end: () => {} };

/** µs of CPU a message, the best of some rounds. */
async function costOf(each: (i: number) => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < MESSAGES; i++) await each(i);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / MESSAGES);
  }
  return best;
}

function trackersOf(kind: Source['kind'], secret = '') {
  const of = { ...source, kind };
  const sources = { bySecret: new Map([[hashOf(secret).toString('hex'), of]]), byId };
  return createTrackers({
    sources: () => sources,
    positions: { accept: () => 'shown' },
    ledger: countingLedger().ledger,
    clock: () => AT,
  });
}

test('a message costs no more than one over HTTP', async () => {
  const costs: Record<string, number> = {};
  const panels = new Map([
    ['1234', { id: 1, cipher: null }],
    ['ABCD', { id: 2, cipher: panelCipher(Buffer.from(KEY, 'hex')) }],
  ]);
  let nowMs = AT;
  const dc09 = createDc09({
    lines: () => new Map([['1', { source, panels }]]),
    ledger: countingLedger().ledger,
    takeSignals: () => Promise.resolve('accepted'),
    heard: () => {},
    clock: () => (nowMs += 1_000),
    log: createLog('silent'),
  });
  const sender = { address: '', sourceId: null };
  const plain = panelFrame({}).slice(1, -1);
  costs['DC-09'] = await costOf(() => dc09.take(plain, sender));
  // Supervision in the clear is most of what a receiver hears.
  const supervision = panelFrame({ id: 'NULL' }).slice(1, -1);
  costs['DC-09 supervision'] = await costOf(() => dc09.take(supervision, sender));

  // Opened, and then refused for its time, which stands still here.
  const sealed = panelFrame({ account: 'ABCD', key: KEY, atMs: AT - 600_000 }).slice(1, -1);
  costs['DC-09 encrypted'] = await costOf(() => dc09.take(sealed, sender));

  const nmea = nmeaLine(trackersOf('nmea', 's'), line);
  await nmea.data(Buffer.from('s one\n'));
  const sentence = Buffer.from('$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68\n');
  costs['NMEA'] = await costOf(() => nmea.data(sentence));

  const cot = cotLine(
    { trackers: trackersOf('cot', 's'), sos: () => Promise.resolve(true), clock: () => AT },
    line,
  );
  await cot.data(Buffer.from('<auth><cot password="s"/></auth>'));
  const time = new Date(AT).toISOString();
  const event = Buffer.from(
    `<event version="2.0" uid="one" type="a-f-G-U-C" time="${time}" start="${time}" stale="${time}" how="m-g">` +
      '<point lat="42.3" lon="68.5" hae="0" ce="9" le="9"/><detail><track course="90" speed="10"/></detail></event>',
  );
  costs['Cursor-on-Target'] = await costOf(() => cot.data(event));

  const mqtt = trackersOf('mqtt');
  const wanted = mqttSources({ bySecret: new Map(), byId });
  const payload = JSON.stringify({ _type: 'location', lat: 42.3, lon: 68.5, tst: AT / 1_000, vel: 36 });
  costs['MQTT'] = await costOf(() => {
    takeMqtt(mqtt, wanted, { topic: 't/one', payload }, AT);
    return Promise.resolve();
  });

  // Nearly every plate is one that nobody looks for: read, its camera found, compared with the list and forgotten.
  const byPlate = new Map(
    Array.from({ length: 100_000 }, (_, i) => [
      `${100 + (i % 900)}A${i}02`,
      [{ id: i, kato: '000000000', untilMs: AT * 2 }],
    ]),
  );
  const camera = { id: 1, external_id: 'C-17', facility_id: null, kato: '000000000', lon: 68.5, lat: 42.3 };
  const taker = createTaker({
    take: (of, message: Message) =>
      message.kind === 'plate'
        ? takePlate(
            {
              db: undefined as unknown as Db,
              source: of,
              covers: () => true,
              isWithin: () => true,
              locate: () => null,
              nowMs: AT,
              wanted: { change: 1, byPlate },
              cameraOf: () => Promise.resolve({ ...camera, azimuth_deg: null }),
            },
            message,
          )
        : Promise.resolve({ outcome: 'accepted' }),
    ledger: countingLedger().ledger,
    clock: () => AT,
    log: createLog('silent'),
  });
  const sends: Source = {
    ...source,
    kind: 'json',
    settings: { takes: ['detector', 'plate'], categories: {} },
  };
  const common = { id: 'm-1', at: time };
  const bodies = {
    'JSON detector': { ...common, kind: 'detector', detector: 'd-1', event: 'alarm', type: 'smoke' },
    'JSON plate': { ...common, kind: 'plate', plate: '123 ABC 02', camera: 'C-17', headingDeg: 90 },
  };
  for (const [name, message] of Object.entries(bodies)) {
    const body = JSON.stringify(message);
    costs[name] = await costOf(async () => {
      const read = readMessages(body);
      if (read.ok) await taker(sends, read.told, '10.0.0.1');
    });
  }
  for (const [name, us] of Object.entries(costs))
    console.log(`${name.padEnd(20)} ${us.toFixed(1)} µs of CPU a message (limit ${LIMIT_US})`);
  expect(Math.max(...Object.values(costs))).toBeLessThan(LIMIT_US * 4);
}, 120_000);
