import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { signInPage } from './sign-in.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

it('shows all components and symbols from the account page, finds one by its name, and sets four themes side by side', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  await withAxe(page);
  await signInPage(page, origin, 'demo-republic');
  await page.goto(`${origin}/account?lang=en`);
  await page.getByRole('button', { name: 'Components and symbols' }).click();
  await page.getByRole('heading', { level: 1, name: 'Components and symbols' }).waitFor();

  const symbols = page.locator('.symbol-state');
  await symbols.first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('unit-free');
  await page.getByText('Found: 3').waitFor();
  expect(await symbols.locator('code').allInnerTexts()).toEqual([
    'unit-free',
    'unit-free-late',
    'unit-free-aged',
  ]);
  const sides = await symbols
    .first()
    .locator('svg')
    .evaluateAll((all) => all.map((svg) => Math.round(svg.getBoundingClientRect().width)));
  expect(sides).toEqual([200, 12, 16, 24, 48]);

  await page.getByRole('searchbox').fill('no such thing');
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('button', { name: 'All four' }).click();
  await expect.poll(() => page.locator('#colours .theme-scope').count()).toBe(4);
  const grounds = await page
    .locator('#colours .theme-scope')
    .evaluateAll((all) => all.map((scope) => getComputedStyle(scope).backgroundColor));
  expect(new Set(grounds).size).toBe(4);
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Wall', exact: true }).click();
  await page.locator('html[data-theme="wall"]').waitFor({ state: 'attached' });
  expect(new URL(page.url()).searchParams.get('themes')).toBe('wall');
  await page.close();
}, 60_000);
