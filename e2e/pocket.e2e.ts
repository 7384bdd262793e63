import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { launchBrowser } from './browser.ts';
import { openCuttableLine, type CuttableLine } from './cuttable-line.ts';
import { signInPage } from './sign-in.ts';

const origin = seededProduct().url;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
let browser: Browser;
let line: CuttableLine;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser({ serviceWorkers: 'allow' });
  line = await openCuttableLine(origin);
  context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await line.close();
});

const open = async (path: string): Promise<void> => {
  await page.goto(`${line.url}${path}`);
};
const signIn = async (account: string): Promise<void> => {
  await context.clearCookies();
  await signInPage(page, line.url, account);
};

/** What the device keeps, as it lies there; null when it keeps no picture. */
const kept = (): Promise<{ coverages: unknown[]; operations: unknown } | null> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('sholu-pocket');
        opening.addEventListener('error', () => reject(new Error('no store')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('kept')) {
            database.close();
            resolve(null);
            return;
          }
          const asked = database.transaction('kept').objectStore('kept').get('picture');
          asked.addEventListener('success', () => {
            database.close();
            resolve((asked.result as { coverages: unknown[]; operations: unknown } | undefined) ?? null);
          });
        });
      }),
  );
const hasBoth = async (): Promise<boolean> => {
  const picture = await kept();
  return picture !== null && picture.coverages.length > 0 && picture.operations !== null;
};
const nothingKept = () => page.getByText('на этом устройстве картина не сохранена');

/** Whether the page itself can be moved sideways. */
const sideways = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('a chief with a telephone', () => {
  it('can install the application, whose worker keeps files and no answer', async () => {
    await signIn('demo-turkistan');
    await open('/?lang=ru');
    await page.locator('.now-strip strong').waitFor();
    const manifest = await page.locator('link[rel="manifest"]').getAttribute('href');
    const answer = await page.request.get(`${line.url}${manifest}`);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const { icons } = (await answer.json()) as { icons: { src: string; type: string }[] };
    for (const { src, type } of icons) {
      const drawn = await page.request.get(`${line.url}${src}`);
      expect([src, drawn.status(), drawn.headers()['content-type']]).toEqual([src, 200, type]);
    }
    const worker = await page.request.get(`${line.url}/sw.js`);
    expect(worker.headers()['cache-control']).toBe('no-cache');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const paths = await page.evaluate(async () => {
      const requests = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(paths).toContain('/');
    expect(paths.filter((path) => /^\/(api|export|tiles|map|attach)/.test(path))).toEqual([]);
  });

  it('sees in one screen where the region is uncovered and what happens, and moves the sheet by finger and by key', async () => {
    const height = PHONE.viewport.height;
    for (const part of ['.now-strip', '.worst-strip button', '.headline-share']) {
      const box = await page.locator(part).first().boundingBox();
      expect((box?.y ?? height) + (box?.height ?? 0), part).toBeLessThanOrEqual(height);
    }
    const handle = page.locator('.sheet-handle');
    const sheet = page.locator('.side');
    await handle.tap();
    await expect.poll(() => sheet.getAttribute('data-snap')).toBe('full');
    await handle.press('ArrowDown');
    await expect.poll(() => sheet.getAttribute('data-snap')).toBe('half');
    // It is pulled from where it has come to rest.
    await sheet.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
    const at = await handle.boundingBox();
    if (!at) throw new Error('The handle has no place');
    await page.mouse.move(at.x + 100, at.y + 10);
    await page.mouse.down();
    await page.mouse.move(at.x + 100, height - 150, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => sheet.getAttribute('data-snap')).toBe('low');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sideways()).toBe(0);
    await page.setViewportSize(PHONE.viewport);
  });

  it('walks over to the incidents, whose parts are tabs that a finger finds', async () => {
    await page.locator('.now-strip').tap();
    await page.locator('.operate-queue').waitFor();
    const tabs = page.locator('.pocket-tabs button');
    expect(await tabs.allInnerTexts()).toEqual(['Очередь', 'Карта', 'Карточка']);
    for (const box of await Promise.all((await tabs.all()).map((tab) => tab.boundingBox())))
      expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
    await tabs.nth(1).tap();
    await expect.poll(() => page.locator('.operate-queue').isVisible()).toBe(false);
    await tabs.nth(0).tap();
    await page.locator('.operate-queue').waitFor();
    await page.locator('.top-menu-button').tap();
    await page.locator('.top-menu').getByRole('button', { name: 'Планирование' }).waitFor();
    expect(await sideways()).toBe(0);
    await expect.poll(hasBoth).toBe(true);
  });

  it('starts without a server into the last picture, with its age in words and nothing to press that writes', async () => {
    line.cut();
    await open('/operate?lang=ru');
    const cut = page.getByText(/Нет связи: показана картина на \d{2}:\d{2}:\d{2}, .*назад/);
    await cut.waitFor();
    await page.getByTestId('last-coverage').getByText('Туркестанская область').waitFor();
    expect(await page.getByTestId('last-coverage').innerText()).toMatch(/\d+\s%[\s\S]*из/);
    expect(await page.getByTestId('last-operations').innerText()).toMatch(/Открытые происшествия: \d+/);
    expect(await page.locator('main button:not(.last-bar button)').allInnerTexts()).toEqual([
      'Повторить',
      'Удалить с устройства',
    ]);
    expect(await sideways()).toBe(0);
  });

  it('is back by itself when the line is, and leaves nothing behind at sign-out', async () => {
    line.mend();
    await page.locator('.operate-queue').waitFor();
    await page.locator('.who').tap();
    await page.getByRole('menuitem', { name: 'Выйти' }).tap();
    await page.getByRole('textbox', { name: 'Логин' }).waitFor();
    await expect.poll(kept).toBeNull();
    line.cut();
    await open('/?lang=ru');
    await nothingKept().waitFor();
    line.mend();
  });

  it('leaves nothing to the next person either', async () => {
    await signIn('demo-turkistan');
    await open('/?lang=ru');
    await expect.poll(hasBoth).toBe(true);
    await signIn('demo-almaty');
    await open('/account?lang=ru');
    await page.locator('.account-parts h1').waitFor();
    await expect.poll(kept).toBeNull();
    line.cut();
    await open('/?lang=ru');
    await nothingKept().waitFor();
    line.mend();
  });
});

describe('a page that is older than its server', () => {
  it('loads itself anew once, and then says so instead of going round', async () => {
    const old = await browser.newContext({ serviceWorkers: 'block' });
    const one = await old.newPage();
    await signInPage(one, origin, 'demo-turkistan');
    await one.route('**/api/trpc/**', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'x-sholu-build': 'another' } });
    });
    let loads = 0;
    one.on('load', () => loads++);
    await one.goto(`${origin}/account?lang=ru`);
    await one.getByText('Сервер обновлён. Эта страница устарела').waitFor();
    expect(loads).toBe(2);
    await one.unrouteAll({ behavior: 'ignoreErrors' });
    await old.close();
  });
});
