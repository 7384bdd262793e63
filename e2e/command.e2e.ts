import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openPage, type Screen } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';
import { TOURS } from '../client/help/tour/tours.ts';
import type { TourRole } from '../client/help/tour/tour-state.ts';
import { NO_ADDRESS } from '../shared/operations/schema.ts';

const { url: origin } = seededProduct();
const SIZE = { width: 1280, height: 720 };
const ALMATY = '750000000';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

const open = (path: string, account?: string): Promise<Screen> =>
  openPage(browser, `${origin}${path}`, SIZE, account);
const dialog = (page: Page) => page.getByRole('dialog');
const help = (page: Page) => page.getByRole('complementary', { name: 'Help' });
const chosen = (page: Page) => dialog(page).locator('[data-highlighted]');
/** Opens the palette or the line and waits until it takes what is typed. */
async function press(page: Page, key: 'Control+k' | '/'): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
}
const parameter = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
/** The bar that says what was done. */
const bar = (page: Page, text: string) => page.locator('.bar-at-hand').getByText(text);

describe('without a mouse', () => {
  it('whatever there is is found by its name, a line says what is wrong with it, and keys are listed everywhere', async () => {
    const { page, faults } = await open('/admin?section=people&lang=en');
    await withAxe(page);
    await page.reload();
    await page.locator('.person-line').first().waitFor();
    await press(page, 'Control+k');
    await page.keyboard.type('audit');
    await chosen(page).getByText('Audit', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.audit-line').first().waitFor();

    // The line, with a slip of the hand, with a number that nobody has, in the other layout, and as it is meant.
    await press(page, '/');
    await page.keyboard.type('untt x');
    await dialog(page).getByText('There is no command “untt”').waitFor();
    await dialog(page).getByRole('combobox').fill('inc 99999999');
    await dialog(page)
      .getByText('None of the 500 newest incidents of your territory has the number “99999999”')
      .waitFor();
    await dialog(page).getByRole('combobox').fill('ьщк');
    await dialog(page).getByRole('combobox').fill('пфз access turkistan');
    await chosen(page).getByText('List of gaps · Access control · Turkistan Region').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.gap-panel').waitFor();
    expect([parameter(page, 'unit'), parameter(page, 'gapMeasure')]).toEqual(['610000000', 'access_control']);

    // A view of it is kept, found by its name from elsewhere, removed and taken back.
    await page.keyboard.press('Control+b');
    const views = page.getByRole('complementary', { name: 'My views' });
    await views.getByLabel('Name of the view').fill('Doors of Turkistan');
    await page.keyboard.press('Enter');
    const kept = views.getByRole('listitem').filter({ hasText: 'Doors of Turkistan' });
    await kept.getByText('shown now').waitFor();
    await kept.getByRole('button', { name: 'Remove' }).click();
    await bar(page, 'View “Doors of Turkistan” removed').waitFor();
    await kept.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await kept.waitFor();
    await bar(page, 'Taken back').waitFor();

    // Keys of this screen; Escape closes what stands beside it, and not the territory.
    await page.keyboard.press('?');
    await help(page).getByText('Mark the gap').waitFor();
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    expect(parameter(page, 'unit')).toBe('610000000');
    for (const [screen, its] of [
      ['operate', 'Acknowledge the chosen alarm or group'],
      ['imports', 'Take the rows'],
    ] as const) {
      await press(page, '/');
      await page.keyboard.type(`open ${screen}`);
      await chosen(page)
        .getByText(/^Open a screen · /)
        .waitFor();
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'detached' });
      await page.keyboard.press('?');
      await help(page).getByText(its).waitFor();
      await help(page).getByText('Find or do anything').waitFor();
    }
    await help(page).getByRole('button', { name: 'This screen' }).click();
    await help(page).getByText('what of a file is wrong?').waitFor();

    await press(page, 'Control+k');
    await page.keyboard.type('doors of');
    await chosen(page).getByText('Doors of Turkistan').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.gap-panel').waitFor();
    expect(parameter(page, 'gapMeasure')).toBe('access_control');
    // Whoever leaves the desk before its line is up has the browser say so; nothing is lost.
    expect(faults.filter((fault) => !fault.startsWith('WebSocket is already'))).toEqual([]);
    await page.close();
  });

  it('a unit is sent after one more question, and called back', async () => {
    const cookie = await cookieOf(origin);
    const units = await ask<{ unit: { callSign: string; status: string } }[]>(
      origin,
      cookie,
      'operations.units.list',
      { unit: ALMATY },
    );
    const sign = units.find(({ unit }) => unit.status === 'free')?.unit.callSign ?? '';
    const facts = {
      category: 'fight',
      priority: 3,
      caller: null,
      address: { ...NO_ADDRESS, settlement: 'Алматы', text: 'Алматы, Абай 10' },
      place: { lon: 76.9, lat: 43.24, accuracyM: 20, method: 'map' },
      kato: ALMATY,
      facilityId: null,
      sensitive: false,
    };
    const { incident } = await ask<{ incident: { number: string } }>(
      origin,
      cookie,
      'operations.incidents.command',
      {
        type: 'incident.create',
        key: randomUUID(),
        centre: ALMATY,
        source: 'radio',
        facts,
        startedAt: null,
        answeredAt: null,
      },
      'mutation',
    );
    const { page, faults } = await open('/account?lang=en');
    await page.locator('.account-parts h1').waitFor();
    await press(page, '/');
    await page.keyboard.type(`send ${sign} ${Number(incident.number.slice(-6))}`);
    await chosen(page).getByText('Send a unit').waitFor();
    await page.keyboard.press('Enter');
    await chosen(page).getByText(`Send ${sign} to ${incident.number}`).waitFor();
    await page.keyboard.press('Enter');
    await bar(page, `Unit sent to ${incident.number}`).waitFor();
    await page.keyboard.press('Control+z');
    await bar(page, 'Taken back').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

it('what an analyst refutes by mistake stands again as it stood, and nothing of it is hidden', async () => {
  const { page, faults } = await open('/?lang=en&type=all&part=gaps', 'demo-district');
  const lines = page.locator('.gap-line');
  await lines.first().waitFor();
  const total = await page.locator('.gap-sum strong').innerText();
  await lines.first().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Refute' }).click();
  await page.getByLabel('Reason').fill('A slip of the hand');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await bar(page, 'Refute: 1 gap').waitFor();
  await expect.poll(() => page.locator('.gap-sum strong').innerText()).not.toBe(total);
  await page.keyboard.press('Control+z');
  await bar(page, 'Taken back').waitFor();
  await expect.poll(() => page.locator('.gap-sum strong').innerText()).toBe(total);
  expect(faults).toEqual([]);
  await page.close();
});

describe('the tour of each role', () => {
  it.each([
    ['demo-republic', ['administrator', 'duty']],
    ['demo-turkistan', ['chief']],
    ['demo-district', ['analyst']],
  ] as const)('of %s finds everything it points at', async (account, roles) => {
    const { page, faults } = await open('/account?lang=en', account);
    const NAMES: Readonly<Record<TourRole, string>> = {
      administrator: 'Tour of the administrator',
      duty: 'Tour of the duty officer and operator',
      chief: 'Tour of the chief',
      analyst: 'Tour of the analyst',
    };
    for (const role of roles) {
      await page.locator('.screen-tools').getByRole('button', { name: 'Help for this screen' }).click();
      await help(page).getByRole('button', { name: NAMES[role] }).click();
      for (const step of TOURS[role].keys()) {
        await page.locator(`.tour[data-step="${step}"][data-found="yes"]`).waitFor();
        await page.keyboard.press('ArrowRight');
      }
      await page.locator('.tour').waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});
