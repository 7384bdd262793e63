import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawnAt, figures, openScreen, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { signInPage } from './sign-in.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

const WORDS = {
  kk: { region: 'Түркістан облысы', city: 'Түркістан қ.ә.', law: '117', alarm: 'Дабыл' },
  ru: { region: 'Туркестанская область', city: 'Туркестан г.а.', law: '117', alarm: 'ревожная кнопка' },
  en: {
    region: 'Turkistan Region',
    city: 'Turkistan (city administration)',
    law: '117',
    alarm: 'Alarm button',
  },
} as const;
/** A place in Turkistan region, far from its borders. */
const TURKISTAN: [number, number] = [68.4, 43.6];

const headline = (page: Page) => page.getByTestId('headline');
const escaped = (text: string) => text.replace(/[()[\].*+?]/g, String.raw`\$&`);

/** Waits until the headline is of the named unit and writes out the fraction. */
async function expectHeadline(page: Page, name: string, part: string, whole: string): Promise<void> {
  await expect
    .poll(async () => figures(await headline(page).innerText()), { timeout: 30_000 })
    .toMatch(new RegExp(`${escaped(name)}[^]*\\b(${part}\\b[^]*\\b${whole}|${whole}\\b[^]*\\b${part})\\b`));
}

describe.each(['kk', 'ru', 'en'] as const)('in %s a person', (lang) => {
  const words = WORDS[lang];

  it('drills from the Republic to a facility and reads the published figures at each level', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=${lang}`);
    const published = await headline(page).locator('h1').innerText();
    await expectHeadline(page, published, '4360', '6936');
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);

    // The choropleth stands: the map answers with the region under the place, and a click on it drills.
    const region = await drawnAt(page, TURKISTAN, 'unit-share');
    expect(region.katos).toEqual(['610000000']);
    await page.mouse.click(region.x, region.y);
    await expectHeadline(page, words.region, '650', '908');
    expect(new URL(page.url()).searchParams.get('unit')).toBe('610000000');
    await untilMapRests(page);
    const district = await drawnAt(page, TURKISTAN, 'unit-share');
    expect(district.katos[0]).toMatch(/^61\d{7}$/);
    expect(district.katos[0]).not.toBe('610000000');

    // The ranking is the other way in; the city's alarm buttons are published too: 33 of 34 schools.
    await page.getByRole('button', { name: words.city, exact: true }).click();
    await page
      .getByRole('button', { name: new RegExp(words.alarm) })
      .first()
      .click();
    await expectHeadline(page, words.city, '33', '34');

    // The list of facilities, worst first: the one school without a button.
    const line = page.locator('.facility-line').first();
    await line.click();
    const card = page.getByRole('article');
    await card.getByText(words.law).first().waitFor();
    expect(new URL(page.url()).searchParams.get('facility')).toMatch(/^\d+$/);

    // Esc closes the card, then goes up, level by level.
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.has('facility')).toBe(false);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('unit')).toBe('610000000');
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('unit') ?? '000000000').toBe('000000000');
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('a link', () => {
  it('opens the same view on another screen', async () => {
    const link = `${origin}/?lang=ru&unit=611000000&measure=access_control&type=college&theme=day&source=moe-2023q1`;
    const { page, faults } = await openScreen(browser, link);
    await expectHeadline(page, WORDS.ru.city, '0', '6');
    const again = await openScreen(browser, page.url());
    expect(await headline(again.page).innerText()).toBe(await headline(page).innerText());
    expect(faults).toEqual([]);
    await page.close();
    await again.page.close();
  });

  it('to a unit that does not exist says so and leads back', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=en&unit=999999999`);
    await page.getByText('999999999').first().waitFor();
    await page.getByRole('button', { name: 'Go to my territory' }).click();
    await expectHeadline(page, 'Republic of Kazakhstan', '4360', '6936');
    await page.close();
  });
});

const rightOf = (box: { x: number; width: number } | null): number => (box ? box.x + box.width : Infinity);

describe('a window that becomes larger', () => {
  it('shows the territory as large as it can, unless somebody has moved the map', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=ru&unit=610000000`, {
      width: 1280,
      height: 720,
    });
    const zoom = () => Number(new URL(page.url()).searchParams.get('zoom'));
    await expect.poll(zoom).toBeGreaterThan(0);
    const small = zoom();
    await page.setViewportSize({ width: 2560, height: 1440 });
    await expect.poll(zoom).toBeGreaterThan(small + 0.7);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(zoom).toBe(small);

    const { x, y } = await drawnAt(page, TURKISTAN, 'unit-share');
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -400);
    await expect.poll(zoom).toBeGreaterThan(small);
    await untilMapRests(page);
    const own = zoom();
    await page.setViewportSize({ width: 2560, height: 1440 });
    await expect
      .poll(() =>
        page
          .locator('.map-canvas canvas')
          .first()
          .evaluate((drawn) => drawn.clientWidth),
      )
      .toBe(2560);
    await untilMapRests(page);
    expect(zoom()).toBe(own);
    await page.close();
  });

  it('keeps the tools of the map beside a panel that became wider', async () => {
    const address = `${origin}/operate?lang=ru&unit=750000000&voids=on`;
    const { page } = await openScreen(browser, address, { width: 1280, height: 720 });
    const boxOf = (selector: string) => page.locator(selector).boundingBox();
    const [tools, panel] = ['.map-tooling', '.operate-card'];
    await page.locator(panel).waitFor();
    const narrow = (await boxOf(panel))?.width ?? Infinity;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await expect.poll(async () => (await boxOf(panel))?.width ?? 0).toBeGreaterThan(narrow);
    await expect
      .poll(async () => ((await boxOf(panel))?.x ?? 0) - rightOf(await boxOf(tools)))
      .toBeGreaterThan(0);
    await page.close();
  });
});

describe('the search', () => {
  it('finds a region by a mistyped name and opens it', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=ru`);
    await page.locator('header.top input').first().click();
    await page.keyboard.type('Туркестанкая');
    await page
      .getByRole('option', { name: /Туркестанская область/ })
      .first()
      .click();
    await expectHeadline(page, WORDS.ru.region, '650', '908');
    await page.close();
  });
});

describe('without WebGL', () => {
  it('the tables work and the screen says what broke', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(() => {
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null });
    });
    await signInPage(page, origin);
    await page.goto(`${origin}/?lang=en`);
    await expectHeadline(page, 'Republic of Kazakhstan', '4360', '6936');
    await page
      .getByText(/map cannot be drawn/i)
      .first()
      .waitFor();
    await page.close();
  });
});

describe('a screen that does not come', () => {
  it('says so in the reader’s language, and is loaded again by hand', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await signInPage(page, origin);
    await page.route('**/assets/performance-screen*.js', (route) => route.abort());
    await page.goto(`${origin}/performance?lang=ru`);
    await page.getByText('На экране произошёл сбой').waitFor();
    await page.unroute('**/assets/performance-screen*.js');
    await page.getByRole('main').getByRole('button').click();
    await page.locator('.performance-page h1').waitFor();
    expect(await page.getByText('На экране произошёл сбой').count()).toBe(0);
    await page.close();
  });
});

describe('when the server goes away', () => {
  it('the screen keeps the picture and says of when it is', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=en`);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Turkistan Region', exact: true }).click();
    const notice = page.getByText(/connection lost/i).first();
    await notice.waitFor({ timeout: 30_000 });
    expect(await notice.innerText()).toMatch(/\d{1,2}:\d{2}/);
    await page.context().setOffline(false);
    await page.close();
  });
});
