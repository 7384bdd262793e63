import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Almaty, in the territory of the Republic's administrator. */
const KATO = '750000000';
const DESK = { width: 1920, height: 1080 };
/** Of the unit that a try makes: a second try finds that of the first. */
let tries = 0;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason', exact: true }).last();

/** Opens an incident of a category by the interface and gives its number. */
async function opened(key: string): Promise<number> {
  const facts = {
    category: 'hostage',
    priority: 1,
    caller: null,
    address: { settlement: '', street: '', house: '', commonName: 'Gate 9', crossing: '', text: '' },
    place: { lon: 76.95, lat: 43.24, accuracyM: 10, method: 'map' },
    kato: KATO,
    facilityId: null,
    sensitive: false,
  };
  const command = { type: 'incident.create', key, centre: KATO, source: 'radio', facts };
  const response = await fetch(`${origin}/api/trpc/operations.incidents.command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookieOf(origin) },
    body: JSON.stringify({ ...command, startedAt: null, answeredAt: null }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { result } = (await response.json()) as { result: { data: { incidentId: number } } };
  return result.data.incidentId;
}

describe('an administrator', () => {
  it('makes a unit, gives it a device, and the desk sees where it is; a device that is taken away is refused', async () => {
    const { page, faults } = await openPage(
      browser,
      `${origin}/admin?lang=en&section=units&unit=${KATO}`,
      DESK,
    );
    const desk = await openPage(browser, `${origin}/operate?lang=en&unit=${KATO}`, {
      width: 1280,
      height: 720,
    });
    const callSign = `Сұңқар-90${++tries}`;
    await page.getByRole('button', { name: 'New unit' }).click();
    const form = page.getByRole('form', { name: 'New unit' });
    await form.getByRole('button', { name: 'Register' }).click();
    await form.getByText('A call sign has 1 to 32 characters').waitFor();
    await form.getByText('Say where it is based').waitFor();
    await form.getByRole('textbox', { name: 'Call sign' }).fill(callSign);
    await form.getByRole('textbox', { name: 'Place' }).fill('43.24, 76.95');
    await form.getByText('✓ 43.24000, 76.95000').waitFor();
    const territory = form.getByRole('combobox', { name: 'Territory' });
    await expect.poll(() => territory.inputValue()).toMatch(/District$/);
    await form.getByRole('textbox', { name: 'Crew', exact: true }).fill('A. Akhmetov\nV. Li');
    await form.getByRole('checkbox', { name: 'body armour' }).check();
    await reason(page).fill('A browser test');
    await form.getByRole('button', { name: 'Register' }).click();

    const card = page.getByRole('region', { name: callSign });
    await card.getByText('No device: the position of this unit is unknown').waitFor();
    await card.getByText('A. Akhmetov, V. Li').waitFor();
    // The desk has it, with its position unknown.
    const line = desk.page.getByRole('listitem').filter({ hasText: callSign });
    // A long list draws what is in sight, and a unit that is off duty stands at its end.
    const units = desk.page.locator('.operate-units .scroll');
    const atItsEnd = async (): Promise<number> => {
      await units.evaluate((list) => void (list.scrollTop = list.scrollHeight));
      return line.count();
    };
    await expect.poll(atItsEnd, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await line.first().innerText()).toContain('position unknown');

    await card.getByRole('button', { name: 'Add a device' }).first().click();
    const adding = card.getByRole('form', { name: 'Add a device' });
    await adding.getByRole('textbox', { name: 'Name' }).fill('Telephone 7');
    await reason(page).fill('A browser test');
    await adding.getByRole('button', { name: 'Add a device' }).click();
    const given = page.getByRole('region', { name: 'Device “Telephone 7”' });
    const address = (await given.locator('code').first().innerText()).trim();
    expect(address).toMatch(/\/ingest\/osmand\/[\w-]{32}$/);
    expect(await given.locator('svg.qr title').textContent()).toMatch(/^QR code/);
    await given.getByRole('button', { name: 'I have handed it over' }).click();
    await card.getByText('never heard').waitFor();
    expect(await page.content()).not.toContain(address.slice(-32));

    const send = (lat: number): Promise<Response> =>
      fetch(`${address}?id=7&lat=${lat}&lon=76.95`, { method: 'POST' });
    expect((await send(43.2401)).status).toBe(200);
    await expect
      .poll(async () => line.first().innerText(), { timeout: 30_000 })
      .toMatch(/position 0:\d\d ago/);
    expect(await (await send(0.0001)).text()).toMatch(/Set aside/);
    await card.getByText(/heard 0:\d\d ago.*1 fix set aside/).waitFor({ timeout: 30_000 });

    // Another administrator is faster: it is said who and what, and nothing typed is lost.
    await card.getByRole('button', { name: 'Change', exact: true }).click();
    const edit = page.getByRole('form', { name: `Change ${callSign}` });
    await edit.getByRole('checkbox', { name: 'drone' }).check();
    await reason(page).fill('The drone came');
    const rival = await openPage(browser, `${origin}/admin?lang=en&section=units&unit=${KATO}`, DESK);
    await rival.page.getByRole('searchbox').fill(callSign);
    await rival.page.getByRole('button', { name: new RegExp(callSign) }).click();
    await rival.page.getByRole('button', { name: 'Change', exact: true }).click();
    await rival.page
      .getByRole('checkbox', { name: 'service dog' })
      .or(rival.page.getByRole('checkbox', { name: 'dog' }))
      .first()
      .check();
    await reason(rival.page).fill('The dog came');
    await rival.page.getByRole('button', { name: /^Save/ }).click();
    await rival.page.getByText('«The dog came»', { exact: false }).waitFor();
    await rival.page.close();
    await edit.getByRole('button', { name: /^Save/ }).click();
    await edit.getByText(/Somebody was faster \(.*Equipment\)/).waitFor();
    expect(await reason(page).inputValue()).toBe('The drone came');
    // What the other put is slow to come: who saves at once saves on top of it all the same.
    await page.route(/units\.file/, async (route) => {
      await setTimeout(2_000);
      await route.continue();
    });
    await edit.getByRole('button', { name: 'Put mine on top' }).click();
    await edit.getByRole('button', { name: /^Save/ }).click();
    await page.unrouteAll({ behavior: 'wait' });
    await card.getByText('«The drone came»', { exact: false }).waitFor();

    await card.getByRole('button', { name: 'Take away' }).click();
    await reason(page).fill('It was lost');
    await card
      .getByRole('form', { name: /Take away/ })
      .getByRole('button', { name: 'Take away' })
      .click();
    await card.getByText(/taken away by/).waitFor();
    await expect.poll(async () => (await send(43.2402)).status, { timeout: 20_000 }).toBe(404);

    await card.getByRole('button', { name: 'Stand down' }).click();
    await reason(page).fill('The test is over');
    await card.getByRole('form', { name: 'Stand down' }).getByRole('button', { name: 'Stand down' }).click();
    await card.getByText('It is on no map and is not proposed; its history stays').waitFor();
    await expect.poll(async () => line.count(), { timeout: 30_000 }).toBe(0);
    // The browser notes the refusal that was meant.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await desk.page.close();
    await page.close();
  });

  it('puts a version of a playbook in three languages; a running incident keeps the one before', async () => {
    const running = await opened('e2e-units-1');
    const { page, faults } = await openPage(browser, `${origin}/admin?lang=en&section=playbooks`, DESK);
    await page.getByRole('button', { name: /Hostage taking/ }).click();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const form = page.getByRole('form', { name: 'Change' });
    const step = form.getByRole('group', { name: 'Step 2', exact: true });
    const words = {
      Kazakh: 'Орынды екі сақинамен қоршау',
      Russian: 'Блокировать двумя кольцами',
      English: 'Contain with two rings',
    };
    await step.getByRole('textbox', { name: 'English' }).first().fill('');
    await form.getByText('Fill this in: all three languages are needed').first().waitFor();
    for (const [language, text] of Object.entries(words))
      await step.getByRole('textbox', { name: language }).first().fill(text);
    // By the keyboard: the step goes up.
    await step.getByRole('textbox', { name: 'English' }).first().press('Alt+ArrowUp');
    const first = form.getByRole('group', { name: 'Step 1', exact: true });
    expect(await first.getByRole('textbox', { name: 'Kazakh' }).first().inputValue()).toBe(words.Kazakh);
    const changes = form.getByRole('region', { name: 'What changes' });
    await changes.getByText('Блокировать двумя кольцами').waitFor();
    await changes.getByText('moved').first().waitFor();
    await form.getByRole('region', { name: 'As the card shows it' }).getByText(words.English).waitFor();
    await reason(page).fill('A browser test');
    await form.getByRole('button', { name: /Put version 2 into force/ }).click();
    await page.getByRole('heading', { name: 'Hostage taking · version 2' }).waitFor();
    await page.getByText('«A browser test»', { exact: false }).waitFor();

    const fresh = await opened('e2e-units-2');
    const cardOf = async (incident: number): Promise<string> => {
      await page.goto(`${origin}/operate?lang=en&unit=${KATO}&incident=${incident}`);
      const card = page.getByRole('article', { name: 'Incident card' });
      await card.getByText(/version \d/).waitFor();
      return card.innerText();
    };
    const old = await cardOf(running);
    expect(old).toContain('version 1');
    expect(old).not.toContain(words.English);
    const now = await cardOf(fresh);
    expect(now).toContain('version 2');
    expect(now).toContain(words.English);

    // What was may be in force again.
    await page.goto(`${origin}/admin?lang=en&section=playbooks`);
    await page.getByRole('button', { name: /Hostage taking/ }).click();
    await page.getByRole('button', { name: 'What changed' }).last().click();
    await page.getByRole('button', { name: 'Make this the newest again' }).click();
    await reason(page).fill('Back to the first');
    await page.getByRole('button', { name: /Put version 3 into force/ }).click();
    await page.getByRole('heading', { name: 'Hostage taking · version 3' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});
