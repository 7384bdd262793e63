import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';

const origin = seededProduct().url;
const TURKISTAN = '610000000';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

const panel = (page: Page) => page.locator('.programme');
const ask = (page: Page) =>
  page.locator('.programme-form').getByRole('button', { name: 'Make the programme' }).click();

it('a chief plans with a budget of 2021, reads the proof, names a rule, saves and takes the file', async () => {
  const { page, faults } = await openPage(
    browser,
    `${origin}/plan?lang=en&unit=${TURKISTAN}&tab=programme`,
    { width: 1600, height: 1000 },
    'demo-turkistan',
  );
  await withAxe(page);
  await page.reload();
  const budget = page.getByLabel(/^Budget of \d{4}, ₸$/);
  await budget.fill('-5');
  await ask(page);
  await page.getByText('is below zero').waitFor();

  await page.getByRole('combobox', { name: 'Take a published budget' }).click();
  await page.getByRole('option', { name: /Kyzylorda/ }).click();
  expect(await budget.inputValue()).toBe('252000000');
  await ask(page);
  await panel(page)
    .getByText('Proven: no programme under these rules closes more.')
    .waitFor({ timeout: 60_000 });
  const standing = await page.locator('.programme-standing').innerText();
  expect(standing).toMatch(/found ([\d,]+), proven bound \1, gap 0%/);
  for (const part of [
    'Even split',
    'Largest first',
    'By district',
    'What is left',
    'Share reached by money spent',
  ])
    await panel(page).getByText(part, { exact: false }).first().waitFor();
  expect(await violationsOf(page)).toEqual([]);

  // The first on the list is never bought again.
  const first = page.locator('.programme-rows li').first();
  const school = await first.getByRole('button').first().innerText();
  await first.getByRole('button', { name: 'Do not buy' }).click();
  await panel(page).getByText('Not to be bought: 1').waitFor();
  await ask(page);
  await expect.poll(() => first.getByRole('button').first().innerText()).not.toBe(school);

  // A minimum that the money does not reach is said to be one.
  const minimum = page.getByLabel('Minimum share of every district, %');
  await minimum.fill('100');
  await ask(page);
  await panel(page)
    .getByText(/The minimum shares of the districts cost at least/)
    .waitFor();
  await minimum.fill('0');
  await ask(page);
  await panel(page).getByText('Proven: no programme', { exact: false }).waitFor({ timeout: 60_000 });

  await page.getByLabel('Name', { exact: true }).fill('Budget of Kyzylorda');
  await page.getByRole('button', { name: 'Save the programme' }).click();
  await page.getByRole('heading', { name: 'Saved programme: Budget of Kyzylorda' }).waitFor();
  const href = await page.getByRole('link', { name: 'Save as CSV' }).getAttribute('href');
  const csv = await page.evaluate(async (path) => (await fetch(path)).text(), `${origin}${href ?? ''}`);
  expect(csv.split('\r\n').length).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Close it' }).click();
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  await panel(page).getByRole('button', { name: 'Bring it back' }).click();
  await panel(page).getByRole('button', { name: 'Budget of Kyzylorda' }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
