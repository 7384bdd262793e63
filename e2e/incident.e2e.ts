import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Almaty, and a region that is its neighbour. */
const KATO = '750000000';
const NEIGHBOUR = '610000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 76.9213, lat: 43.2311 };
/** A machine that draws maps in software answers late. */
const SOON = { timeout: 30_000 };
const SIZE = { width: 1920, height: 1080 };
/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let cookie = '';
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  cookie = await cookieOf(origin, OFFICER);
});
afterAll(() => browser.close());

async function ask<T>(path: string, input: unknown, how: 'query' | 'mutation' = 'query'): Promise<T> {
  const url = `${origin}/api/trpc/${path}`;
  const body = JSON.stringify(input);
  const response =
    how === 'query'
      ? await fetch(`${url}?input=${encodeURIComponent(body)}`, { headers: { cookie } })
      : await fetch(url, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return ((await response.json()) as { result: { data: T } }).result.data;
}

let serial = 0;
const opened = async (text: string, own: object = {}): Promise<number> => {
  const facts = {
    category: 'fight',
    priority: 2,
    caller: { name: 'Aigerim', phone: '+7 701 555 00 11', relation: 'witness' },
    address: { settlement: '', street: '', house: '', commonName: '', crossing: '', text },
    place: { ...PLACE, accuracyM: 10, method: 'map' },
    kato: KATO,
    facilityId: null,
    sensitive: false,
    ...own,
  };
  const create = { type: 'incident.create', key: `e2e-incident-${++serial}`, centre: KATO, source: 'radio' };
  const { incidentId } = await ask<{ incidentId: number }>(
    'operations.incidents.command',
    { ...create, facts, startedAt: null, answeredAt: null },
    'mutation',
  );
  return incidentId;
};
const desk = (incident?: number, lang = 'en', account = OFFICER, unit = KATO) =>
  openPage(
    browser,
    `${origin}/operate?lang=${lang}&unit=${unit}${incident === undefined ? '' : `&incident=${incident}`}`,
    SIZE,
    account,
  );
const cardOf = (page: Page) => page.getByRole('article', { name: 'Incident card' });

describe('a report that repeats another', () => {
  let tries = 0;
  it('is proposed with its reasons, joins by one key, and is taken out again', async () => {
    // A second try is nowhere near what the first one left.
    const at = { ...PLACE, lat: PLACE.lat + 0.02 * tries++ };
    const first = await opened('A fight behind the bus station, three men with sticks', {
      place: { ...at, accuracyM: 10, method: 'map' },
    });
    const { page, faults } = await desk();
    await page.getByRole('button', { name: /New report/ }).waitFor(SOON);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Category' }).fill('fight');
    await page.getByRole('button', { name: /^Fight(?! at)/ }).click(SOON);
    await page.keyboard.type(`${(at.lat + 0.0004).toFixed(4)}, ${at.lon}`);
    await page
      .getByRole('textbox', { name: 'In the caller’s words' })
      .fill('three men fight at the bus station');
    const similar = page.getByRole('region', { name: 'Perhaps reported already' });
    // It is asked for as the words are typed: the first answers know the place, and not all words.
    await similar
      .getByText(/apart · 44 m away · words: .*three.*men.*bus.*station/)
      .first()
      .waitFor(SOON);
    await page.keyboard.press('F2');

    const card = cardOf(page);
    await card.getByText('Merged reports').waitFor(SOON);
    expect(new URL(page.url()).searchParams.get('incident')).toBe(String(first));
    const merged = card.locator('.card-merged li');
    expect(await merged.count()).toBe(1);
    await merged.getByRole('button').first().click();
    await card.getByText('Merged into').first().waitFor(SOON);
    await card.locator('.merged-into button').first().click();
    await card.getByText('Merged reports').waitFor(SOON);

    await merged.getByRole('button', { name: 'Take out' }).click();
    await page.keyboard.press('Enter');
    await card.getByText('Say why').waitFor(SOON);
    await page.keyboard.type('Another fight');
    await page.keyboard.press('Enter');
    await card.getByText('A repeated report left').waitFor(SOON);
    expect(await card.getByText('Merged reports').count()).toBe(0);

    // The other way: from the card, by the keyboard.
    const second = await opened('The same fight, told again');
    await page.goto(`${origin}/operate?lang=en&unit=${KATO}&incident=${second}`);
    await card.getByText('The same fight, told again').first().waitFor(SOON);
    await page.keyboard.press('j');
    const form = page.getByRole('form', { name: 'Merge into…' });
    const number = (await ask<{ incident: { number: string } }>('operations.incidents.card', { id: first }))
      .incident.number;
    await form.getByRole('textbox', { name: 'Into which incident' }).fill(number.slice(-6));
    await form.getByRole('list', { name: 'Into which incident' }).getByRole('button').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await card.locator('.merged-into').getByText(number).waitFor(SOON);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the files of an incident', () => {
  it('are taken by what they are, come back byte for byte, and are removed with a reason', async () => {
    const { page, faults } = await desk(await opened('With a photograph'));
    const card = cardOf(page);
    const files = card.locator('.card-files');
    await files.getByText('No files').waitFor(SOON);
    const picker = files.locator('input[type=file]');
    const photo = Buffer.concat([PNG, Buffer.alloc(400_000, 3)]);
    await picker.setInputFiles([{ name: 'Сурет 1.png', mimeType: 'image/png', buffer: photo }]);
    const link = files.getByRole('link', { name: 'Сурет 1.png' });
    await link.waitFor(SOON);
    await expect
      .poll(() => files.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth), SOON)
      .toBe(1);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('Сурет 1.png');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await readFile(await download.path()))).toBe(hash(photo));

    const program = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(3_000)]);
    await picker.setInputFiles([{ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: program }]);
    await files
      .getByText('photo.jpg: files of this kind are not taken, whatever they are called')
      .waitFor(SOON);
    await files.getByRole('button', { name: 'Cancel' }).click();

    await files.getByRole('button', { name: 'Remove Сурет 1.png' }).click();
    await page.keyboard.type('Of another incident');
    await page.keyboard.press('Enter');
    await files.getByText('removed: Of another incident').waitFor(SOON);
    await files.getByRole('button', { name: 'Bring back' }).click();
    await page.keyboard.type('It was this one');
    await page.keyboard.press('Enter');
    await link.waitFor(SOON);
    // The refused file is the browser's own complaint about a status of 415.
    expect(faults.filter((fault) => !fault.includes('415'))).toEqual([]);
    await page.close();
  });
});

describe('an incident that is shared', () => {
  it('is on the neighbour’s screen at once, without the caller, and gone with the end', async () => {
    const id = await opened('A car chase towards the border');
    const { page } = await desk(id);
    const neighbour = await desk(undefined, 'ru', 'demo-turkistan', NEIGHBOUR);
    const row = neighbour.page.locator('.queue-row').filter({ hasText: 'Показано соседом' });
    await neighbour.page.locator('.operate-queue').waitFor(SOON);
    expect(await row.count()).toBe(0);

    const card = cardOf(page);
    await card.getByText('A car chase').first().waitFor(SOON);
    await page.keyboard.press('s');
    const form = page.getByRole('form', { name: 'Share' });
    await form.getByRole('textbox', { name: 'With which territory' }).fill('turkistan reg');
    await form.getByRole('list', { name: 'With which territory' }).getByRole('button').first().waitFor();
    await page.keyboard.press('Enter');
    await form.getByRole('textbox', { name: 'Reason' }).fill('They drive across the border');
    await page.keyboard.press('Enter');
    await card.getByRole('button', { name: 'End now' }).waitFor(SOON);

    await row.waitFor(SOON);
    await row.click();
    const seen = neighbour.page.getByRole('article', { name: 'Карточка происшествия' });
    await seen.getByText(/Сосед показывает вам это происшествие до/).waitFor(SOON);
    const words = await seen.innerText();
    expect(words).toContain('•••');
    expect(words).not.toMatch(/Aigerim|555 00 11/);
    expect(await seen.getByRole('button', { name: /Взять в работу|Закрыть X|Поделиться/ }).count()).toBe(0);
    // What happens now is there at once.
    const note = {
      type: 'incident.note',
      key: 'e2e-incident-note',
      incidentId: id,
      text: 'White car, two men',
    };
    await ask('operations.incidents.command', note, 'mutation');
    await seen.getByText('White car, two men').waitFor(SOON);

    await card.getByRole('button', { name: 'End now' }).click();
    await page.keyboard.type('They were stopped');
    await page.keyboard.press('Enter');
    await card.getByText('No longer shown to a neighbour They were stopped').waitFor(SOON);
    await expect.poll(() => row.count(), SOON).toBe(0);
    // What it showed is not shown from memory either.
    await neighbour.page.getByText('вам его больше не показывают').waitFor(SOON);
    await page.close();
    await neighbour.page.close();
  });
});

type SeenUnit = { unit: { id: number; callSign: string; status: string } };

describe('a crew that calls for help', () => {
  it('is above every screen of its territory until one person acknowledges it, and ends with its incident', async () => {
    const units = await ask<SeenUnit[]>('operations.units.list', { unit: KATO });
    const unit = units.toReversed().find((one) => one.unit.status === 'free')?.unit;
    if (!unit) throw new Error('Almaty has no free unit');
    const asked = { unitId: unit.id, reason: 'A browser test' };
    const { secret } = await ask<{ secret: string }>('operations.units.link', asked, 'mutation');
    const fix = { secret, ...PLACE, accuracyM: 10, at: Date.now() };
    await ask('operations.crew.position', fix, 'mutation');
    const { page, faults } = await desk();
    const chief = await openPage(browser, `${origin}/?lang=ru&unit=${KATO}`, SIZE, 'demo-almaty');
    const stranger = await openPage(browser, `${origin}/?lang=ru&unit=${NEIGHBOUR}`, SIZE, 'demo-turkistan');
    await page.locator('.operate-queue').waitFor(SOON);

    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const crew = await phone.newPage();
    await crew.goto(`${origin}/crew?lang=kk#secret=${secret}`);
    const button = crew.getByRole('button', { name: /SOS/ });
    // A touch is a question; the second one calls.
    await button.tap();
    await crew.getByText('SOS берілсін бе? Тағы бір рет басыңыз').waitFor(SOON);
    await button.tap();
    await crew.getByText(/^ *SOS \d\d:\d\d:\d\d берілді/).waitFor(SOON);

    const alarm = (of: Page) => of.locator('.sos-call').filter({ hasText: `SOS · ${unit.callSign}` });
    await alarm(page).waitFor(SOON);
    await alarm(chief.page).waitFor(SOON);
    // A banner takes nothing from who works beneath it, and no filter takes it away.
    await page.keyboard.press('q');
    await page.keyboard.press('n');
    await page.getByRole('form', { name: 'New report' }).waitFor(SOON);
    await page.keyboard.press('Escape');
    expect(await alarm(stranger.page).count()).toBe(0);
    expect(await chief.page.getByRole('button', { name: 'Принято мной' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('button', { name: 'Unmute', exact: true }).waitFor(SOON);
    await page.getByRole('slider', { name: 'Volume' }).fill('0.3');
    await page.getByRole('button', { name: 'Open the card' }).click();
    const card = cardOf(page);
    await card.getByText('The crew calls for help since').waitFor(SOON);
    await page.getByRole('button', { name: 'I have heard it' }).click();
    await expect.poll(() => alarm(page).count(), SOON).toBe(0);
    await expect.poll(() => alarm(chief.page).count(), SOON).toBe(0);
    await crew.getByText('Орталық сізді естіді').waitFor(SOON);
    await card.getByText(/heard by Demo 1 at/).waitFor(SOON);

    // A false alarm is closed with a reason, and that ends it.
    await page.keyboard.press('x');
    const close = page.getByRole('form', { name: 'Close' });
    await close.getByRole('combobox', { name: 'Outcome' }).click();
    await page.getByRole('option', { name: 'False alarm' }).click();
    await close.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByText('Not done: a reason is needed').waitFor(SOON);
    await close.getByRole('textbox', { name: 'Reason' }).fill('Pressed by mistake');
    await page.keyboard.press('Enter');
    await card.getByText('Closed: False alarm Pressed by mistake').waitFor(SOON);
    await crew.getByText('SOS – 2 с басып тұрыңыз').waitFor(SOON);
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await phone.close();
    for (const one of [page, chief.page, stranger.page]) await one.close();
  });
});
