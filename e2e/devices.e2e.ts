import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { drawn, openPage, placeWords, unitOnMap, untilMapRests, type Screen } from './screen.ts';
import { cookieOf } from './sign-in.ts';
import { freePort, openBroker } from '../server/test-broker.ts';
import { findProgram } from '../server/test-program.ts';

/** What nobody here wrote: a broker with its client, and netcat; what a machine lacks is said on the console. */
const mosquitto = findProgram('mosquitto');
const publisher = findProgram('mosquitto_pub');
const netcat = findProgram('nc');

const ALMATY = '750000000';
const SIZE = { width: 1280, height: 720 };
/** The registry of sources is followed once a second, and the screens are drawn in software. */
const PATIENT = { timeout: 60_000, interval: 1_000 };
const REASON = 'A browser test';

type Place = { lon: number; lat: number };
type Facility = Place & { id: number; externalId: string; name: { ru: string } };
type SeenUnit = { unit: { id: number; callSign: string } };
type Account = { account: string; lastHeardAt: string | null };

const ports = { dc09: 0, nmea: 0, cot: 0 };
let broker: Awaited<ReturnType<typeof openBroker>> | undefined;
let product: Product;
let browser: Browser;
let cookie = '';
let facility: Facility;
let units: SeenUnit[];
/** One of an English-speaking officer of the Republic, one of a Russian-speaking one of Almaty. */
let screens: Screen[];

const query = <T>(path: string, input: unknown): Promise<T> => ask<T>(product.url, cookie, path, input);
const act = <T>(path: string, input: unknown): Promise<T> =>
  ask<T>(product.url, cookie, path, input, 'mutation');

beforeAll(async () => {
  if (mosquitto) broker = await openBroker(mosquitto);
  for (const name of ['dc09', 'nmea', 'cot'] as const) ports[name] = await freePort();
  const env = {
    SHOLU_DC09_PORT: String(ports.dc09),
    SHOLU_NMEA_PORT: String(ports.nmea),
    SHOLU_COT_PORT: String(ports.cot),
    ...(broker ? { SHOLU_MQTT_URL: `mqtt://127.0.0.1:${broker.port}` } : {}),
  };
  [product, browser] = await Promise.all([startProduct({ env: () => env }), launchBrowser({ maps: 'not' })]);
  cookie = await cookieOf(product.url);
  const { rows } = await query<{ rows: Facility[] }>('register.facilities', { unit: ALMATY, limit: 1 });
  [facility] = rows as [Facility];
  units = await query<SeenUnit[]>('operations.units.list', { unit: ALMATY });
  const at = (lang: string): string =>
    `${product.url}/operate?lang=${lang}&unit=${ALMATY}&lon=${facility.lon}&lat=${facility.lat}&zoom=14`;
  screens = [
    await openPage(browser, at('en'), SIZE, 'demo-republic'),
    await openPage(browser, at('ru'), SIZE, 'demo-almaty'),
  ];
  for (const { page } of screens) await untilMapRests(page);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  broker?.close();
});

/** A source with a tracker of one of the units. */
async function tracked(
  of: { kind: string; settings: object },
  externalId: string,
  { unit: { callSign } }: SeenUnit,
): Promise<string> {
  const wanted = { ...of, name: `Source ${externalId}`, unit: ALMATY, perMinute: 6_000, reason: REASON };
  const { id, secret } = await act<{ id: number; secret: string | null }>('ingest.sources.create', wanted);
  const tracker = { sourceId: id, externalId, callSign, source: 'vehicle_tracker', enabled: true };
  await act('ingest.trackers.put', { ...tracker, reason: REASON });
  return secret ?? '';
}

/** What somebody at the other end of a TCP connection says, by netcat where there is one. @returns what came back. */
async function sayOverTcp(port: number, text: string): Promise<string> {
  if (netcat) {
    const said = spawnSync(netcat, ['-w', '2', '127.0.0.1', String(port)], { input: text });
    return said.stdout.toString('latin1');
  }
  const socket = createConnection({ host: '127.0.0.1', port });
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
  // A receiver may answer and stay: two quiet seconds end the talk, as with `nc -w 2`.
  socket.setTimeout(2_000, () => socket.destroy());
  socket.write(text, 'latin1');
  await once(socket, 'close');
  return heard;
}

let lastSecond = 0;
/** Now in whole seconds, and always later than before: a position of the same second is an old one. */
const nextSecond = (): number => (lastSecond = Math.max(Math.floor(Date.now() / 1_000), lastSecond + 1));

/** Less than a receiver scatters by, so that no step is taken for a jump. */
const STEP = 0.0004;
/** Sends a unit's first place until the registry knows who sends, then another, and sees both on both screens. */
async function expectMoved(
  { unit: { id } }: SeenUnit,
  north: number,
  send: (place: Place, second: number) => unknown,
): Promise<void> {
  for (const step of [0, 1]) {
    const place = {
      lon: Number(facility.lon.toFixed(4)),
      lat: Number((facility.lat + north + step * STEP).toFixed(4)),
    };
    const [first, second] = screens as [Screen, Screen];
    await expect
      .poll(async () => {
        await send(place, nextSecond());
        return placeWords(await unitOnMap(first.page, id));
      }, PATIENT)
      .toBe(placeWords([place.lon, place.lat]));
    await expect
      .poll(async () => placeWords(await unitOnMap(second.page, id)), PATIENT)
      .toBe(placeWords([place.lon, place.lat]));
  }
}

describe.each(mosquitto && publisher ? [publisher] : [])('a tracker behind a Mosquitto', (program) => {
  it('moves its unit on both screens by what mosquitto_pub publishes', async () => {
    const unit = units[0] as SeenUnit;
    const settings = { topic: 'owntracks/+/{id}', format: 'owntracks', speedUnit: 'ms' };
    await tracked({ kind: 'mqtt', settings }, 'car-1', unit);
    await expectMoved(unit, 0, ({ lon, lat }, tst) => {
      const message = JSON.stringify({ _type: 'location', lat, lon, tst, vel: 0, acc: 5 });
      const where = ['-p', String(broker?.port), '-q', '1', '-t', 'owntracks/police/car-1'];
      expect(spawnSync(program, [...where, '-m', message]).status).toBe(0);
    });
  });
});

const two = (n: number): string => String(n).padStart(2, '0');
const sentence = (body: string): string => {
  let sum = 0;
  for (const letter of body) sum ^= letter.charCodeAt(0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}\r\n`;
};
/** `4315.0240`, degrees and minutes as the sentences have them. */
const minutesOf = (deg: number, width: number): string => {
  const whole = Math.floor(deg);
  return `${String(whole).padStart(width, '0')}${((deg - whole) * 60).toFixed(4).padStart(7, '0')}`;
};

describe('a receiver that speaks NMEA 0183 over TCP', () => {
  it('moves its unit on both screens by RMC among the sentences that receivers send', async () => {
    const unit = units[1] as SeenUnit;
    const secret = await tracked({ kind: 'nmea', settings: {} }, '861001', unit);
    await expectMoved(unit, 0.002, async ({ lon, lat }, second) => {
      const at = new Date(second * 1_000);
      const time = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}.00`;
      const date = `${two(at.getUTCDate())}${two(at.getUTCMonth() + 1)}${two(at.getUTCFullYear() % 100)}`;
      const where = `${minutesOf(lat, 2)},N,${minutesOf(lon, 3)},E`;
      const burst = [
        `GPGGA,${time},${where},1,08,0.9,812.0,M,-40.0,M,,`,
        'GPGSA,A,3,04,05,,09,12,,,24,,,,,2.5,1.3,2.1',
        'GPGSV,1,1,02,04,40,083,46,05,17,308,41',
        `GPRMC,${time},A,${where},0.0,90.0,${date},,`,
      ];
      await sayOverTcp(ports.nmea, `${secret} 861001\r\n${burst.map(sentence).join('')}`);
    });
  });
});

describe('a field application that speaks Cursor-on-Target', () => {
  it('moves its unit on both screens by its events over TCP', async () => {
    const unit = units[2] as SeenUnit;
    const secret = await tracked({ kind: 'cot', settings: {} }, 'ANDROID-1', unit);
    await expectMoved(unit, 0.004, async ({ lon, lat }, second) => {
      const time = new Date(second * 1_000).toISOString();
      const stale = new Date((second + 300) * 1_000).toISOString();
      await sayOverTcp(
        ports.cot,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
          `<auth><cot username="crew" password="${secret}" uid="ANDROID-1"/></auth>` +
          `<event version="2.0" uid="ANDROID-1" type="a-f-G-U-C" how="m-g" time="${time}" start="${time}" stale="${stale}">` +
          `<point lat="${lat}" lon="${lon}" hae="812.0" ce="4.9" le="9999999.0"/>` +
          `<detail><contact callsign="CREW 1"/><track course="90" speed="0"/></detail></event>`,
      );
    });
  });
});

describe('an alarm panel that speaks DC-09', () => {
  it('is answered over TCP, and what it says becomes an incident on both screens', async () => {
    const wanted = { kind: 'dc09', settings: { line: '0' }, name: 'Panels', unit: ALMATY, perMinute: 6_000 };
    const { id: sourceId } = await act<{ id: number }>('ingest.sources.create', {
      ...wanted,
      reason: REASON,
    });
    for (const account of ['AAA', '1234'])
      await act('ingest.accounts.put', {
        sourceId,
        account,
        facility: facility.externalId,
        key: null,
        supervisionS: null,
        enabled: true,
        reason: REASON,
      });

    // The frame that the makers of receivers publish: the connection of zone 12 is back. It calls nobody.
    const published = '\n43580023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]\r';
    await expect.poll(() => sayOverTcp(ports.dc09, published), PATIENT).toContain('"ACK"0084L0#AAA[]');
    const accounts = await query<Account[]>('ingest.accounts.list', { sourceId });
    expect(accounts.find(({ account }) => account === 'AAA')?.lastHeardAt).not.toBeNull();
    const queues = [
      screens[0]?.page.getByRole('list', { name: 'Open incidents' }).getByRole('listitem'),
      screens[1]?.page.getByRole('list', { name: 'Открытые происшествия' }).getByRole('listitem'),
    ];
    for (const queue of queues) expect(await queue?.count()).toBe(0);

    // A panic button in the other tongue, Contact ID; then the same panel reports a hold-up in SIA: one incident.
    const supervised = await sayOverTcp(ports.dc09, '\n1EF20013"NULL"0000L0#1234[]\r');
    expect(supervised).toContain('"ACK"0000L0#1234[]');
    const pressed = await sayOverTcp(ports.dc09, '\n7BE80027"ADM-CID"0001L0#1234[#1234|1120 01 015]\r');
    expect(pressed).toContain('1BC10012"ACK"0001L0#1234[]');
    const held = await sayOverTcp(ports.dc09, '\nAC970026"SIA-DCS"0003L0#1234[#1234|Nri1/HA001]\r');
    expect(held).toContain('"ACK"0003L0#1234[]');
    const words = ['Alarm button', 'Тревожная кнопка'];
    for (const [i, queue] of queues.entries()) {
      await expect.poll(() => queue?.count(), PATIENT).toBe(1);
      expect(await queue?.first().innerText()).toContain(words[i]);
    }
    for (const { page } of screens)
      await expect.poll(async () => (await drawn(page, 'incident')).length, PATIENT).toBe(1);

    // A frame whose check sum is wrong is answered by nobody and changes nothing.
    const broken = await sayOverTcp(ports.dc09, '\n43590023"SIA-DCS"0085L0#AAA[#AAA|Nri1/PA12]\r');
    expect(broken).toBe('');
    for (const queue of queues) expect(await queue?.count()).toBe(1);
    for (const { faults } of screens) expect(faults).toEqual([]);
  });
});
