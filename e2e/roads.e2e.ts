import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { sholu } from './command.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { crossing, gridNetwork } from '../server/planning/travel/grid.fixture.ts';
import { osmPbf } from '../server/planning/travel/osm-pbf.fixture.ts';

const origin = seededProduct().url;
const dataDir = seededProduct().dataDir;
const { lon, lat } = crossing(4, 4);
const path = `/plan?unit=610000000&lang=en&tab=travel&lon=${lon}&lat=${lat}&zoom=12.5`;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'sholu-roads-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const rowOf = async (page: Page): Promise<string> =>
  (await page.getByRole('row', { name: /^5 min/ }).textContent()) ?? '';

it('a road network that is imported beside the running product gives isochrones by road, and a closed road counts', async () => {
  const cut = join(folder, 'cut.osm.pbf');
  const whole = join(folder, 'grid.osm.pbf');
  const bytes = osmPbf(gridNetwork());
  await writeFile(cut, bytes.subarray(0, -50));
  await writeFile(whole, bytes);
  const refused = await sholu(dataDir, 'import', 'roads', cut);
  expect(refused.status).toBe(1);
  expect(refused.err).toMatch(/not whole: it ends in the middle/);
  const read = await sholu(dataDir, 'import', 'roads', whole);
  expect(read.err).toMatch(/Roads in force: grid\.osm\.pbf, data of 2026-06-01, 180 roads/);

  const { page, faults } = await openPage(browser, `${origin}${path}`, undefined, 'demo-turkistan');
  await untilMapRests(page);
  await page.getByText('By the roads of 1 June 2026').waitFor();
  // By keyboard: the middle of the map.
  await page.getByRole('button', { name: 'Take the middle of the map' }).press('Enter');
  await page.getByText(/hexagons of some 130 m/).waitFor();
  expect(await rowOf(page)).toMatch(/km²\d+ of 2,185/);
  await expect.poll(() => drawn(page, 'travel-line')).not.toHaveLength(0);

  const open = await rowOf(page);
  await page.getByRole('button', { name: 'Close a road' }).click();
  await page.getByRole('button', { name: 'Add the middle of the map' }).click();
  await page.getByLabel('Reason').fill('A burst pipe');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('Closed. A burst pipe').first().waitFor();
  await expect.poll(() => rowOf(page)).not.toBe(open);
  await page.getByRole('button', { name: 'Open the road' }).click();
  await page.getByText('Open again. A burst pipe').first().waitFor();
  await expect.poll(() => rowOf(page)).toBe(open);

  await page.getByLabel('Coordinates').fill('43.9, 68.9');
  await page.getByLabel('Coordinates').press('Enter');
  await page.getByText('There is no road within 500 m of this place.').waitFor();
  await page.getByText(/It is a circle/).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
