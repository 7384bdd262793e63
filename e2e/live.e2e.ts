import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.ts';
import {
  address,
  ALMATY,
  desk,
  newKey,
  OFFICER,
  PLACE,
  SIZE,
  untilComplete,
  type Desk,
} from './live-desk.ts';
import { openPage, placeWords, unitOnMap, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';
import { HEADER_BYTES, readHeader, readRecord } from '../shared/live/frame.ts';

const origin = seededProduct().url;
const TURKISTAN = '610000000';

let browser: Browser;
let officer: Desk;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  officer = await desk(origin);
});
afterAll(() => browser.close());

describe('a device', () => {
  it('in every form that OsmAnd and the Traccar clients speak is seen at its place on two screens', async () => {
    const units = await officer.unitsOf(ALMATY);
    const { id, callSign } = units[1]?.unit ?? { id: 0, callSign: '' };
    const secret = await officer.device(id);
    const ingest = `${origin}/ingest/osmand`;
    const first = await openPage(browser, address(origin, ALMATY), SIZE, OFFICER);
    const russian = address(origin, ALMATY).replace('lang=en', 'lang=ru');
    const screens = [first, await openPage(browser, russian, SIZE, 'demo-almaty')];
    onTestFinished(async () => {
      for (const { page } of screens) await page.close();
    });
    for (const { page } of screens) await untilMapRests(page);

    const seconds = (): number => Math.floor(Date.now() / 1_000);
    const send = async (url: string, init: RequestInit = {}): Promise<void> => {
      const response = await fetch(url, init);
      expect([response.status, await response.text()]).toEqual([200, 'OK']);
    };
    const post = (url: string, type: string, body: string): Promise<void> =>
      send(url, { method: 'POST', headers: { 'content-type': type }, body });
    /** The published forms, with their places and times brought to Kazakhstan and to now. */
    const forms: Record<string, (lat: number, lon: number) => Promise<void>> = {
      'OsmAnd, a query': (lat, lon) =>
        send(
          `${ingest}/?id=${secret}&lat=${lat}&lon=${lon}&timestamp=${seconds()}&hdop=1&altitude=812&speed=0&bearing=90`,
        ),
      'a query with location=': (lat, lon) =>
        send(`${ingest}/${secret}?deviceid=any&location=${lat},${lon}&valid=true&accuracy=5`),
      'a query with a moment in words': (lat, lon) => {
        const moment = new Date().toISOString().slice(0, 19).replace('T', ' ');
        return send(
          `${ingest}/${secret}?id=any&timestamp=${encodeURIComponent(moment)}&lat=${lat}&lon=${lon}`,
        );
      },
      'a form': (lat, lon) =>
        post(
          ingest,
          'application/x-www-form-urlencoded',
          `id=${secret}&lat=${lat}&lon=${lon}&timestamp=${seconds()}&batt=78`,
        ),
      'JSON of the client with its background location': (lat, lon) =>
        post(
          ingest,
          'application/json; charset=utf-8',
          JSON.stringify({
            location: {
              timestamp: new Date().toISOString(),
              coords: { latitude: lat, longitude: lon, accuracy: 4, speed: 0, heading: -1, altitude: 812 },
              is_moving: false,
              event: 'motionchange',
              battery: { level: 0.55, is_charging: false },
              activity: { type: 'still' },
            },
            device_id: secret,
          }),
        ),
      'JSON of the newer client, an array of flat objects': (lat, lon) =>
        post(
          `${ingest}/${secret}`,
          'application/json',
          JSON.stringify([{ id: 'any', lat, lon, timestamp: Date.now(), accuracy: 4 }]),
        ),
    };
    let lat = PLACE.lat;
    let told = 0;
    for (const [form, tell] of Object.entries(forms)) {
      // Some forms know whole seconds only: one sent within the second of the last would be older than it.
      await expect.poll(seconds).toBeGreaterThan(told);
      // Less than a receiver scatters by, so that no form is taken for a jump.
      lat += 0.0004;
      await tell(Number(lat.toFixed(4)), PLACE.lon);
      told = seconds();
      const place = `${PLACE.lon.toFixed(4)} ${lat.toFixed(4)}`;
      for (const { page } of screens)
        await expect
          .poll(async () => placeWords(await unitOnMap(page, id)), { timeout: 10_000, message: form })
          .toBe(place);
    }
    await send(`${ingest}/${secret}?id=any&batt=77`);
    expect(placeWords(await unitOnMap(first.page, id))).toBe(`${PLACE.lon.toFixed(4)} ${lat.toFixed(4)}`);

    // The list tells the same, and leads to the unit and its way.
    const { page } = first;
    await page.getByRole('button', { name: new RegExp(`${callSign}.*position 0:`) }).click();
    const card = page.getByRole('region', { name: `Unit ${callSign}` });
    await card.getByText(/^0:\d\d ago$/).waitFor();
    await card.getByText('± 4 m').waitFor();
    await card.getByText('crew’s page').waitFor();
    for (const { faults } of screens) expect(faults).toEqual([]);
  });
});

describe('a task that nobody accepts', () => {
  it('is said to be late in the queue and in the card of whoever looks on, without a hand at the screen', async () => {
    const [unit] = (await officer.unitsOf(ALMATY)).filter((one) => one.unit.status === 'free').slice(-1);
    const incidentId = await officer.incident(ALMATY, 'nobody accepts', 1);
    const { page } = await openPage(
      browser,
      address(origin, ALMATY, `&incident=${incidentId}&policeUnit=${unit?.unit.id}`),
      SIZE,
      'demo-almaty',
    );
    onTestFinished(() => page.close());
    await untilComplete(page);
    const sent = { type: 'task.assign', key: newKey(), incidentId, expectedVersion: 1 };
    await officer.act('operations.incidents.command', { ...sent, unitId: unit?.unit.id });
    const card = page.getByRole('article', { name: 'Incident card' });
    await card.getByText('Waiting for acceptance').waitFor();
    await card.getByText(/not accepted: late by 0:0\d/).waitFor({ timeout: 60_000 });
    await page
      .getByRole('button', { name: /nobody accepts.*not accepted/ })
      .first()
      .waitFor();
    await card.getByText(/did not accept in time/).waitFor({ timeout: 20_000 });
    // The unit's own card says it too.
    const unitCard = page.getByRole('region', { name: `Unit ${unit?.unit.callSign}` });
    await expect.poll(() => unitCard.innerText(), { timeout: 10_000 }).toMatch(/late by \d+:\d\d/);
  });
});

describe('a card whose first answer was read before a crew was sent and comes after it', () => {
  it('shows the crew, as the list does', async () => {
    const [unit] = (await officer.unitsOf(ALMATY)).filter((one) => one.unit.status === 'free').slice(-1);
    const incidentId = await officer.incident(ALMATY, 'on its way', 1);
    const { page } = await openPage(browser, address(origin, ALMATY), SIZE, 'demo-almaty');
    onTestFinished(() => page.close());
    await untilComplete(page);
    let isRead = false;
    let letGo = (): void => {};
    const sent = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(
      (url) => url.pathname.includes('operations.incidents.card'),
      async (route) => {
        const response = await route.fetch();
        isRead = true;
        await sent;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    const line = page.getByRole('button', { name: /on its way/ }).first();
    await line.click();
    await expect.poll(() => isRead, { timeout: 10_000 }).toBe(true);
    const send = { type: 'task.assign', key: newKey(), incidentId, expectedVersion: 1 };
    await officer.act('operations.incidents.command', { ...send, unitId: unit?.unit.id });
    await line.getByText(/1 unit/).waitFor();
    letGo();
    const card = page.getByRole('article', { name: 'Incident card' });
    await card.getByText('Waiting for acceptance').waitFor();
  });
});

describe('two people of sibling regions', () => {
  it('have nothing of each other on their sockets, neither event nor position', async () => {
    const watched = await Promise.all(
      (
        [
          ['demo-almaty', ALMATY],
          ['demo-turkistan', TURKISTAN],
        ] as const
      ).map(async ([account, unit]) => {
        const context = await browser.newContext({ viewport: SIZE });
        const page = await context.newPage();
        const texts: string[] = [];
        const unitIds = new Set<number>();
        page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            if (typeof payload === 'string') texts.push(payload);
            else for (const id of idsIn(payload)) unitIds.add(id);
          }),
        );
        const [name = '', value = ''] = (await cookieOf(origin, account)).split('=');
        await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
        await page.goto(`${origin}/operate?lang=en&unit=${unit}`);
        await untilComplete(page);
        return { context, page, texts, unitIds, unit, all: await officer.unitsOf(unit) };
      }),
    );
    onTestFinished(async () => {
      for (const { context } of watched) await context.close();
    });
    const told = await Promise.all(
      watched.map(async ({ unit, all }) => {
        const unitId = all[0]?.unit.id ?? 0;
        const secret = await officer.device(unitId);
        const fix = { secret, ...PLACE, accuracyM: 10, at: Date.now() };
        await officer.act('operations.crew.position', fix);
        return { unitId, incidentId: await officer.incident(unit, `sibling ${unit}`) };
      }),
    );
    const sides = watched.map((seen, i) => ({ ...seen, own: told[i] }));
    for (const { texts, unitIds, unit, all, own } of sides) {
      await expect
        .poll(() => texts.join('\n'), { timeout: 10_000 })
        .toContain(`"incident:${own?.incidentId}"`);
      await expect.poll(() => [...unitIds], { timeout: 10_000 }).toContain(own?.unitId);
      const heard = texts.join('\n');
      for (const other of sides.filter((one) => one.unit !== unit)) {
        expect(heard).not.toContain(`"incident:${other.own?.incidentId}"`);
        expect(heard).not.toContain(`"unit:${other.own?.unitId}"`);
        expect(heard).not.toContain(other.unit);
      }
      const granted = new Set(all.map((one) => one.unit.id));
      expect([...unitIds].filter((id) => !granted.has(id))).toEqual([]);
    }
  });

  const PREFIX_BYTES = 8;
  /** Units of a frame as it stood on the wire. */
  function idsIn(payload: Buffer): number[] {
    const view = new DataView(
      payload.buffer,
      payload.byteOffset + PREFIX_BYTES,
      payload.byteLength - PREFIX_BYTES,
    );
    expect(view.byteLength).toBeGreaterThanOrEqual(HEADER_BYTES);
    return Array.from({ length: readHeader(view).count }, (_, i) => readRecord(view, i).unitId);
  }
});
