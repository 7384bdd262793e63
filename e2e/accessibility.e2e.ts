import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { misfitsOf } from './overflow.ts';
import { addressOf, SCREENS, thingsToShow } from './screens.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf, signInPage } from './sign-in.ts';

const origin = seededProduct().url;
/** The smallest desk, and a desk of 1920×1080 at 200 %. */
const SMALL = { width: 1280, height: 720 };
const ZOOMED = { width: 960, height: 540 };
/** The screens on which people work for hours: at 200 % as well. */
const AT_DESK = ['operate', 'incident', 'alarms', 'coverage', 'gaps', 'what-if'];

let browser: Browser;
let page: Page;
/** Who looks at the page; undefined where nobody knows what stands on it. */
let account: string | null | undefined;
let things: Awaited<ReturnType<typeof thingsToShow>>;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  things = await thingsToShow(origin, await cookieOf(origin));
  // One page for all: what it has loaded for one screen serves the next.
  page = await browser.newPage({ viewport: SMALL, reducedMotion: 'reduce' });
  await withAxe(page);
});
afterAll(() => browser.close());

/** Changes the language and theme of the screen that stands, as its switches do; some screens have none, or cover them. */
async function look(href: string): Promise<void> {
  await page.evaluate((to) => {
    history.replaceState(history.state, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  }, href);
  const { searchParams } = new URL(href);
  const theme = searchParams.get('theme') ?? 'night';
  await page
    .locator(`html[lang="${searchParams.get('lang')}"][data-theme="${theme}"]`)
    .waitFor({ state: 'attached' });
}

it.each(SCREENS)(
  '$name breaks no rule of WCAG 2.2 AA that a program can find, at night and by day, and every text fits in every language',
  async (screen) => {
    onTestFailed(() => {
      account = undefined;
    });
    await page.setViewportSize(SMALL);
    if (screen.account !== account) {
      if (screen.account === null) await page.context().clearCookies();
      else await signInPage(page, origin, screen.account);
    }
    const at = (lang: 'kk' | 'ru' | 'en', theme?: 'day'): string =>
      addressOf(screen, origin, things, { lang, ...(theme ? { theme } : {}) });
    // What stands on the same page is gone to as by a link: a map that is drawn already is not drawn anew.
    const isHere = screen.account === account && new URL(page.url()).pathname === new URL(at('ru')).pathname;
    account = screen.account;
    if (isHere) await look(at('ru'));
    else await page.goto(at('ru'));
    await page.locator(screen.landmark).first().waitFor();
    expect(await violationsOf(page), 'night').toEqual([]);
    expect.soft(await misfitsOf(page), 'ru').toEqual([]);
    for (const lang of ['kk', 'en'] as const) {
      await look(at(lang));
      await page.locator(screen.landmark).first().waitFor();
      expect.soft(await misfitsOf(page), lang).toEqual([]);
    }
    await look(at('kk', 'day'));
    await page.locator(screen.landmark).first().waitFor();
    expect(await violationsOf(page), 'day').toEqual([]);
    if (!AT_DESK.includes(screen.name)) return;
    await page.setViewportSize(ZOOMED);
    await expect.poll(() => misfitsOf(page), { message: '200 %' }).toEqual([]);
  },
  90_000,
);
