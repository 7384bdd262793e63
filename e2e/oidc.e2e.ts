import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProvider, type Account } from '../server/access/oidc/provider.fixture.ts';
import { launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { untilMapRests } from './screen.ts';

const CLIENT = { clientId: 'sholu', clientSecret: 'a secret of the test of the provider' };
const TURKISTAN = '610000000';
const AIGUL: Account = {
  sub: 'a-1',
  name: 'Айгүл Серікова',
  preferred_username: 'aigul',
  groups: ['duty', 'choir'],
};

let browser: Browser;
let product: Product;
let provider: Awaited<ReturnType<typeof startProvider>>;
/** The provider is at 127.0.0.1 and this is another site for the browser, as it is in an organisation: cookies see the difference. */
let origin: string;

beforeAll(async () => {
  provider = await startProvider(CLIENT);
  const env = (port: number): Record<string, string> => ({
    SHOLU_OIDC_ISSUER: provider.issuer,
    SHOLU_OIDC_CLIENT_ID: CLIENT.clientId,
    SHOLU_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    SHOLU_OIDC_GROUPS: JSON.stringify({ duty: [{ role: 'duty_officer', unit: TURKISTAN }] }),
    SHOLU_PUBLIC_URL: `http://localhost:${port}`,
  });
  [product, browser] = await Promise.all([startProduct({ env }), launchBrowser({ maps: 'not' })]);
  origin = product.url.replace('127.0.0.1', 'localhost');
  provider.restart(origin);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await provider.close();
});

const LANGUAGES = [
  ['en', 'Sign in with the identity provider'],
  ['ru', 'Войти через единую учётную запись'],
  ['kk', 'Бірыңғай тіркелгі арқылы кіру'],
] as const;

/** A browser of somebody who has never been here. */
async function atTheDoor(query: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${origin}/?${query}`);
  return page;
}
const throughProvider = (page: Page, button = LANGUAGES[0][1]) =>
  page.getByRole('link', { name: button }).click();

describe('sign-in through the identity provider', () => {
  it.each(LANGUAGES)('is offered in %s', async (lang, button) => {
    const page = await atTheDoor(`lang=${lang}`);
    await expect.poll(() => page.getByRole('link', { name: button, exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('leads to the provider, back to the same address, and in with the role of the group', async () => {
    provider.signsInAs(AIGUL, { asks: true });
    const page = await atTheDoor(`lang=en&unit=${TURKISTAN}&measure=alarm_button`);
    await throughProvider(page);
    await page.getByRole('button', { name: 'Continue at the provider' }).waitFor();
    expect(new URL(page.url()).origin).toBe(provider.issuer);
    await page.getByRole('button', { name: 'Continue at the provider' }).click();
    await untilMapRests(page);
    const { searchParams, hash } = new URL(page.url());
    expect([searchParams.get('unit'), searchParams.get('measure'), hash]).toEqual([
      TURKISTAN,
      'alarm_button',
      '',
    ]);
    await page.goto(`${origin}/account?lang=en`);
    await page.getByRole('heading', { name: 'Айгүл Серікова' }).waitFor();
    await page.getByText(/Duty officer/).waitFor();
    // A reload is a request of the same site, so the strict cookie goes with it.
    await page.reload();
    await page.getByRole('heading', { name: 'Айгүл Серікова' }).waitFor();
    await page.context().close();
  });

  it('says that no group has a role, and lets in the next time when one has', async () => {
    provider.signsInAs({ sub: 'b-1', name: 'Болат Ахметов', groups: ['choir'] });
    const page = await atTheDoor('lang=en');
    await throughProvider(page);
    await page.getByRole('alert').getByText('No group of yours has a role here').waitFor();
    expect(new URL(page.url()).origin).toBe(origin);
    provider.signsInAs({ sub: 'b-1', name: 'Болат Ахметов', groups: ['duty'] });
    await throughProvider(page);
    await page.getByRole('button', { name: /Болат Ахметов/ }).waitFor();
    await page.context().close();
  });

  it('says that the provider is down, and that local accounts still work', async () => {
    provider.answerWith((_, response) => response.writeHead(503).end());
    const page = await atTheDoor('lang=en');
    await throughProvider(page);
    await page.getByRole('alert').getByText('The identity provider does not answer').waitFor();
    // The message of what was before is gone once another way is tried.
    await page.getByLabel('Login').fill('nobody.there');
    await page.getByLabel('Password', { exact: true }).fill('a wrong password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText(/wrong/).waitFor();
    expect(await page.getByRole('alert').getByText('The identity provider does not answer').count()).toBe(0);
    provider.restart(origin);
    provider.signsInAs(AIGUL);
    await throughProvider(page);
    await page.getByRole('button', { name: /Айгүл Серікова/ }).waitFor();
    await page.context().close();
  });
});
