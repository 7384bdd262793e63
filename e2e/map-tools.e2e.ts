import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { figures, openScreen, untilMapRests } from './screen.ts';
import { pdfDrawing, pdfText } from '../server/pdf/pdf-text.fixture.ts';

const origin = inject('productUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Shymkent, whose streets have more than one school. */
const MIDDLE = [69.6, 42.32] as const;

/** Where on the page a place of the map is. */
const pixelOf = (page: Page, place: readonly [number, number]): Promise<{ x: number; y: number }> =>
  page.evaluate(
    ([lon, lat]) => {
      type Handle = { project(at: [number, number]): { x: number; y: number } };
      const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
      const map = (element as { sholuMap?: Handle } | undefined)?.sholuMap;
      if (!map) throw new Error('There is no map');
      const { x, y } = map.project([lon, lat]);
      return { x, y };
    },
    [place[0], place[1]] as [number, number],
  );

it('a chief measures, goes to an MGRS square, draws an area by mouse and by keys, reads what lies in it, and prints to scale', async () => {
  const { page, faults } = await openScreen(
    browser,
    `${origin}/?lang=en&unit=790000000&lon=${MIDDLE[0]}&lat=${MIDDLE[1]}&zoom=11`,
    { width: 1600, height: 900 },
  );
  await withAxe(page);
  await page.reload();
  await untilMapRests(page);
  const click = async (place: readonly [number, number]): Promise<void> => {
    const { x, y } = await pixelOf(page, place);
    await page.mouse.click(x, y);
  };

  // A tenth of a degree along the parallel of 42.3° is 8,247 m on the ellipsoid.
  await page.keyboard.press('w');
  await page
    .getByRole('toolbar', { name: 'Map tools' })
    .getByRole('button', { name: 'Measure a distance' })
    .click();
  const measure = page.getByRole('region', { name: 'Measure a distance' });
  await measure.waitFor();
  await click([69.55, 42.3]);
  await click([69.65, 42.3]);
  const total = measure.getByTestId('total');
  await expect.poll(async () => Number.parseFloat(await total.innerText())).toBeGreaterThan(8.2);
  expect(Number.parseFloat(await total.innerText())).toBeLessThan(8.3);
  await page.keyboard.press('Escape');
  await measure.waitFor({ state: 'detached' });

  // By mouse: a rectangle, and what lies in it.
  await page.getByRole('button', { name: 'Select by rectangle' }).click();
  const draw = page.getByRole('region', { name: 'Select by rectangle' });
  await draw.waitFor();
  await click([69.54, 42.28]);
  await click([69.66, 42.36]);
  await draw.getByRole('button', { name: 'Show what lies inside' }).click();
  const area = page.getByRole('region', { name: 'In the area' });
  const facilities = area.getByRole('tab', { name: /Facilities/ });
  await expect
    .poll(async () => Number(figures(await facilities.innerText()).replaceAll(/\D/g, '')))
    .toBeGreaterThan(10);
  await area.getByRole('list', { name: 'Facilities' }).getByRole('listitem').first().waitFor();
  expect(new URL(page.url()).searchParams.get('area')).toMatch(/^r/);
  expect(await violationsOf(page)).toEqual([]);
  await area.getByRole('button', { name: 'Remove the area' }).click();
  await area.waitFor({ state: 'detached' });

  // By keys alone: places in the middle of the map, moved by the arrows; the same place again ends the figure.
  await page.keyboard.press('9');
  const buffer = page.getByRole('region', { name: 'Buffer around a point or a line' });
  await buffer.waitFor();
  await page.locator('.map-canvas canvas').focus();
  await page.keyboard.press('Enter');
  await buffer.getByLabel('Radius, m').fill('3000');
  await expect.poll(() => buffer.locator('.tool-facts').innerText()).toContain('28.2');
  await buffer.getByRole('button', { name: 'Show what lies inside' }).press('Enter');
  await area.waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('area') ?? '').toMatch(/^l/);

  // Coordinates in words when they are wrong, on the map when they are right.
  await page.keyboard.press('0');
  const goto = page.getByRole('region', { name: 'Go to coordinates' });
  const field = goto.getByLabel('Degrees, UTM, MGRS or a link');
  await field.fill('42T 999');
  await field.press('Enter');
  await goto.getByText('These are no coordinates').waitFor();
  await field.fill('42T WM 49000 85500');
  await field.press('Enter');
  await goto.getByText(/On the map/).waitFor();
  await untilMapRests(page);
  await page.keyboard.press('Escape');
  await goto.waitFor({ state: 'detached' });

  // A sheet at 1 : 25,000: a kilometre is 40 mm, 113.4 points.
  await page.keyboard.press('Control+p');
  const print = page.getByRole('region', { name: 'Print to scale' });
  await print.getByRole('combobox', { name: 'Scale' }).click();
  await page.getByRole('option', { name: '1 : 25,000' }).click();
  const saving = page.waitForEvent('download');
  await print.getByRole('link', { name: 'Save as PDF' }).click();
  const file = await readFile(await (await saving).path());
  const [text = ''] = pdfText(file);
  expect(text).toContain('Scale 1 : 25,000');
  const bar = [...pdfDrawing(file).matchAll(/([\d.]+) 4 re/g)]
    .map(([, w]) => Number(w))
    .filter((w) => w > 10);
  expect(bar.reduce((sum, w) => sum + w, 0)).toBeCloseTo((1_000 / 25_000) * 1_000 * (72 / 25.4), 1);

  // The map as a list, and from object to object by Tab.
  await page.keyboard.press('Escape');
  await print.waitFor({ state: 'detached' });
  await page.keyboard.press('o');
  await page.getByRole('region', { name: 'List of what is in view' }).getByRole('heading').first().waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
