import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask as askAs } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Almaty, in the territory of the Republic's duty officer. */
const KATO = '750000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 76.945, lat: 43.238 };

let browser: Browser;
let cookie = '';

const ask = <T>(path: string, input: unknown, how?: 'query' | 'mutation'): Promise<T> =>
  askAs<T>(origin, cookie, path, input, how);

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  cookie = await cookieOf(origin, OFFICER);
});
afterAll(() => browser.close());

/** An incident that has just been reported, and its card on a desk. */
async function opened(key: string): Promise<{ incidentId: number; page: Page }> {
  const facts = {
    category: 'alarm_button',
    priority: 2,
    caller: null,
    address: { settlement: '', street: '', house: '', commonName: 'Gate 2', crossing: '', text: '' },
    place: { ...PLACE, accuracyM: 10, method: 'map' },
    kato: KATO,
    facilityId: null,
    sensitive: false,
  };
  const create = { type: 'incident.create', key, centre: KATO, source: 'radio', facts };
  const { incidentId } = await ask<{ incidentId: number }>(
    'operations.incidents.command',
    { ...create, startedAt: null, answeredAt: null },
    'mutation',
  );
  const { page } = await openPage(
    browser,
    `${origin}/operate?lang=en&unit=${KATO}&incident=${incidentId}`,
    { width: 1280, height: 720 },
    OFFICER,
  );
  // Its keys are deaf before it is there, however complete the picture is.
  await cardOf(page).getByText('Gate 2').first().waitFor();
  return { incidentId, page };
}

const cardOf = (page: Page) => page.getByRole('article', { name: 'Incident card' });

describe('the desk of the operator', () => {
  it('says who was faster, what they did and when, and keeps what was typed', async () => {
    const { incidentId, page } = await opened('e2e-operate-1');
    await page.getByText(/Picture complete as of/).waitFor();
    await page.keyboard.press('x');
    const reason = page.getByRole('form', { name: 'Close' }).getByRole('textbox', { name: 'Reason' });
    await reason.fill('Nobody at the gate');
    // Somebody else takes it in the moment before the card is renewed.
    await page.route('**/api/trpc/**incidents.card**', (route) => route.abort());
    await ask(
      'operations.incidents.command',
      { type: 'incident.claim', key: 'e2e-operate-2', incidentId, expectedVersion: 1 },
      'mutation',
    );
    await reason.press('Enter');
    await page.getByText(/Somebody was faster\. Demo 1, \d\d:\d\d:\d\d: Taken/).waitFor();
    expect(await reason.inputValue()).toBe('Nobody at the gate');
    await page.unroute('**/api/trpc/**incidents.card**');
    await cardOf(page).getByText('Demo 1', { exact: true }).first().waitFor();
    expect(await reason.inputValue()).toBe('Nobody at the gate');
    await page.close();
  });

  it('is not in its own way: who takes an incident and closes it in one breath is no slower than themselves', async () => {
    const { incidentId, page } = await opened('e2e-operate-3');
    // The card still shows what was before.
    await page.route('**/api/trpc/**incidents.card**', (route) => route.abort());
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await page
      .getByRole('form', { name: 'Close' })
      .getByRole('textbox', { name: 'Reason' })
      .fill('Nobody there');
    await page.keyboard.press('Enter');
    const state = async (): Promise<string> =>
      (await ask<{ incident: { state: string } }>('operations.incidents.card', { id: incidentId })).incident
        .state;
    await expect.poll(state).toBe('closed');
    expect(await page.getByText(/Somebody was faster/).count()).toBe(0);
    await page.close();
  });

  it('takes by Enter what answers to the words that stand there, not to those before them', async () => {
    const { page } = await openPage(browser, `${origin}/operate?lang=en`, undefined, OFFICER);
    await page.getByRole('button', { name: /New report/ }).click();
    const place = page.getByRole('textbox', { name: 'Place' });
    await place.fill('Kokshetau');
    const list = page.getByRole('list', { name: 'Place' });
    await list
      .getByRole('button', { name: /Kokshetau/ })
      .first()
      .waitFor();
    await page.route('**/api/trpc/operations.geocode**', async (route) => {
      await page.waitForTimeout(1_000);
      await route.continue();
    });
    await place.fill('Taldykorgan');
    await place.press('Enter');
    await page.locator('.ops-chosen', { hasText: /Taldykorgan/ }).waitFor();
    expect(await place.inputValue()).toContain('Taldykorgan');
    await page.close();
  });

  it('tells a dispatcher of another service how complete their picture is, and asks for no units', async () => {
    const { page, faults } = await openPage(
      browser,
      `${origin}/operate?lang=en&unit=${KATO}`,
      { width: 1280, height: 720 },
      'demo-dispatcher',
    );
    await page.getByText(/Picture complete as of/).waitFor();
    expect(await page.getByRole('region', { name: 'Units', exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});
