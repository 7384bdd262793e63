import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Tole Bi district, of which the account is the analyst. */
const ANALYST = 'demo-district';
const DISTRICT = '615800000';
const SIZE = { width: 1280, height: 720 };
/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

/** Chooses a value of a drop-down of the screen. */
async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
  // While it is open it has the keys.
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Alarms of overdue orders that are true in the district. */
async function overdueAlarms(): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ unit: DISTRICT }));
  const response = await fetch(`${origin}/api/trpc/alarms.board.list?input=${input}`, {
    headers: { cookie: await cookieOf(origin) },
  });
  const { result } = (await response.json()) as {
    result: { data: { rows: { class: string; code: string; restoredAt: number | null }[] } };
  };
  return result.data.rows
    .filter((row) => row.class === 'order_overdue' && row.restoredAt === null)
    .map(({ code }) => code);
}

describe('an analyst', () => {
  it('orders gaps of the district to be removed, sees the order overdue, and an inspection closes one of them', async () => {
    const { page, faults } = await openPage(browser, `${origin}/?lang=en&type=all`, SIZE, ANALYST);
    // One guess: the part beside the ranking.
    await page.getByRole('button', { name: 'Gaps', exact: true }).click();
    const list = page.getByRole('list', { name: /^Gaps: Tole Bi/ });
    await list.getByRole('listitem').first().waitFor();
    await choose(page, 'Measure', 'Access control');
    await choose(page, 'Known for', 'A year or more');
    await choose(page, 'Order', 'Most people first');
    await page.getByText(/^\d[\d\s]* gaps?$/).waitFor();

    // By the keyboard: the first two lines, and the order.
    await list.locator('.gap-name').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('p');
    const form = page.getByRole('form', { name: 'Prescribe' });
    await form.getByRole('button', { name: 'Save' }).click();
    expect(await form.getByText('Fill this in').count()).toBe(5);
    await form.getByLabel('Number of the prescription').fill('14-П');
    await form.getByLabel('Issued on').fill('10.01.2024');
    await form.getByLabel('Deadline').fill('9.1.24');
    await form.getByLabel('Responsible person').fill('А. Серікбаев');
    await form.getByLabel('Reason').fill('By the plan of inspections');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('The deadline is before the day of the prescription.').waitFor();
    await form.getByLabel('Deadline').fill('01032024');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Done for 2 gaps').waitFor();

    // Its deadline has passed: the list says so, and the desk has one alarm of the district.
    await page.getByRole('button', { name: 'Overdue: 2' }).click();
    await list
      .getByText(/was due by .*No\. 14-П, А\. Серікбаев/)
      .first()
      .waitFor();
    await expect.poll(overdueAlarms, { timeout: 30_000, interval: 500 }).toEqual(['2']);

    // The inspection, from the passport.
    const name = await list.locator('.gap-name').first().innerText();
    await list.locator('.gap-name').first().click();
    const card = page.getByRole('article');
    await card.getByRole('heading', { name, level: 1 }).waitFor();
    await card.getByRole('button', { name: 'Record an act' }).click();
    const act = card.getByRole('form', { name: 'Record an act' });
    await act.getByLabel('Number of the act').fill('17-2025');
    await act.getByLabel('Day of the inspection').fill('02.05.2025');
    await act.getByLabel('Inspector').fill('Б. Ахметов');
    await choose(page, 'Access control', 'Working');
    await act.getByRole('button', { name: 'Record' }).click();
    const acts = card.getByRole('region', { name: 'Inspections' });
    await acts.getByText(/Act 17-2025 of .*, Б\. Ахметов/).waitFor();
    await acts
      .locator('input[type=file]')
      .setInputFiles({ name: 'gate.png', mimeType: 'image/png', buffer: DOT });
    await acts.getByRole('img', { name: 'Photograph gate.png' }).waitFor();
    const measure = card.locator('.card-measure', { hasText: 'Access control' });
    await measure.getByText('Inspection').waitFor();
    await card.getByRole('button', { name: 'Close' }).click();
    await page.getByText(/^1 gap$/).waitFor();
    await choose(page, 'State', 'Closed by evidence');
    await list.getByRole('button', { name: new RegExp(`^Open the passport: ${name}`) }).waitFor();

    // What is looked at says the same as a table.
    await page.getByRole('button', { name: 'Charts', exact: true }).click();
    await page.getByRole('button', { name: 'Trend', exact: true }).click();
    await page.getByRole('img', { name: /what was known by each day/ }).waitFor();
    await page.getByText('The same figures as a table').click();
    expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(1);
    // The deadline that was refused, which a browser always tells of.
    expect(faults).toEqual([expect.stringContaining('409')]);
    await page.close();
  }, 90_000);
});
