import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { seededProduct } from './seeded.ts';
import { signInPage } from './sign-in.ts';
import { coarse, compared } from './visual/picture.ts';
import { STABLE_VIEWS, type StableView } from './visual/views.ts';

// What a person would see at a glance: a panel that moved, a colour that changed, a text that broke into two lines. Pictures are
// compared in cells of four pixels, so that two editions of Chromium, which smooth letters otherwise, agree. `npm run bless`
// takes what is there now as right; look at it before.
const BLESSED = 'e2e/visual/blessed';
const FAILED = 'test-results/visual';
const SIZE = { width: 1280, height: 720 };
/** A block is 24 pixels wide. One alone is a caret or a letter; what somebody notices is larger. */
const BLOCKS = 2;
const isBlessing = process.env['SHOLU_BLESS'] === '1';

const origin = seededProduct().url;
let browser: Browser;
let table: Page;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'whole' });
  table = await browser.newPage();
  await rm(FAILED, { recursive: true, force: true });
  await mkdir(isBlessing ? BLESSED : FAILED, { recursive: true });
});
afterAll(() => browser.close());

async function pictureOf(view: StableView): Promise<Buffer> {
  const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce', locale: 'ru-KZ' });
  if (view.account !== null) await signInPage(page, origin, view.account);
  await page.goto(origin + view.path);
  await page.locator(view.landmark).first().waitFor();
  // What comes later must have come: a picture of half a list differs every time.
  await page.waitForLoadState('networkidle');
  await page
    .locator(`${view.part} :is(.skeleton, [aria-busy="true"])`)
    .first()
    .waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  // Hidden and not painted over: what lies above a map stays to be seen.
  await page.evaluate(
    (selector) => {
      for (const element of document.querySelectorAll<HTMLElement>(selector))
        element.style.visibility = 'hidden';
    },
    ['.map', ...(view.moving === undefined ? [] : [view.moving])].join(', '),
  );
  // The body of a page whose parts are all fixed has no height of its own: it is the whole window.
  const box = view.part === 'body' ? null : await page.locator(view.part).first().boundingBox();
  const clip = box ?? { x: 0, y: 0, ...SIZE };
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css', clip });
  await page.close();
  return coarse(table, png);
}

it.each(STABLE_VIEWS.map((view) => [view.name, view] as const))('%s looks as it did', async (name, view) => {
  const actual = await pictureOf(view);
  const path = join(BLESSED, `${name}.png`);
  if (isBlessing) return writeFile(path, actual);
  expect(existsSync(path), `${path} is not there: npm run bless`).toBe(true);
  const { blocks, picture } = await compared(table, await readFile(path), actual);
  if (blocks >= BLOCKS) {
    await writeFile(join(FAILED, `${name}.actual.png`), actual);
    await writeFile(join(FAILED, `${name}.difference.png`), picture);
  }
  expect(
    blocks,
    `${FAILED}/${name}.difference.png, beside ${path}; is it meant, then: npm run bless`,
  ).toBeLessThan(BLOCKS);
});
