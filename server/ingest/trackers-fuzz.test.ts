import { expect, it } from 'vitest';
import { cotLine } from './cot/listen.ts';
import { countingLedger, FUZZ_CASES, heapMb, mangled, seeded } from './fuzz.fixture.ts';
import { mqttSources, takeMqtt } from './mqtt/client.ts';
import { nmeaLine } from './nmea/listen.ts';
import { hashOf } from './secret.ts';
import type { Source } from './source/store.ts';
import { createTrackers, type TrackerSources } from './tracker/trackers.ts';
import { implausibility } from '../../shared/operations/position.ts';

const AT = Date.UTC(2026, 10, 26, 10);
const SECRET = 'a-secret-of-the-source';
const DEVICES = new Map([['one', { id: 1, unitId: 1, source: 'vehicle_tracker' as const }]]);

/** Trackers in memory, of one source; the plausibility is the real one. */
function world(kind: 'nmea' | 'cot' | 'mqtt') {
  const settings = kind === 'mqtt' ? { topic: 't/{id}', format: 'owntracks', speedUnit: 'ms' } : {};
  const source: Source = {
    id: 1,
    kind,
    name: 'fuzz',
    kato: '000000000',
    settings,
    perMinute: 6_000_000,
    secretHash: hashOf(SECRET).toString('hex'),
    enabled: true,
    previous: null,
  };
  const sources: TrackerSources = {
    bySecret: new Map([[source.secretHash ?? '', source]]),
    byId: new Map([[1, { source, devices: DEVICES }]]),
  };
  const time = { nowMs: AT };
  const counting = countingLedger();
  const trackers = createTrackers({
    sources: () => sources,
    positions: {
      accept: (_device, position) => implausibility(position, null, position.receivedAt) ?? 'shown',
    },
    ledger: counting.ledger,
    clock: () => time.nowMs,
  });
  return { ...counting, trackers, sources, time, random: seeded() };
}
const line = { address: '10.0.0.1', send: () => {}, end: () => {} };
const two = (n: number): string => String(n).padStart(2, '0');

/** Runs all cases and looks at the memory after the first fifth and at the end. */
async function expectFlat(each: (i: number) => Promise<void>): Promise<void> {
  let startMb = 0;
  for (let i = 0; i < FUZZ_CASES; i++) {
    if (i === FUZZ_CASES / 5) startMb = heapMb();
    await each(i);
  }
  expect(heapMb() - startMb).toBeLessThan(20);
}

it('NMEA: 100,000 mangled sentences break nothing, each line is accounted for once', async () => {
  const { trackers, total, counts, time, random } = world('nmea');
  const nmea = nmeaLine(trackers, line);
  await nmea.data(Buffer.from(`${SECRET} one\n`));
  let lines = 0;
  await expectFlat(async () => {
    time.nowMs += 500;
    const at = new Date(time.nowMs);
    const clock = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;
    const place = random() < 0.1 ? '0000.0,N,00000.0,E' : '4218.0,N,06830.0,E';
    const body =
      random() < 0.7
        ? `GPRMC,${clock},A,${place},010.0,090.0,${two(at.getUTCDate())}1126,,`
        : `GPGGA,${clock},4218.0,N,06830.0,E,1,08,0.9,500.0,M,,M,,`;
    let sum = 0;
    for (const letter of body) sum ^= letter.charCodeAt(0);
    const text = mangled(`$${body}*${sum.toString(16).padStart(2, '0')}`, random).slice(0, 200);
    lines += text.split('\n').filter((one) => one.trim() !== '').length;
    await nmea.data(Buffer.from(`${text}\n`, 'latin1'));
  });
  expect(total()).toBe(lines);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
}, 120_000);

it('Cursor-on-Target: 100,000 mangled events break nothing, each is accounted for', async () => {
  const { trackers, total, counts, time, random } = world('cot');
  const sos = () => Promise.resolve(random() < 0.5);
  const cot = cotLine({ trackers, sos, clock: () => time.nowMs }, line);
  await cot.data(Buffer.from(`<auth><cot password="${SECRET}"/></auth>`));
  const kinds = ['a-f-G-U-C', 'a-f-G-U-C', 't-x-c-t', 'b-a-o-tbl', 'u-d-f'];
  await expectFlat(async () => {
    time.nowMs += 500;
    const at = new Date(random() < 0.9 ? time.nowMs : time.nowMs - 900_000);
    const kind = kinds[Math.floor(random() * kinds.length)] ?? '';
    const uid = random() < 0.9 ? 'one' : 'two';
    const good =
      `<event version="2.0" uid="${uid}" type="${kind}" time="${at.toISOString()}" start="${at.toISOString()}" ` +
      `stale="${new Date(at.getTime() + 60_000).toISOString()}" how="m-g"><point lat="42.3" lon="68.5" hae="0" ce="9" le="9"/></event>`;
    await cot.data(Buffer.from(mangled(good, random), 'latin1'));
  });
  // A stream has no frames but those that are whole: what is mangled may be one with what follows it.
  expect(total()).toBeGreaterThan(FUZZ_CASES / 2);
  expect(counts.accepted).toBeGreaterThan(FUZZ_CASES / 20);
  expect(counts.quarantined).toBeGreaterThan(0);
  expect(counts.refused).toBeGreaterThan(0);
}, 120_000);

it('MQTT: 100,000 mangled messages break nothing, each is accounted for once', async () => {
  const { trackers, total, counts, sources, time, random } = world('mqtt');
  const wanted = mqttSources(sources);
  await expectFlat(async () => {
    time.nowMs += 500;
    const tst = Math.floor((random() < 0.9 ? time.nowMs : time.nowMs + 999_000) / 1_000);
    const good = JSON.stringify({ _type: random() < 0.9 ? 'location' : 'lwt', lat: 42.3, lon: 68.5, tst });
    const topic = random() < 0.95 ? 't/one' : 't/two';
    takeMqtt(trackers, wanted, { topic, payload: mangled(good, random) }, time.nowMs);
    await Promise.resolve();
  });
  expect(total()).toBe(FUZZ_CASES);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
}, 120_000);
