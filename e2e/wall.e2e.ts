import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { glyphMm, pixelMm } from '../shared/wall/glyph.ts';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { cookieOf } from './sign-in.ts';
import { contrastOf, countFrames, cutOf, lookOf, incidentRemOf, textsOf } from './wall-measure.ts';

const origin = seededProduct().url;
/** The region of Pavlodar, where no other test has incidents. */
const KATO = '550000000';
/** A machine that draws maps in software answers late. */
const SOON = { timeout: 45_000 };
const NORMAL = { widthPx: 1920, heightPx: 1080, diagonalInch: 55, ratio: '16:9' } as const;
const WIDE = { widthPx: 1920, heightPx: 540, diagonalInch: 98, ratio: '32:9' } as const;

let browser: Browser;
let cookie = '';
let wall = 0;
const deed = <T>(path: string, input: unknown): Promise<T> => ask<T>(origin, cookie, path, input, 'mutation');
let serial = 0;
const key = (): string => `e2e-wall-${++serial}`;

const opened = async (
  text: string,
  place: { lon: number; lat: number },
  own: object = {},
): Promise<number> => {
  const facts = {
    category: 'fight',
    priority: 3,
    caller: { name: '', phone: '', relation: 'witness' },
    address: { settlement: '', street: '', house: '', commonName: '', crossing: '', text },
    place: { ...place, accuracyM: 10, method: 'map' },
    kato: KATO,
    facilityId: null,
    sensitive: false,
    ...own,
  };
  const create = {
    type: 'incident.create',
    key: key(),
    centre: KATO,
    source: 'radio',
    startedAt: null,
    answeredAt: null,
  };
  return (await deed<{ incidentId: number }>('operations.incidents.command', { ...create, facts }))
    .incidentId;
};
const order = (what: object): Promise<unknown> => deed('wall.order', { id: wall, key: key(), order: what });
const openWall = (screen: number, of: { widthPx: number; heightPx: number }, at = origin) =>
  openPage(
    browser,
    `${at}/wall?lang=ru&wall=${wall}&screen=${screen}`,
    { width: of.widthPx, height: of.heightPx },
    'demo-wall',
  );

/** The open incidents that a wall is told of. */
const listed = async (): Promise<{ id: number }[]> =>
  (
    await ask<{ rows: { id: number }[] }>(
      origin,
      await cookieOf(origin, 'demo-wall'),
      'operations.incidents.list',
      { unit: KATO, states: 'open' },
    )
  ).rows;

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'whole' });
  cookie = await cookieOf(origin);
  const screen = (position: number, of: typeof NORMAL | typeof WIDE, layout: string) => ({
    ...of,
    position,
    rotation: [{ layout, seconds: 60 }],
    timetable: [],
  });
  const facts = {
    name: 'Павлодар',
    unit: KATO,
    distanceM: 6,
    sensitivity: {},
    screens: [screen(1, NORMAL, 'region'), screen(2, WIDE, 'region')],
    focus: { priority: 1, holdS: 120, screen: 2 },
  };
  wall = (await deed<{ id: number }>('wall.walls.save', { key: key(), seen: null, facts })).id;
});
afterAll(() => browser.close());

/** What is read from six metres is high enough, nothing is cut, and it stands out. */
async function expectReadable(
  page: Page,
  of: { widthPx: number; heightPx: number; diagonalInch: number },
  say: string,
): Promise<void> {
  const mm = pixelMm(of);
  const texts = await textsOf(page);
  expect(texts.length, say).toBeGreaterThan(6);
  const small = texts.filter(({ capPx }) => capPx * mm < 35);
  expect(small, `${say}: at least 35 mm, and ${glyphMm(6).toFixed(1)} are meant`).toEqual([]);
  expect(await cutOf(page), say).toEqual([]);
}

it('is read from six metres, follows its incidents until a hand holds it, shows what is pushed, and comes back by itself', async () => {
  await opened('Ul. Satpaeva 12', { lon: 76.95, lat: 52.29 });
  const line = await openCuttableLine(origin);
  const { page, faults } = await openWall(1, NORMAL, line.url);
  const incidents = page.locator('[data-panel="incidents"] li');
  const counted = (): Promise<string> =>
    page.locator('[data-panel="incidents"] .wall-head strong').innerText();
  await page.locator('.wall[data-state="complete"]').waitFor(SOON);
  await incidents.first().waitFor(SOON);
  await untilMapRests(page);
  await expectReadable(page, NORMAL, 'region, 16:9');
  for (const text of [
    '.wall-status strong',
    '.wall-live span',
    '[data-panel="incidents"] .wall-head h2',
    '[data-panel="incidents"] li strong',
  ])
    expect([text, await contrastOf(page, text)]).toEqual([
      text,
      expect.toSatisfy((ratio: number) => ratio >= 7),
    ]);

  // A window that goes to the full screen: the map's symbols grow with the letters, and it stays where it stood.
  const stood = await lookOf(page);
  const letterPx = (): Promise<number> =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const fullPx = await letterPx();
  for (const share of [0.5, 1]) {
    await page.setViewportSize({ width: NORMAL.widthPx * share, height: NORMAL.heightPx * share });
    await expect.poll(letterPx, SOON).toSatisfy((px: number) => Math.abs(px - fullPx * share) < 1);
    await expect.poll(() => incidentRemOf(page), SOON).toBeCloseTo(1.3, 1);
  }
  await expect.poll(() => lookOf(page), SOON).toBe(stood);
  await untilMapRests(page);

  // Another incident, another set: the map follows.
  const near = await lookOf(page);
  await opened('Ul. Lomova 3', { lon: 77.2, lat: 52.5 });
  await expect.poll(() => lookOf(page), SOON).not.toBe(near);
  await untilMapRests(page);

  // A hand holds it, and it says so; then no incident moves it, until one key lets it go.
  const map = page.locator('[data-panel="map"] canvas').first();
  const box = await map.boundingBox();
  if (!box) throw new Error('The map has no place');
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 360, { steps: 4 });
  await page.mouse.up();
  await page.locator('.wall-lock').waitFor(SOON);
  await untilMapRests(page);
  const locked = await lookOf(page);
  await opened('Ertis', { lon: 75.4, lat: 53.3 });
  await expect.poll(counted, SOON).toBe(String((await listed()).length));
  expect(await lookOf(page)).toBe(locked);
  await page.keyboard.press('f');
  await page.locator('.wall-lock').waitFor({ ...SOON, state: 'detached' });
  await expect.poll(() => lookOf(page), SOON).not.toBe(locked);

  // What walls hide by the rule of its category is nowhere on it, and in no answer to it.
  const hidden = await opened(
    'Secret street',
    { lon: 76.9, lat: 52.2 },
    { category: 'bullying', sensitive: true },
  );
  await opened('Ul. Toraigyrova 1', { lon: 76.96, lat: 52.28 });
  await expect.poll(counted, SOON).toBe(String((await listed()).length));
  expect(await page.locator('.wall').innerText()).not.toContain('Secret');
  expect((await listed()).map(({ id }) => id)).not.toContain(hidden);

  // Somebody at a desk puts something else on it, and takes it back. The map waits beneath: it is not made anew.
  await map.evaluate((canvas) => canvas.setAttribute('data-first', ''));
  await order({ type: 'push', screens: [1], shows: { type: 'layout', layout: 'kpi' }, minutes: null });
  await page.locator('.wall[data-layout="kpi"]').waitFor(SOON);
  await page.locator('[data-panel="figures"] strong').first().waitFor(SOON);
  await page.locator('[data-panel="chart"] .wall-chart').first().waitFor(SOON);
  expect(await page.locator('[data-panel="map"]').isVisible()).toBe(false);
  await expectReadable(page, NORMAL, 'kpi, 16:9');
  // Nothing would hold back the frames of a map that nobody sees: it draws none, whatever happens.
  await untilMapRests(page);
  const framesOf = await countFrames(page);
  await opened('Ul. Kutuzova 5', { lon: 76.93, lat: 52.3 });
  const open = page.locator('[data-panel="figures"] strong').first();
  await expect.poll(async () => open.innerText(), SOON).toBe(String((await listed()).length));
  expect(await framesOf()).toBe(0);
  await order({ type: 'release', screens: [1] });
  await page.locator('.wall[data-layout="region"]').waitFor(SOON);
  await page.locator('canvas[data-first]').waitFor(SOON);
  await expect.poll(async () => (await drawn(page, 'wall-incident')).length, SOON).toBeGreaterThan(0);

  // The line is cut: it says how old its picture is, goes on showing it, and comes back by itself.
  line.cut();
  await page.locator('.wall[data-state="disconnected"]').waitFor(SOON);
  expect(await page.locator('.wall-live').innerText()).toMatch(/Нет связи, картина на \d\d:\d\d:\d\d/);
  expect(await incidents.count()).toBeGreaterThan(0);
  line.mend();
  await page.locator('.wall[data-state="complete"]').waitFor(SOON);
  // The cut line itself is told by the browser; nothing else is.
  expect(faults.filter((fault) => !/Failed to load resource|WebSocket|Failed to fetch/.test(fault))).toEqual(
    [],
  );
  await page.close();
  await line.close();
}, 180_000);

it('says that the server fails, fits a screen twice as wide, opens the most urgent incident by itself with its cameras, and says who is heard', async () => {
  const { page, faults } = await openWall(2, WIDE);
  await page.locator('.wall[data-state="complete"]').waitFor(SOON);

  // A server that fails when a wall starts is said, and the wall comes by itself when it no longer does.
  const card = '**/api/trpc/wall.walls.card*';
  await page.route(card, (route) => route.fulfill({ status: 500, body: 'broken' }));
  await page.reload();
  await page.getByText('Нет данных от сервера').waitFor(SOON);
  await page.unroute(card);
  await page.locator('.wall[data-state="complete"]').waitFor(SOON);
  faults.length = 0;

  await page.locator('[data-panel="incidents"] li').first().waitFor(SOON);
  await expectReadable(page, WIDE, 'region, 32:9');
  await opened('Ul. Estaya 5', { lon: 76.955, lat: 52.285 }, { category: 'explosion', priority: 1 });
  await page.locator('.wall[data-layout="incident"]').waitFor(SOON);
  await page.locator('.wall-focus h2').waitFor(SOON);
  await page.locator('[data-panel="cameras"]').waitFor(SOON);
  await expectReadable(page, WIDE, 'incident, 32:9');
  type Listed = {
    wall: { id: number };
    heard: { screen: number; showing: { layout: string; because: string } }[];
  }[];
  const heard = async () =>
    (await ask<Listed>(origin, cookie, 'wall.walls.list', {}))
      .find((one) => one.wall.id === wall)
      ?.heard.find((one) => one.screen === 2)?.showing;
  await expect.poll(heard, SOON).toMatchObject({ layout: 'incident', because: 'focus' });
  expect(faults).toEqual([]);
  await page.close();
}, 120_000);
