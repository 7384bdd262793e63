import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';
import { drawn, figures, openScreen, untilMapRests } from './screen.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The middle of Almaty: street zoom has a few hundred cameras in sight. */
const STREET = 'unit=750000000&lon=76.94&lat=43.25&zoom=16';

/** Every tile of cameras that a page asks for from now on. */
function tilesAskedFor(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/tiles/cameras/')) asked.push(request.url());
  });
  return asked;
}

describe('the cameras', () => {
  it('are off at first, come with a switch, and are all there from the whole country', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=en`);
    const asked = tilesAskedFor(page);
    const toggle = page.getByRole('switch', { name: /Cameras/ });
    expect(await toggle.getAttribute('aria-checked')).toBe('false');
    expect(asked).toEqual([]);

    await toggle.click();
    await expect.poll(() => asked.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await untilMapRests(page);
    expect(new URL(page.url()).searchParams.get('cameras')).toBe('on');
    const points = await drawn(page, 'camera-far');
    expect(points.length).toBeGreaterThan(500);
    // Drawn points stand for the cameras of the whole register: the country is in view, panels or not.
    const total = /([\d,]+) of ([\d,]+)/.exec(await toggle.innerText())?.[2] ?? '';
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(Number(figures(total)));
    expect(faults).toEqual([]);
    await page.close();
  });

  it('are chosen among without loading anything', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=en&cameras=on`);
    await untilMapRests(page);
    const before = await drawn(page, 'camera-far');
    const asked = tilesAskedFor(page);
    await page.getByRole('checkbox', { name: /^Education facilities/ }).uncheck();
    await page.getByRole('checkbox', { name: /^Working/ }).uncheck();
    await untilMapRests(page);
    await expect
      .poll(async () => (await drawn(page, 'camera-far')).filter(({ working }) => working).length)
      .toBe(0);
    const after = await drawn(page, 'camera-far');
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
    expect(after.filter(({ owner }) => owner === 'facility')).toEqual([]);
    expect(asked).toEqual([]);
    const address = new URL(page.url()).searchParams;
    expect(address.get('cameraState')).toBe('broken');
    expect(address.get('cameraOwner')).toBe('police.partner.traffic.private');
    // The count beside the switch is what the map shows.
    const shown = /([\d,]+) of/.exec(await page.getByRole('switch', { name: /Cameras/ }).innerText())?.[1];
    expect(after.reduce((sum, { count }) => sum + count, 0)).toBe(Number(figures(shown ?? '')));
    expect(faults).toEqual([]);
    await page.close();
  });

  it('show each one in the street with where it looks, and a click names it', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=en&cameras=on&${STREET}`);
    await untilMapRests(page);
    const cameras = await drawn(page, 'camera-symbol');
    expect(cameras.length).toBeGreaterThan(50);
    expect(new Set(cameras.map(({ id }) => id)).size).toBe(cameras.length);
    await expect.poll(async () => (await drawn(page, 'camera-wedge')).length).toBeGreaterThan(50);

    // One that stands alone, away from the panels.
    const free = cameras.find(
      (c) =>
        c.x > 500 &&
        c.x < 1300 &&
        c.y > 200 &&
        c.y < 900 &&
        cameras.every((other) => other === c || Math.hypot(other.x - c.x, other.y - c.y) > 30),
    );
    if (!free) throw new Error('No camera stands alone in this street');
    await page.mouse.click(free.x, free.y);
    const card = page.getByRole('article', { name: 'Camera card' });
    await card.getByText('Almaty').first().waitFor();
    expect(new URL(page.url()).searchParams.get('camera')).toBe(String(free.id));
    const text = await card.innerText();
    expect(text).toContain(free.working ? 'Azimuth' : 'Out of order');
    expect(text).toContain('No. 774 of 27 November 2017');
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.has('camera')).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('are a list too, which leads to the same card and to the place', async () => {
    const { page, faults } = await openScreen(
      browser,
      `${origin}/?lang=en&cameras=on&unit=750000000&list=cameras&cameraOwner=police&cameraState=broken`,
    );
    const list = page.getByRole('list', { name: /^Cameras of Almaty/ });
    await list.getByRole('button').first().waitFor();
    const lines = await list.getByRole('button').allInnerTexts();
    for (const line of lines) expect(line).toMatch(/Police[^]*Out of order/);
    await list.getByRole('button').first().press('Enter');
    await page.getByRole('article', { name: 'Camera card' }).getByText('KZ-DEMO-POLICE').waitFor();
    await untilMapRests(page);
    const id = Number(new URL(page.url()).searchParams.get('camera'));
    await expect
      .poll(async () => (await drawn(page, 'camera-symbol')).map((camera) => camera.id))
      .toContain(id);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('cameras that are not shown', () => {
  it('are missed aloud when their tiles do not come, and asked for again until they do', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=en`);
    await page.route('**/tiles/cameras/**', (route) => route.abort());
    await page.getByRole('switch', { name: /Cameras/ }).click();
    const notice = page.getByText('Some cameras could not be loaded');
    await notice.waitFor();
    await page.unroute('**/tiles/cameras/**');
    await notice.waitFor({ state: 'detached', timeout: 30_000 });
    expect((await drawn(page, 'camera-far')).length).toBeGreaterThan(500);
    await page.close();
  });

  it('are said to be none when the choice leaves none', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=en&cameras=on&cameraOwner=none`);
    await page.getByText('No camera matches this choice').waitFor();
    expect(await drawn(page, 'camera-far')).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the tiles', () => {
  it('have a TileJSON that leads other programs to them', async () => {
    const cookie = await cookieOf(origin);
    const answer = await fetch(`${origin}/tiles/cameras.json`, { headers: { cookie } });
    const tileJson = (await answer.json()) as { tilejson: string; tiles: string[] };
    expect(tileJson.tilejson).toBe('3.0.0');
    const [template = ''] = tileJson.tiles;
    const tile = await fetch(template.replace('{z}', '6').replace('{x}', '45').replace('{y}', '23'), {
      headers: { cookie },
    });
    expect(tile.status).toBe(200);
    expect(tile.headers.get('etag')).toMatch(/^"[0-9a-f]{24}-6-45-23-/);
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });
});
