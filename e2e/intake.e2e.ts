import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask as askAs } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Ulytau, in which no other test opens incidents. */
const KATO = '620000000';
const SMALL = { width: 1280, height: 720 };
/** What is sent is on the screens as soon as they are told, and a renderer in software is slow. */
const SOON = { timeout: 30_000 };

let browser: Browser;
let cookie = '';
let facility = '';
let camera = '';

const ask = <T>(path: string, input: unknown): Promise<T> => askAs<T>(origin, cookie, path, input);

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  cookie = await cookieOf(origin);
  type Rows = { rows: { externalId: string }[] };
  const schools = await ask<Rows>('register.facilities', { unit: KATO });
  const cameras = await ask<Rows>('register.cameras', { unit: KATO });
  facility = schools.rows[0]?.externalId ?? '';
  camera = cameras.rows[0]?.externalId ?? '';
});
afterAll(() => browser.close());

const admin = (section: string) => openPage(browser, `${origin}/admin?lang=en&section=${section}`, SMALL);
const desk = (lang: string) => openPage(browser, `${origin}/operate?lang=${lang}&unit=${KATO}`, SMALL);
/** A row of the queue of incidents. */
const rowOf = (page: Page, text: RegExp) => page.locator('.queue-row').filter({ hasText: text });

let serial = 0;
async function send(secret: string, message: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${origin}/ingest/json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `e2e-${++serial}`, at: new Date().toISOString(), ...message }),
  });
  return { status: response.status, text: await response.text() };
}

/** Makes a source on the screen and gives its secret. */
async function madeSource(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New source' }).click();
  const form = page.getByRole('form', { name: 'New source' });
  await form.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Detectors, plates, 112 (HTTP, JSON)' }).click();
  await form.getByRole('textbox', { name: 'Name' }).fill('City sensors');
  await form.getByRole('combobox', { name: /Territory/ }).fill('Ulytau');
  await page.getByRole('option').first().click();
  await form.getByRole('checkbox', { name: 'Plates read by cameras' }).check();
  await form.getByRole('textbox', { name: 'Why' }).fill('A browser test');
  await form.getByRole('button', { name: 'Create' }).click();
  const shown = page.getByRole('region', { name: 'New source' });
  const secret = (await shown.locator('.source-secret').innerText()).trim();
  await shown.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('region', { name: 'City sensors' }).waitFor();
  return secret;
}

it('shows on two screens what a detector and a camera send, and gives a source another secret without losing a message', async () => {
  const { page, faults } = await admin('sources');
  const secret = await madeSource(page);
  const [one, two] = [await desk('en'), await desk('kk')];
  await one.page.getByText(/Picture complete as of/).waitFor(SOON);

  // A detector that names a school.
  const smoke = { kind: 'detector', detector: 'e2e-1', type: 'smoke', event: 'alarm', facility };
  await expect.poll(async () => (await send(secret, smoke)).status, SOON).toBe(200);
  await rowOf(one.page, /Fire/).first().waitFor(SOON);
  await rowOf(two.page, /Өрт/).first().waitFor(SOON);

  // A plate that nobody looks for, and one that is put on the list on the screen.
  const list = await admin('wanted');
  await list.page.getByRole('button', { name: 'Add a vehicle' }).click();
  const form = list.page.getByRole('form', { name: 'Add a vehicle' });
  await form.getByRole('textbox', { name: 'Plate' }).fill('909 ЕНХ 20');
  await form.getByText('909 EHX 20').waitFor();
  await form.getByRole('combobox', { name: 'Where it is looked for' }).fill('Ulytau');
  await list.page.getByRole('option').first().click();
  await form.getByRole('textbox', { name: 'Make and colour' }).fill('Lada Granta, blue');
  await form.getByRole('textbox', { name: 'Reason' }).fill('A browser test');
  await form.getByRole('button', { name: 'Add a vehicle' }).click();
  const vehicle = list.page.getByRole('article', { name: '909 EHX 20' });
  await vehicle.getByText('Stolen').waitFor();

  expect((await send(secret, { kind: 'plate', plate: '910EHX20', camera })).status).toBe(200);
  expect((await send(secret, { kind: 'plate', plate: '909EHX20', camera })).status).toBe(200);
  await rowOf(one.page, /909 EHX 20/).waitFor(SOON);
  await rowOf(two.page, /909 EHX 20/).waitFor(SOON);
  expect(await rowOf(one.page, /910/).count()).toBe(0);
  await list.page.reload();
  await vehicle.getByRole('link').first().waitFor(SOON);

  // Many at once, with what became of every line.
  await list.page.getByRole('button', { name: 'Paste a list' }).click();
  const paste = list.page.getByRole('form', { name: 'Paste a list' });
  await paste.getByRole('textbox', { name: 'The list' }).fill('911 EHX 20\nnobody\n909EHX20');
  await paste.getByRole('combobox', { name: 'Where it is looked for' }).fill('Ulytau');
  await list.page.getByRole('option').first().click();
  await paste.getByRole('textbox', { name: 'Reason' }).fill('A browser test');
  await paste.getByRole('button', { name: 'Paste a list' }).click();
  await list.page.getByText('Added: 1 · Not added: 2').waitFor();
  await list.page
    .getByRole('row', { name: /nobody/ })
    .getByText('no plate')
    .waitFor();
  await list.page.getByRole('button', { name: 'Done' }).click();

  // The detector stands under its source; what was not taken as well.
  await send(secret, { kind: 'detector', detector: 'e2e-2', event: 'alarm' });
  const card = page.getByRole('region', { name: 'City sensors' });
  await card.getByText('e2e-1').waitFor(SOON);
  await card.getByText('named by the source', { exact: false }).waitFor();

  // Another secret: the old one goes on until it is ended.
  await card.getByRole('button', { name: 'New secret' }).click();
  const rotate = card.getByRole('form', { name: 'New secret' });
  await rotate.getByRole('textbox', { name: 'Reason' }).fill('The vendor has left');
  await rotate.getByRole('button', { name: 'New secret' }).click();
  const fresh = (await card.locator('.source-secret').innerText()).trim();
  await card.getByRole('button', { name: 'I have kept it' }).click();
  await card.getByText(/The old secret is taken until/).waitFor();
  await expect.poll(async () => (await send(fresh, smoke)).status, SOON).toBe(200);
  expect((await send(secret, smoke)).status).toBe(200);
  await card.getByRole('button', { name: 'End the old secret now' }).click();
  const end = card.getByRole('form', { name: 'End the old secret now' });
  await end.getByRole('textbox', { name: 'Reason' }).fill('The vendor has left');
  await end.getByRole('button', { name: 'End the old secret now' }).click();
  await card.getByText('One secret opens this source.').waitFor();
  await expect.poll(async () => (await send(secret, smoke)).status, SOON).toBe(401);
  expect((await send(fresh, smoke)).status).toBe(200);
  expect([...faults, ...one.faults, ...two.faults, ...list.faults]).toEqual([]);
}, 240_000);
