import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { address, ALMATY, desk, OFFICER, PLACE, SIZE, untilComplete, type Desk } from './live-desk.ts';
import { startProduct } from './product.ts';
import { openPage, placeWords, unitOnMap, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { hangableDatabase } from '../server/db/test-processes.ts';

const origin = seededProduct().url;
let browser: Browser;
let officer: Desk;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  officer = await desk(origin);
});
afterAll(() => browser.close());

// What is waited for here are minutes of doing nothing: these play beside one another.
describe.concurrent('a line that is cut', () => {
  it('for a minute in which 500 events pass: the screen says so, comes back without a gap, and says what it caught up with', async ({
    expect,
    onTestFinished,
  }) => {
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
    // "No alarm waits" is of then and not of now: said at once, and not when the next question has failed.
    await page
      .locator('.alarm-band[data-old]')
      .getByText(/\d\d:\d\d:\d\d/)
      .waitFor({ timeout: 2_000 });
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

  it('and whose session has ended meanwhile leads to the sign-in, and does not come back for ever', async ({
    expect,
    onTestFinished,
  }) => {
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

describe.concurrent('a database that hangs for half a minute', () => {
  it('is said on the screen; positions go on, commands are refused clearly, and nothing acknowledged is lost', async ({
    expect,
    onTestFinished,
  }) => {
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
