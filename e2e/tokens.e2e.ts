import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';

const origin = seededProduct().url;
const DISTRICT = '615800000';
const BESIDE = '750000000';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

const facilities = (unit: string): string =>
  `/api/trpc/register.facilities?input=${encodeURIComponent(JSON.stringify({ unit }))}`;
const EXPORT = `/export/facilities.csv?measure=video_link&source=moe-2023q1&type=school&group=all&unit=${DISTRICT}`;

/** What the server answers a program that shows the token. */
async function asked(token: string, path: string): Promise<number> {
  return (await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
}

/** Makes a token on the screen and gives what is shown once. */
async function make(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New token' }).click();
  const form = page.getByRole('form', { name: 'New token' });
  const create = form.getByRole('button', { name: 'Create' });
  await form.getByLabel('What it is for').fill(name);
  await form.getByRole('checkbox', { name: 'Register of facilities' }).check();
  await form.getByRole('checkbox', { name: 'Cameras on the map' }).check();
  await form.getByLabel(/Territory, with all below/).fill('Tole Bi');
  await page.getByRole('option', { name: /Tole Bi/ }).click();
  await form.getByLabel('Reason').fill('The panel of the district');
  await form.getByLabel('Days until it ends').fill('400');
  expect(await create.isDisabled()).toBe(true);
  await form.getByLabel('Days until it ends').fill('30');
  await create.click();
  return page.locator('code.token-text').innerText();
}

it('a token is made on the screen, shown once, good for its actions in its unit alone, and over when revoked', async () => {
  const { page, faults } = await openPage(browser, `${origin}/admin?lang=en&section=tokens`);
  await page.getByText('There is no token yet').waitFor();
  const token = await make(page, 'Panel of Tole Bi');
  expect(token).toMatch(/^sholu_\d+_[\w-]{43}$/);

  expect(await asked(token, facilities(DISTRICT))).toBe(200);
  expect(await asked(token, '/tiles/cameras.json')).toBe(200);
  expect(await asked(token, facilities(BESIDE))).toBe(403);
  expect(await asked(token, EXPORT)).toBe(403);
  expect(await asked(token, '/api/trpc/audit.status')).toBe(403);

  await page.getByRole('button', { name: 'I have kept it' }).click();
  const line = page.getByRole('article', { name: 'Panel of Tole Bi' });
  await line.getByText('Register of facilities, Cameras on the map').waitFor();
  await page.reload();
  await line.getByText(/last used/).waitFor();
  expect(await page.content()).not.toContain(token.split('_').slice(2).join('_'));

  await line.getByRole('button', { name: 'Revoke' }).click();
  await line.getByLabel('Reason').fill('The panel was lost');
  await line.getByRole('button', { name: 'Revoke' }).click();
  await line.getByText('revoked', { exact: true }).waitFor();
  expect(await asked(token, facilities(DISTRICT))).toBe(401);
  expect(await line.getByRole('button').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});
