import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { ask as askAs } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { startProduct } from './product.ts';
import { openPage, placeWords, unitOnMap, untilMapRests } from './screen.ts';
import { cookieOf } from './sign-in.ts';
import { hangableDatabase } from '../server/db/test-processes.ts';
import { HEADER_BYTES, readHeader, readRecord } from '../shared/live/frame.ts';

const origin = inject('productUrl');
const ALMATY = '750000000';
const TURKISTAN = '610000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 76.93, lat: 43.25 };
const SIZE = { width: 1280, height: 720 };

type SeenUnit = { unit: { id: number; callSign: string; status: string } };
type Made = { incidentId: number };

const newKey = (): string => crypto.randomUUID();

/** Somebody at a product. */
async function desk(url: string, account = OFFICER) {
  const cookie = await cookieOf(url, account);
  const query = <T>(path: string, input: unknown): Promise<T> => askAs<T>(url, cookie, path, input);
  const act = <T>(path: string, input: unknown): Promise<T> => askAs<T>(url, cookie, path, input, 'mutation');
  return {
    query,
    act,
    unitsOf: (unit: string) => query<SeenUnit[]>('operations.units.list', { unit }),
    /** A device of a unit, as its secret. */
    device: async (unitId: number): Promise<string> =>
      (await act<{ secret: string }>('operations.units.link', { unitId, reason: 'A browser test' })).secret,
    incident: async (kato: string, commonName: string, priority = 2): Promise<number> => {
      const facts = {
        category: 'alarm_button',
        priority,
        caller: null,
        address: { settlement: '', street: '', house: '', commonName, crossing: '', text: '' },
        place: { ...PLACE, accuracyM: 10, method: 'map' },
        kato,
        facilityId: null,
        sensitive: false,
      };
      const create = { type: 'incident.create', centre: kato, source: 'radio', facts };
      const key = newKey();
      const asked = { ...create, key, startedAt: null, answeredAt: null };
      return (await act<Made>('operations.incidents.command', asked)).incidentId;
    },
    note: (incidentId: number, text: string): Promise<Made> =>
      act('operations.incidents.command', {
        type: 'incident.note',
        key: newKey(),
        incidentId,
        text,
      }),
  };
}
type Desk = Awaited<ReturnType<typeof desk>>;

const address = (base: string, unit: string, more = ''): string =>
  `${base}/operate?lang=en&unit=${unit}&lon=${PLACE.lon}&lat=${PLACE.lat}&zoom=14${more}`;

const untilComplete = (page: Page): Promise<void> => page.getByText(/^Picture complete as of/).waitFor();

let browser: Browser;
let officer: Desk;
beforeAll(async () => {
  browser = await launchBrowser();
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

describe('a line that is cut', () => {
  it('for a minute in which 500 events pass: the screen says so, comes back without a gap, and says what it caught up with', async () => {
    const line = await openCuttableLine(origin);
    const incidentId = await officer.incident(ALMATY, 'cut');
    const { page } = await openPage(
      browser,
      address(line.url, ALMATY, `&incident=${incidentId}`),
      SIZE,
      OFFICER,
    );
    onTestFinished(async () => {
      await page.close();
      await line.close();
    });
    await untilComplete(page);
    await page.getByRole('article', { name: 'Incident card' }).waitFor();
    // A page that was loaded again would have lost it.
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

    const cutAt = Date.now();
    line.cut();
    await page.getByText(/^Disconnected, showing the picture of \d\d:\d\d:\d\d$/).waitFor();
    for (let n = 1; n <= 500; n++) await officer.note(incidentId, `note ${n} of the cut`);
    await expect.poll(() => Date.now() - cutAt, { timeout: 120_000 }).toBeGreaterThan(60_000);
    expect(await page.getByText('note 1 of the cut').count()).toBe(0);
    await page.getByText(/The card is not being renewed/).waitFor();

    line.mend();
    await page
      .getByText(/^No line from \d\d:\d\d:\d\d to \d\d:\d\d:\d\d: 500 events caught up/)
      .waitFor({ timeout: 60_000 });
    await untilComplete(page);
    const notes = page.getByRole('listitem').filter({ hasText: /note \d+ of the cut/ });
    await expect.poll(() => notes.count(), { timeout: 10_000 }).toBe(500);
    expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.getByText(/events caught up/).count(), { timeout: 5_000 }).toBe(0);
  });

  it('and whose session has ended meanwhile leads to the sign-in, and does not come back for ever', async () => {
    const line = await openCuttableLine(origin);
    const { page } = await openPage(browser, address(line.url, ALMATY), SIZE, OFFICER);
    onTestFinished(async () => {
      await page.close();
      await line.close();
    });
    await untilComplete(page);
    let sockets = 0;
    page.on('websocket', () => sockets++);
    await page.context().clearCookies();
    line.cut();
    await page.getByText(/^Disconnected, showing/).waitFor();
    line.mend();
    await page
      .getByText(/session/i)
      .first()
      .waitFor({ timeout: 30_000 });
    await expect
      .poll(() => page.getByRole('main', { name: 'Incidents and units' }).count(), { timeout: 10_000 })
      .toBe(0);
    const before = sockets;
    await page.waitForTimeout(5_000);
    expect(sockets).toBe(before);
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

describe('a database that hangs for half a minute', () => {
  it('is said on the screen; positions go on, commands are refused clearly, and nothing acknowledged is lost', async () => {
    const product = await startProduct();
    const own = await desk(product.url);
    const database = await hangableDatabase(product.dataDir);
    const [first] = await own.unitsOf(ALMATY);
    const unitId = first?.unit.id ?? 0;
    const secret = await own.device(unitId);
    const tell = async (lat: number): Promise<void> => {
      const response = await fetch(
        `${product.url}/ingest/osmand/${secret}?id=any&lat=${lat}&lon=${PLACE.lon}`,
      );
      expect(response.status).toBe(200);
    };
    const incidentId = await own.incident(ALMATY, 'outage');
    const { page } = await openPage(
      browser,
      address(product.url, ALMATY, `&incident=${incidentId}`),
      SIZE,
      OFFICER,
    );
    onTestFinished(async () => {
      database.wake();
      await page.close();
      await product.stop();
    });
    await untilComplete(page);
    await untilMapRests(page);
    await tell(PLACE.lat);
    await expect
      .poll(async () => placeWords(await unitOnMap(page, unitId)), { timeout: 10_000 })
      .toBe('76.9300 43.2500');
    const acknowledged: string[] = [];
    for (let n = 0; n < 20; n++) {
      const text = `acknowledged ${n}`;
      await own.note(incidentId, text);
      acknowledged.push(text);
    }

    const hungAt = Date.now();
    database.hang();
    await page
      .getByText(/^The database does not answer: picture of \d\d:\d\d:\d\d; positions go on$/)
      .waitFor();
    await tell(PLACE.lat + 0.0004);
    await expect
      .poll(async () => placeWords(await unitOnMap(page, unitId)), { timeout: 10_000 })
      .toBe('76.9300 43.2504');
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('typed during the outage');
    await note.press('Enter');
    await page
      .getByText('The database does not answer: nothing was changed. What you typed is kept')
      .waitFor();
    expect(await note.inputValue()).toBe('typed during the outage');
    await expect.poll(() => Date.now() - hungAt, { timeout: 60_000 }).toBeGreaterThan(30_000);
    await tell(PLACE.lat + 0.0008);
    await expect
      .poll(async () => placeWords(await unitOnMap(page, unitId)), { timeout: 10_000 })
      .toBe('76.9300 43.2508');

    database.wake();
    await page.getByText(/^Picture complete as of/).waitFor({ timeout: 60_000 });
    await note.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'typed during the outage' }).waitFor();
    const { log } = await own.query<{ log: { event: { text?: string } }[] }>('operations.incidents.card', {
      id: incidentId,
    });
    const kept = log.flatMap(({ event }) => event.text ?? []);
    expect(kept.toSorted()).toEqual([...acknowledged, 'typed during the outage'].toSorted());
  });
});
