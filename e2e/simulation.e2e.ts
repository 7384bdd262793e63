import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';

/** A first start fills a database, and a machine that draws maps in software is slow. */
const SOON = { timeout: 120_000 };

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ simulation: { speed: 10 } }),
    launchBrowser({ maps: 'not' }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

it('plays units and incidents by itself, says so, and is held by the administrator of the Republic', async () => {
  const { page, faults } = await openPage(browser, `${product.url}/operate?lang=ru&unit=750000000`, {
    width: 1920,
    height: 1080,
  });
  const badge = page.locator('.simulation-badge');
  await expect.poll(() => badge.innerText(), SOON).toBe('Имитация ×10');

  // Units have a fresh position, in every region; here those of Almaty are listed with seconds of age.
  const ages = page.getByRole('region', { name: 'Наряды' }).getByText(/^координаты 0:\d\d назад$/);
  await expect.poll(() => ages.count(), SOON).toBeGreaterThan(10);

  // Nobody touches anything, and an incident comes into the queue of the Republic and onto its map.
  await page.goto(`${product.url}/operate?lang=kk`);
  const queue = page.getByRole('list', { name: 'Ашық оқиғалар' }).getByRole('listitem');
  await expect.poll(() => queue.count(), SOON).toBeGreaterThan(3);
  await untilMapRests(page);
  await expect.poll(async () => (await drawn(page, 'incident')).length, SOON).toBeGreaterThan(0);

  await badge.click();
  const popup = page.getByRole('dialog');
  await popup.getByRole('button', { name: 'Кідірту' }).click();
  await expect.poll(() => badge.innerText(), SOON).toBe('Имитация кідіртілді');
  await popup.getByRole('button', { name: 'Жалғастыру' }).click();
  await popup.getByRole('button', { name: '×30' }).click();
  await expect.poll(() => badge.innerText(), SOON).toBe('Имитация ×30');
  expect(faults).toEqual([]);
  await page.close();
});

it('plays a bad day when it is chosen, says what that is, and its flood arrives', async () => {
  const { page, faults } = await openPage(browser, `${product.url}/operate?lang=ru`, {
    width: 1280,
    height: 720,
  });
  const badge = page.locator('.simulation-badge');
  await badge.waitFor(SOON);
  await badge.click();
  const popup = page.getByRole('dialog');
  await popup.getByText(/в одном городе пропадает электричество/).waitFor();
  await popup.getByRole('button', { name: '×60' }).click();
  await popup.getByRole('button', { name: 'Тяжёлый день' }).click();
  await expect.poll(() => badge.innerText(), SOON).toBe('Имитация ×60 · тяжёлый день');
  // All of it can be read and pressed on a small screen.
  const box = await popup.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
  await page.keyboard.press('Escape');

  // A crew calls for help in the middle of it.
  await page.getByText(/SOS/).first().waitFor(SOON);
  // And hundreds of alarms come from the panels of one city. Meanwhile nothing is drawn: the machine is the server's.
  await page.goto('about:blank');
  const stations = async (): Promise<number[]> => {
    const answer = await page.request.get(`${product.url}/api/trpc/ingest.sources.list`);
    const { result } = (await answer.json()) as {
      result: { data: { kind: string; name: string; counts: { accepted: number } }[] };
    };
    return result.data
      .filter(({ kind, name }) => kind === 'dc09' && name.startsWith('Имитация: '))
      .map(({ counts }) => counts.accepted);
  };
  expect(await stations()).toHaveLength(20);
  await expect.poll(async () => Math.max(...(await stations())), SOON).toBeGreaterThan(400);

  await page.goto(`${product.url}/operate?lang=ru`);
  await badge.click(SOON);
  await popup.getByRole('button', { name: 'Обычный день' }).click();
  await expect.poll(() => badge.innerText(), SOON).toBe('Имитация ×60');
  expect(faults).toEqual([]);
  await page.close();
});

it('says it to who may not hold it as well', async () => {
  const { page } = await openPage(
    browser,
    `${product.url}/operate?lang=en&unit=610000000`,
    { width: 1280, height: 720 },
    'demo-turkistan',
  );
  const badge = page.locator('.simulation-badge');
  await expect.poll(() => badge.innerText(), SOON).toMatch(/^Simulation ×\d+$/);
  await badge.click(SOON);
  await page.getByText(/are played/).waitFor(SOON);
  expect(await page.getByRole('dialog').getByRole('button').count()).toBe(0);
  await page.close();
});
