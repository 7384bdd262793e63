import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openPage } from './screen.ts';
import { seededProduct } from './seeded.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

it('a chief asks where cameras are best, is refused what makes no sense, reads the proof, and takes the answer into a branch', async () => {
  const { page, faults } = await openPage(
    browser,
    `${origin}/plan?lang=en&unit=610000000&tab=sites`,
    { width: 1280, height: 800 },
    'demo-turkistan',
  );
  await withAxe(page);
  await page.reload();
  await page.getByRole('button', { name: 'Cameras', exact: true }).click();
  const form = page.getByRole('form', { name: 'Question about cameras' });
  const begin = form.getByRole('button', { name: 'Find the best cameras' });
  await form.getByLabel('How many of them, 40 at most').fill('41');
  await begin.click();
  await page.getByText('Ask about 1 to 40 facilities').waitFor();

  await form.getByLabel('How many of them, 40 at most').fill('3');
  await form.getByLabel('New cameras at most').fill('4');
  await begin.click();
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  await answer.getByText(/found.*proven bound.*gap/i).waitFor();
  // Before, after and all points of each kind that must be seen; a few cameras go where they see the most of them.
  const counts = await answer
    .getByRole('table', { name: 'Points seen as wanted' })
    .getByRole('cell')
    .allInnerTexts();
  const sumOf = (column: number): number =>
    counts
      .filter((_, i) => i % 3 === column)
      .reduce((sum, text) => sum + Number(text.replaceAll(/\D/g, '')), 0);
  expect(sumOf(1)).toBeGreaterThan(sumOf(0));
  expect(await violationsOf(page)).toEqual([]);

  await answer.getByRole('button', { name: /^New branch with/ }).click();
  await page.locator('.change-text').nth(3).waitFor();
  expect(await page.locator('.change-text').count()).toBe(4);
  expect(faults).toEqual([]);
  await page.close();
});
