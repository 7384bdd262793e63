import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawnAt, figures, openScreen } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf, signInPage } from './sign-in.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

/** Places far from borders. */
const TURKISTAN: [number, number] = [68.4, 43.6];
const ALMATY: [number, number] = [76.9, 43.24];

const headline = (page: Page) => page.getByTestId('headline');
const exported = async (account: string, unit: string): Promise<number> => {
  const query = new URLSearchParams({
    unit,
    measure: 'video_link',
    source: 'moe-2023q1',
    type: 'school',
    group: 'all',
  });
  const headers = { cookie: await cookieOf(origin, account) };
  return (await fetch(`${origin}/export/coverage.csv?${query.toString()}`, { headers })).status;
};
/** Whether the search finds a unit of territory of this very name; it is tolerant, so others may come too. */
const found = async (page: Page, text: string): Promise<boolean> => {
  const box = page.getByRole('combobox', { name: /Search/ });
  await box.fill(text);
  // Until its answer comes, the hits of the text before stand in the list, and the list says that it is busy.
  const answered = page.locator('.search-popup[aria-busy="false"]');
  const hits = answered.getByRole('option');
  await expect
    .poll(async () => (await hits.count()) > 0 || (await answered.getByText(/Nothing found/).isVisible()))
    .toBe(true);
  const names = await hits.allInnerTexts();
  await box.fill('');
  return names.some((name) => name.startsWith(text));
};

describe('two people in sibling territories', () => {
  it('see different maps, lists, searches and exports, and the higher one sees both', async () => {
    const turkistan = await openScreen(browser, `${origin}/?lang=en`, undefined, 'demo-turkistan');
    await expect.poll(() => headline(turkistan.page).innerText()).toContain('Turkistan Region');
    expect((await drawnAt(turkistan.page, TURKISTAN, 'unit-share')).katos[0]).toMatch(/^61/);
    expect(await found(turkistan.page, 'Turkistan Region')).toBe(true);
    expect(await found(turkistan.page, 'Medeu District')).toBe(false);
    expect(turkistan.faults).toEqual([]);

    const almaty = await openScreen(browser, `${origin}/?lang=en`, undefined, 'demo-almaty');
    await expect.poll(() => headline(almaty.page).innerText()).toContain('Almaty');
    expect((await drawnAt(almaty.page, ALMATY, 'unit-share')).katos[0]).toMatch(/^75/);
    expect(await found(almaty.page, 'Medeu District')).toBe(true);
    expect(await found(almaty.page, 'Turkistan Region')).toBe(false);
    expect(almaty.faults).toEqual([]);

    const republic = await openScreen(browser, `${origin}/?lang=en`);
    await expect.poll(async () => figures(await headline(republic.page).innerText())).toContain('6936');
    expect((await drawnAt(republic.page, TURKISTAN, 'unit-share')).katos).toEqual(['610000000']);
    expect(await found(republic.page, 'Medeu District')).toBe(true);
    expect(await found(republic.page, 'Turkistan Region')).toBe(true);

    expect([
      await exported('demo-turkistan', '610000000'),
      await exported('demo-turkistan', '750000000'),
    ]).toEqual([200, 403]);
    expect([
      await exported('demo-republic', '610000000'),
      await exported('demo-republic', '750000000'),
    ]).toEqual([200, 200]);
    for (const { page } of [turkistan, almaty, republic]) await page.close();
  });

  it('cannot reach the other territory by its address', async () => {
    const { page } = await openScreen(
      browser,
      `${origin}/?lang=en&unit=750000000`,
      undefined,
      'demo-turkistan',
    );
    expect(await page.getByRole('alert').innerText()).toContain('750000000');
    await page.getByRole('button', { name: /Republic|territory/ }).click();
    await expect.poll(() => headline(page).innerText()).toContain('Turkistan Region');
    await page.close();
  });
});

describe('a person', () => {
  const context = async () =>
    browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });

  it('is made by an administrator, changes the one-time password, adds a second factor and needs it', async () => {
    const office = await context();
    const admin = await office.newPage();
    await signInPage(admin, origin);
    await admin.goto(`${origin}/admin?lang=en&section=people`);
    await admin.getByRole('button', { name: 'New person' }).click();
    const login = `saule.${Date.now().toString(36)}`;
    await admin.getByRole('textbox', { name: 'Login' }).fill(login);
    await admin.getByLabel('Name', { exact: true }).fill('Сәуле Ахметова');
    await admin.getByLabel(/Territory, with all below/).fill('Turkistan Reg');
    await admin.getByRole('option', { name: /Turkistan Region/ }).click();
    await admin.getByLabel('Reason').fill('Joins the watch');
    await admin.getByRole('button', { name: 'Create' }).click();
    const oneTime = await admin.locator('code.one-time').innerText();
    await admin.getByRole('button', { name: 'Handed over' }).click();
    await expect.poll(() => admin.getByText('Operator · Turkistan Region').count()).toBe(1);

    const desk = await context();
    const page = await desk.newPage();
    await page.goto(`${origin}/?lang=en`);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(oneTime);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('One-time password').fill(oneTime);
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByLabel('New password once more').fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Too short').waitFor();
    const password = 'күзгі жапырақ сары бояу';
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByLabel('New password once more').fill(password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect.poll(() => headline(page).innerText(), { timeout: 30_000 }).toContain('Turkistan Region');

    await page.goto(`${origin}/account?lang=en`);
    const factor = page.getByRole('form', { name: 'Second factor' });
    await factor.getByLabel('Present password').fill(password);
    await factor.getByRole('button', { name: 'Switch on' }).click();
    const secret = Secret.fromBase32(await factor.locator('code').innerText());
    const codeAt = (timestamp: number): string => new TOTP({ secret }).generate({ timestamp });
    await factor.getByLabel('Code of the authenticator').fill(codeAt(Date.now()));
    await factor.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => page.locator('.recovery-codes code').count()).toBeGreaterThanOrEqual(8);
    await page.getByRole('button', { name: 'I have written them down' }).click();

    await page.getByRole('button', { name: /Сәуле Ахметова/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Code of the authenticator').fill('000000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The code is wrong').waitFor();
    // The code of the confirmation is used up: the next one counts.
    await page.getByLabel('Code of the authenticator').fill(codeAt(Date.now() + 30_000));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Сәуле Ахметова' }).waitFor();

    // The administrator takes the account away: the screen says so without being touched.
    await admin.getByRole('button', { name: 'Disable' }).click();
    await admin.getByLabel('Reason').fill('Left the service');
    await admin.getByRole('button', { name: 'Disable or enable' }).click();
    await page.getByText(/Your session has ended/).waitFor({ timeout: 30_000 });
    await office.close();
    await desk.close();
  });

  it('who ends the other sessions ends them at once', async () => {
    const other = await cookieOf(origin, 'demo-almaty');
    const ask = async () =>
      (await fetch(`${origin}/api/trpc/register.about`, { headers: { cookie: other } })).status;
    expect(await ask()).toBe(200);
    const desk = await context();
    const page = await desk.newPage();
    await signInPage(page, origin, 'demo-almaty');
    await page.goto(`${origin}/account?lang=en`);
    await page.getByRole('button', { name: /End the others/ }).click();
    await expect.poll(ask).toBe(401);
    expect(await page.getByText('This session').count()).toBe(1);
    await desk.close();
  });

  it('is told how long to wait after wrong passwords', async () => {
    const desk = await context();
    const page = await desk.newPage();
    await page.goto(`${origin}/?lang=en`);
    await page.getByLabel('Login').fill('nobody.there');
    for (let i = 0; i < 12; i++) {
      await page.getByLabel('Password', { exact: true }).fill(`wrong password ${i}`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page
        .getByText(/wrong|Too many/)
        .first()
        .waitFor();
      if (await page.getByText(/Too many attempts/).isVisible()) break;
    }
    await expect.poll(() => page.getByText(/Too many attempts. Try again in/).count()).toBe(1);
    await desk.close();
  });
});
