import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask as asked } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { sayAll, type Word } from './panel.ts';
import { startProduct, type Product } from './product.ts';
import { openPage, type Screen } from './screen.ts';
import { cookieOf } from './sign-in.ts';

/** Shymkent. */
const KATO = '790000000';
const LINE = 'A1';
const OFFICER = 'demo-republic';
const SIZE = { width: 1280, height: 720 };
const SOON = { timeout: 60_000 };
const PANELS = 40;
/** Of every panel; 40 × 25 are the thousand. The mix is that of the standard: 5 high, 15 medium, 80 low of a hundred. */
const HIGH = 1;
const MEDIUM = 4;
const LOW = 20;
const SENT = PANELS * (HIGH + MEDIUM + LOW);

let product: Product;
let browser: Browser;
let cookie = '';
let port = 0;
const ask = <T>(path: string, input: unknown, how: 'query' | 'mutation' = 'query'): Promise<T> =>
  asked<T>(product.url, cookie, path, input, how);

type Levels = Record<'sos' | 'high' | 'medium' | 'low', { raised: number; acknowledged: number }>;
type Summary = {
  levels: Levels;
  shelved: number;
  standing: number;
  rate: number;
  floodSinceMs: number | null;
};
const summary = (): Promise<Summary> => ask<Summary>('alarms.board.summary', { unit: KATO });
/** Every alarm that stands, by number, as the server's pages give them. */
async function everyAlarm(): Promise<{ id: number; class: string; state: string }[]> {
  type Next = { urgency: number; id: number } | null;
  const all: { id: number; class: string; state: string }[] = [];
  for (const of of ['current', 'shelved'])
    for (let cursor: Next | undefined; cursor !== null;) {
      const page = await ask<{ rows: typeof all; next: Next }>('alarms.board.list', {
        unit: KATO,
        of,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      all.push(...page.rows);
      cursor = page.next;
    }
  return all;
}

const accounts: string[] = [];
beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({
      env: (own) => {
        port = own + 1;
        return { SHOLU_DC09_PORT: String(port), SHOLU_INGEST_HOST: '127.0.0.1' };
      },
    }),
    launchBrowser({ maps: 'not' }),
  ]);
  cookie = await cookieOf(product.url, OFFICER);
  const reason = 'A browser test';
  const source = { kind: 'dc09', name: 'Panels of Shymkent', unit: KATO, perMinute: 100_000, reason };
  const { id: sourceId } = await ask<{ id: number }>(
    'ingest.sources.create',
    { ...source, settings: { line: LINE } },
    'mutation',
  );
  const question = {
    unit: KATO,
    measure: 'alarm_button',
    source: 'moe-2023q1',
    type: 'school',
    group: 'all',
  };
  const { rows } = await ask<{ rows: { id: number }[] }>('coverage.facilities', {
    ...question,
    limit: PANELS,
  });
  for (const [i, { id }] of rows.entries()) {
    const { facility } = await ask<{ facility: { externalId: string } }>('coverage.facility', { id });
    const account = (0x2000 + i).toString(16).toUpperCase();
    const panel = { sourceId, account, facility: facility.externalId, key: null, supervisionS: null };
    await ask('ingest.accounts.put', { ...panel, enabled: true, reason }, 'mutation');
    accounts.push(account);
  }
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const word = (code: string, zone: number): string => `Nri1/${code}${String(zone).padStart(3, '0')}`;
/** What the panels say between two moments of the flood, some from each. */
function words(from: number, to: number): Word[] {
  const each = [
    ...Array.from({ length: HIGH }, (_, zone) => word('PA', zone + 1)),
    ...Array.from({ length: MEDIUM }, (_, zone) => word('BA', zone + 101)),
    ...Array.from({ length: LOW }, (_, zone) => word('AT', zone + 201)),
  ];
  return each.flatMap((data) => accounts.map((account) => ({ account, data }))).slice(from, to);
}
/** Sends over some lines at once, as a receiver with many panels behind it does. */
async function flood(from: number, to: number): Promise<void> {
  const all = words(from, to);
  const lines = 4;
  await Promise.all(
    Array.from({ length: lines }, (_, i) =>
      sayAll(
        port,
        LINE,
        all.filter((_w, n) => n % lines === i),
      ),
    ),
  );
}

const rows = (page: Page) => page.locator('.alarm-row');
const chosen = (page: Page) => page.locator('.alarm-row[aria-current]');
const detail = (page: Page) => page.locator('.alarm-detail');

describe('a thousand alarms within ten minutes', () => {
  let desk: Screen;
  it('leave the list usable: flood and rate are said, what is sent is stored, an SOS stands above all', async () => {
    desk = await openPage(browser, `${product.url}/operate?lang=en&unit=${KATO}`, SIZE, OFFICER);
    const { page } = desk;
    await page.locator('.alarm-band').getByText('No alarm waits').waitFor(SOON);
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Alarms' }).waitFor(SOON);
    await page.getByText('No alarm stands').waitFor(SOON);
    // Whoever mutes a desk sees that it is mute.
    await page.getByRole('button', { name: 'Mute alarms' }).click();
    await page.getByText('Sound is off on this machine. SOS still sounds.').last().waitFor(SOON);
    await page.getByRole('button', { name: 'Unmute alarms' }).click();
    const began = Date.now();
    await sayAll(port, LINE, words(0, 1));
    await rows(page).first().waitFor(SOON);
    await chosen(page).getByText('Alarm button').waitFor(SOON);

    await flood(1, SENT / 2);
    await page
      .locator('.alarm-flood')
      .getByText(/Flood of alarms since/)
      .waitFor(SOON);
    const units = await ask<{ unit: { id: number; callSign: string } }[]>('operations.units.list', {
      unit: KATO,
    });
    const crew = units[0]?.unit ?? { id: 0, callSign: '' };
    await ask(
      'operations.units.command',
      { type: 'unit.sos', key: 'e2e-alarms-sos', unitId: crew.id },
      'mutation',
    );
    await rows(page).first().getByText('SOS of a crew').waitFor(SOON);
    await page.locator('.sos-call').getByText(`SOS · ${crew.callSign}`).waitFor(SOON);
    await flood(SENT / 2, SENT);
    expect(Date.now() - began).toBeLessThan(600_000);

    // Nothing is dropped: what was sent stands in the database, each once, and the SOS besides.
    const all = await everyAlarm();
    expect(all).toHaveLength(SENT + 1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(SENT + 1);
    const count = (kind: string): number => all.filter((one) => one.class === kind).length;
    expect({ panic: count('panic'), intrusion: count('intrusion'), power: count('power') }).toEqual({
      panic: PANELS * HIGH,
      intrusion: PANELS * MEDIUM,
      power: PANELS * LOW,
    });
    const { levels, rate, floodSinceMs } = await summary();
    expect(levels.low.raised).toBe(PANELS * LOW);
    expect(rate).toBe(SENT + 1);
    expect(floodSinceMs).not.toBeNull();
    await expect
      .poll(() => page.locator('.alarm-rate strong').innerText(), SOON)
      .toBe((SENT + 1).toLocaleString('en-GB'));

    // The SOS is on top; high priority one by one below it; all the rest in two lines.
    await expect.poll(() => rows(page).first().innerText(), SOON).toContain('SOS of a crew');
    await page.keyboard.press('End');
    await chosen(page).getByText('800 alarms, waiting: 800').waitFor(SOON);
    expect(await chosen(page).innerText()).toContain('Power supply');
    await page.keyboard.press('ArrowUp');
    await chosen(page).getByText('160 alarms, waiting: 160').waitFor(SOON);
    // One by one it is a thousand lines, of which a screenful is drawn.
    await page.keyboard.press('b');
    await page.keyboard.press('Home');
    await expect.poll(() => chosen(page).innerText(), SOON).toContain('SOS of a crew');
    await page.keyboard.press('End');
    await expect.poll(() => rows(page).count(), SOON).toBeLessThan(60);
    await page.keyboard.press('b');
  });

  it('are answered, put on the shelf, taken back and closed by keyboard alone', async () => {
    const { page, faults } = desk;
    await page.keyboard.press('Home');
    await expect.poll(() => chosen(page).innerText(), SOON).toContain('SOS of a crew');
    // An SOS is never put away.
    expect(
      await detail(page)
        .getByRole('button', { name: /Shelve|^Close/ })
        .count(),
    ).toBe(0);
    await page.keyboard.press('k');
    await expect.poll(async () => (await summary()).levels.sos.acknowledged, SOON).toBe(1);
    await expect
      .poll(() => rows(page).first().innerText(), SOON)
      .toMatch(/SOS of a crew[^]*acknowledged: Demo 1/);

    // A group at once.
    await page.keyboard.press('End');
    await chosen(page).getByText('Power supply').waitFor(SOON);
    await page.keyboard.press('k');
    await expect
      .poll(async () => (await summary()).levels.low, SOON)
      .toEqual({
        raised: 0,
        acknowledged: PANELS * LOW,
      });

    // One high one: acknowledged, closed.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await chosen(page).getByText('Alarm button').waitFor(SOON);
    const number = (await chosen(page).locator('xpath=..').getAttribute('data-key')) ?? '';
    expect(number).toMatch(/^alarm-\d+$/);
    const id = Number(number.slice('alarm-'.length));
    const stateOf = async (): Promise<string> =>
      (await ask<{ row: { state: string } }>('alarms.board.card', { id })).row.state;
    await page.keyboard.press('k');
    await expect.poll(stateOf, SOON).toBe('acknowledged');
    const keyOfChosen = (): Promise<string | null> =>
      chosen(page)
        .locator('xpath=..')
        .getAttribute('data-key', { timeout: 3_000 })
        .catch(() => null);
    /** How many lines below the chosen one the alarm is; null while it is not among those in view. */
    const linesAway = (): Promise<number | null> =>
      page.evaluate((key) => {
        const indexOf = (selector: string): number =>
          Number(document.querySelector<HTMLElement>(selector)?.dataset['index'] ?? Number.NaN);
        const away = indexOf(`[data-key="${key}"] .alarm-row`) - indexOf('.alarm-row[aria-current]');
        return Number.isNaN(away) ? null : away;
      }, number);
    /** Goes through the list by keys until the alarm is chosen; it moves while the list is renewed. */
    const find = async (): Promise<void> => {
      await expect
        .poll(
          async () => {
            await page.keyboard.press('Home');
            for (let i = 0; i < PANELS; i++) {
              const away = await linesAway();
              if (away === 0) break;
              await page.keyboard.press(away === null ? 'PageDown' : away > 0 ? 'ArrowDown' : 'ArrowUp');
            }
            return keyOfChosen();
          },
          { ...SOON, interval: 1_500 },
        )
        .toBe(number);
    };
    await find();
    await page.keyboard.press('z');
    const form = page.getByRole('form', { name: /^Shelve: Alarm button/ });
    await form.getByRole('textbox', { name: 'Why' }).waitFor(SOON);
    await page.keyboard.press('Enter');
    await form.getByText('Say why, in three letters or more').waitFor(SOON);
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('The button is stuck');
    await page.keyboard.press('Enter');
    await expect.poll(stateOf, SOON).toBe('shelved');
    expect((await summary()).shelved).toBe(1);

    // The shelf says who, why and until when; from there it is taken back, and closed at last.
    await page.keyboard.press('3');
    await chosen(page)
      .getByText(/shelved until \d\d:\d\d \((29|30) min left\): Demo 1 – The button is stuck/)
      .waitFor(SOON);
    await page.keyboard.press('r');
    await expect.poll(stateOf, SOON).toBe('raised');
    await page.getByText('Nothing is shelved').waitFor(SOON);
    await page.keyboard.press('1');
    await chosen(page).waitFor(SOON);
    await find();
    await detail(page)
      .getByRole('button', { name: /^Acknowledge/ })
      .waitFor(SOON);
    await page.keyboard.press('k');
    await expect.poll(stateOf, SOON).toBe('acknowledged');
    await find();
    // The desk must have heard of it first: what nobody has acknowledged is not closed.
    await detail(page)
      .getByRole('button', { name: /^Close/ })
      .waitFor(SOON);
    await page.keyboard.press('c');
    await expect.poll(stateOf, SOON).toBe('closed');
    // What was closed is kept: nothing leaves the log.
    const { log } = await ask<{ log: { type: string }[] }>('alarms.board.card', { id });
    expect(log.map(({ type }) => type)).toEqual([
      'raised',
      'acknowledged',
      'shelved',
      'returned',
      'acknowledged',
      'closed',
    ]);
    expect(await everyAlarm()).toHaveLength(SENT);

    await page.keyboard.press('i');
    const figures = page.getByRole('region', { name: 'Indicators of alarms' });
    await figures.getByText('1,002 alarms').waitFor(SOON);
    await figures.getByRole('row', { name: /Most in 10 minutes.*beyond/ }).waitFor(SOON);
    await page.keyboard.press('?');
    await page
      .getByRole('complementary', { name: 'Help' })
      .getByText('Acknowledge the chosen alarm or group')
      .waitFor(SOON);
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('is told at once to the second desk who was faster', async () => {
    const [one] = (await everyAlarm()).filter(
      ({ state, class: kind }) => state === 'raised' && kind === 'panic',
    );
    const { page } = await openPage(
      browser,
      `${product.url}/operate?lang=en&unit=${KATO}&alarms=current`,
      SIZE,
      OFFICER,
    );
    const line = page.locator(`li[data-key="alarm-${one?.id ?? 0}"] .alarm-row`);
    await line.click(SOON);
    const deed = { key: 'e2e-alarms-first', move: 'acknowledge', alarms: [{ id: one?.id, version: 1 }] };
    await ask('alarms.handle', deed, 'mutation');
    await detail(page)
      .getByText(/acknowledged\s*Demo 1/)
      .waitFor(SOON);
    // Acknowledging hides nothing; it stands where it stood, and its line is still chosen.
    expect(await detail(page).innerText()).toContain('Alarm button');
    await expect
      .poll(
        () =>
          detail(page)
            .getByRole('button', { name: /^Acknowledge/ })
            .count(),
        SOON,
      )
      .toBe(0);
    await page.close();
  });
});
