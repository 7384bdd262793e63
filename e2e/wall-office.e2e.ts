import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { newKey } from './live-desk.ts';
import { openPage, openScreen } from './screen.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
const ALMATY = '750000000';
/** The walls of the demonstration have numbers that everybody knows. */
const REPUBLIC_WALL = 1;
const ALMATY_WALL = 2;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

type Card = { state: { territory: { unit: string } | null; screens: { push: { shows: object } | null }[] } };
const card = async (id: number): Promise<Card> =>
  ask(origin, await cookieOf(origin), 'wall.walls.card', { id });
const post = async <Answer>(path: string, input?: object): Promise<Answer> => {
  const headers = { 'content-type': 'application/json' };
  const body = input === undefined ? {} : { body: JSON.stringify(input) };
  const response = await fetch(`${origin}/api/trpc/${path}`, { method: 'POST', headers, ...body });
  return ((await response.json()) as { result: { data: Answer } }).result.data;
};

/** Drags from the middle of one thing by so many of its pixels, or to a place on the page. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
}
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
};

it('composes a layout by keyboard and by mouse, takes steps back, and keeps it', async () => {
  const { page, faults } = await openPage(browser, `${origin}/admin?section=walls&lang=en`);
  await page.getByRole('button', { name: 'Layouts', exact: true }).click();
  await page.getByRole('button', { name: 'New layout' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Night desk');

  // By keyboard alone: added, moved, made larger.
  await page.locator('.composer-tray').getByRole('button', { name: 'Map', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Map: column 1, row 1, 8 by 6' }).press('ArrowDown');
  await page.getByRole('button', { name: 'Map: column 1, row 2, 8 by 6' }).press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Map: column 1, row 2, 9 by 6' }).press('Shift+ArrowDown');
  const map = page.getByRole('button', { name: 'Map: column 1, row 2, 9 by 7' });
  await map.press('ArrowUp');

  // By mouse: dragged from the tray, dragged over the grid, pulled by its corner.
  const grid = await boxOf(page, '.composer-grid');
  const at = (column: number, row: number) => ({
    x: grid.x + (column / 24) * grid.width,
    y: grid.y + (row / 12) * grid.height,
  });
  const tray = await page
    .locator('.composer-tray')
    .getByRole('button', { name: 'Alarms', exact: true })
    .boundingBox();
  if (!tray) throw new Error('The tray has no alarms');
  await drag(page, { x: tray.x + tray.width / 2, y: tray.y + tray.height / 2 }, at(18.5, 3.5));
  await page.getByRole('button', { name: 'Alarms: column 17, row 3, 5 by 3' }).waitFor();
  await drag(page, at(18, 3), at(16, 4));
  await page.getByRole('button', { name: 'Alarms: column 15, row 4, 5 by 3' }).waitFor();
  const handle = await boxOf(page, '.composer-cell[data-panel="alarms"] [data-handle="se"]');
  await drag(page, handle.middle, at(23, 9));
  const alarms = page.getByRole('button', { name: 'Alarms: column 15, row 4, 9 by 6' });
  await alarms.waitFor();
  // Where something stands it does not go, and is told so.
  await drag(page, at(18, 6), at(6, 4));
  await page.getByText('It cannot go there').waitFor();

  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Alarms: column 15, row 4, 5 by 3' }).waitFor();
  await page.getByRole('button', { name: 'Redo' }).click();
  await alarms.click();
  await page.getByLabel('Rows at most').fill('9');
  await page.getByRole('button', { name: 'Save as own layout' }).click();
  await page.getByRole('button', { name: 'Open: Night desk' }).waitFor();

  const layouts = await ask<{ title: { en: string }; cells: object[] }[]>(
    origin,
    await cookieOf(origin),
    'wall.layouts.list',
    { unit: '000000000' },
  );
  expect(layouts.find(({ title }) => title.en === 'Night desk')?.cells).toMatchObject([
    { panel: 'map', x: 0, y: 0, w: 9, h: 7 },
    { panel: 'alarms', x: 14, y: 3, w: 9, h: 6, options: { rows: 9 } },
  ]);
  expect(faults).toEqual([]);
  await page.close();
}, 120_000);

it('puts Almaty on the wall of the Republic from its headline in two presses, and takes it off', async () => {
  // Once the map rests: while it is drawn in software the page answers no key.
  const { page } = await openScreen(browser, `${origin}/?unit=${ALMATY}&lang=en`);
  await page.getByRole('button', { name: /: show on a wall now$/ }).press('Enter');
  await page.locator('.push-wall', { hasText: 'Republic' }).press('Enter');
  await expect
    .poll(async () => (await card(REPUBLIC_WALL)).state, { timeout: 30_000 })
    .toMatchObject({
      territory: { unit: ALMATY },
      screens: [{ push: { shows: { type: 'territory', unit: ALMATY, layout: 'city' } } }],
    });
  await page.getByRole('button', { name: 'Take it off' }).press('Enter');
  await expect
    .poll(async () => (await card(REPUBLIC_WALL)).state, { timeout: 30_000 })
    .toMatchObject({ territory: null, screens: [{ push: null }] });
  await page.close();
}, 120_000);

it('connects a screen with a telephone that read its code, which then shows what the remote says', async () => {
  const { code, secret } = await post<{ code: string; secret: string }>('wall.pair.begin');
  const size = { width: 390, height: 844 };
  const address = `${origin}/remote?lang=en&wall=${ALMATY_WALL}&pair=${code}`;
  const { page, faults } = await openPage(browser, address, size, 'demo-almaty');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The screen comes in within seconds').waitFor();
  expect(await post('wall.pair.poll', { secret })).toMatchObject({ state: 'paired', id: ALMATY_WALL });
  await page.getByText(/^connected .* by Demo 2/).waitFor();
  await page.getByRole('button', { name: 'Indicators', exact: true }).click();
  await expect
    .poll(async () => (await card(ALMATY_WALL)).state.screens.map(({ push }) => push?.shows))
    .toEqual([1, 2].map(() => ({ type: 'layout', layout: 'kpi' })));
  await page.getByRole('button', { name: 'Back to the timetable' }).click();
  await expect
    .poll(async () => (await card(ALMATY_WALL)).state.screens.map(({ push }) => push))
    .toEqual([null, null]);
  // Nothing is wider than the telephone.
  const wide = await page.evaluate(() => document.querySelector('.remote')?.scrollWidth ?? 0);
  expect(wide).toBeLessThanOrEqual(size.width);
  expect(faults).toEqual([]);
  await page.close();
}, 120_000);

type Listed = { wall: { id: number; version: number; name: string; unit: string } };
type Saved = { id: number; version: number };

it('finds one of many walls by its name and its territory, and draws thirty at a time', async () => {
  const cookie = await cookieOf(origin);
  const listed = await ask<Listed[]>(origin, cookie, 'wall.walls.list', {});
  const almaty = listed.find(({ wall }) => wall.id === ALMATY_WALL);
  if (!almaty) throw new Error('Almaty has no wall');
  const { id: _, version: __, ...facts } = almaty.wall;
  const made: Saved[] = [];
  for (let n = 1; n <= 31; n++)
    made.push(
      await ask<Saved>(
        origin,
        cookie,
        'wall.walls.save',
        { key: newKey(), seen: null, facts: { ...facts, name: `Briefing room ${n}` } },
        'mutation',
      ),
    );
  const { page, faults } = await openPage(browser, `${origin}/admin?section=walls&lang=en`);
  const cards = page.locator('.wall-card');
  await expect.poll(() => cards.count()).toBe(30);
  await page.getByRole('button', { name: `${listed.length + 1} more` }).click();
  await expect.poll(() => cards.count()).toBe(listed.length + 31);
  const sought = page.getByRole('searchbox', { name: 'Name or territory' });
  await sought.fill('almaty brief 31');
  await expect.poll(() => cards.count()).toBe(1);
  await page.getByRole('article', { name: 'Briefing room 31' }).waitFor();
  await sought.fill('Astana brief');
  await page.getByText('No such wall').waitFor();
  expect(faults).toEqual([]);
  await page.close();
  for (const { id, version } of made)
    await ask(origin, cookie, 'wall.walls.delete', { key: newKey(), id, version }, 'mutation');
});
