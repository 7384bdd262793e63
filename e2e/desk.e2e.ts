import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../server/pdf/pdf-text.fixture.ts';
import { launchBrowser } from './browser.ts';
import { drawnAt, openScreen } from './screen.ts';
import { seededProduct } from './seeded.ts';

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

/** A place in Akmola region, far from its borders. */
const AKMOLA: [number, number] = [69.5, 52.3];
/** A machine that draws maps in software answers late. */
const SOON = { timeout: 30_000 };
const ranking = (page: Page) => page.locator('.ranking tbody tr');
const cellsOf = async (page: Page, name: string): Promise<string[]> =>
  (await ranking(page).filter({ hasText: name }).locator('td').allInnerTexts()).map((text) =>
    text.replace('\u2212', '-').trim(),
  );

/** Chooses a format of the export menu and gives the bytes and the name of the file. */
async function exported(page: Page, format: string): Promise<{ bytes: Buffer; name: string }> {
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return { bytes: await readFile(await download.path()), name: download.suggestedFilename() };
}

describe('two sources set against each other', () => {
  it('differ on the map, in the headline, in the table and in the file by the published figures', async () => {
    const link = `${origin}/?lang=en&type=kindergarten&source=moe-2023q1&versus=mia-2023`;
    // The picture of its map is looked at.
    const drawing = await launchBrowser({ maps: 'whole' });
    const { page, faults } = await openScreen(drawing, link);
    // Akmola: 114 of 122 by the Ministry of Education, 34 of 254 by the Ministry of Internal Affairs.
    const points = (100 * 34) / 254 - (100 * 114) / 122;
    expect(points).toBeLessThan(-60);
    await expect.poll(() => cellsOf(page, 'Akmola Region'), SOON).toEqual(['93%', '13%', points.toFixed(1)]);
    const drawn = await drawnAt(page, AKMOLA, 'unit-share');
    expect(drawn.katos).toEqual(['110000000']);
    expect(await page.getByTestId('compare').innerText()).toMatch(/1,366 of 2,657[^]*1,000 of 6,481/);

    const { bytes, name } = await exported(page, 'CSV');
    expect(name).toBe('sholu-coverage-republic-of-kazakhstan-video_link-versus-mia-2023-2023-03-31.csv');
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const akmola = rows.find((row) => row['KATO'] === '110000000');
    expect(akmola?.['Difference, points (second − first)']).toBe(points.toFixed(1));
    expect(rows).toHaveLength(20);
    const report = await exported(page, 'Report (PDF)');
    expect(pdfText(report.bytes)[0]).toContain('Territory report: Republic of Kazakhstan');
    const picture = await exported(page, 'Map picture');
    expect(picture.name).toBe('sholu-map-000000000-video_link.png');
    const { width } = page.viewportSize() ?? { width: 0 };
    expect([picture.bytes.readUInt32BE(12), picture.bytes.readUInt32BE(16)]).toEqual([0x49484452, width]);
    // A map that was forgotten before it was copied packs into a few kilobytes.
    expect(picture.bytes.length).toBeGreaterThan(60_000);
    expect(faults).toEqual([]);
    await drawing.close();
  });

  it('are told apart from a source that is silent about the measure', async () => {
    const link = `${origin}/?lang=en&measure=alarm_button&versus=mia-2023`;
    const { page } = await openScreen(browser, link);
    await expect.poll(() => page.getByText(/says nothing about the measure/).count(), SOON).toBe(1);
    expect(await page.getByTestId('compare').count()).toBe(0);
    await page.close();
  });
});

describe('a figure that is pressed', () => {
  it('shows its arithmetic, what is printed of it, and leads to the facilities behind it', async () => {
    const { page, faults } = await openScreen(browser, `${origin}/?lang=en&unit=610000000`);
    await page.locator('.headline-fraction button').click();
    const popover = page.getByRole('dialog');
    await popover.getByText('650 ÷ 908').waitFor();
    await popover.getByText('650 of 908 · printed').waitFor();
    await popover.getByText('agrees').waitFor();
    await popover.getByRole('button', { name: /facilities behind it/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('list'), SOON).toBe('facilities');
    await page.locator('.facility-line').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('a facility on its card', () => {
  const headlineNumbers = async (page: Page): Promise<string> =>
    (await page.getByTestId('headline').locator('.headline-facts').innerText()).replaceAll(/\s+/g, ' ');

  it('is edited with a reason, which changes its group and the figures, and the change is undone', async () => {
    const link = `${origin}/?lang=en&unit=611000000&of=required&list=facilities`;
    const { page, faults } = await openScreen(browser, link);
    await page.locator('.facility-line').first().waitFor();
    const before = await headlineNumbers(page);
    await page.locator('.facility-line').first().click();
    const card = page.getByRole('article');
    await card.getByText('Group 3', { exact: true }).waitFor();

    await page.keyboard.press('e');
    await card.getByLabel('of them learners', { exact: true }).fill('60');
    await card.getByLabel('People', { exact: true }).fill('70');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Say why').waitFor();
    await card.getByLabel('Reason for the change').first().fill('Counted on the spot');
    await card.getByRole('button', { name: 'Save' }).click();
    await card
      .getByText(/^Not terror-vulnerable/)
      .first()
      .waitFor();

    await page.keyboard.press('Escape');
    await expect.poll(() => headlineNumbers(page), SOON).not.toBe(before);
    await page.goBack();
    const history = card.locator('.history-line');
    await expect.poll(() => history.count(), SOON).toBe(2);
    await expect
      .poll(() => history.allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^People[^]*→ 70[^]*«Counted on the spot»/)]));
    // The learners go last: there may never be more of them than people.
    for (const [field, left] of [
      ['People', 3],
      ['of them learners', 4],
    ] as const) {
      const line = card.locator('.history-line:not([data-undone])', { hasText: `${field} ` }).filter({
        hasText: 'Counted',
      });
      await line.getByRole('button', { name: 'Undo this change' }).click();
      await line.getByLabel('Reason for the change').fill('It was another school');
      await line.locator('form').getByRole('button', { name: 'Undo this change' }).click();
      await expect.poll(() => history.count(), SOON).toBe(left);
    }
    await card.getByText('Group 3', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => headlineNumbers(page), SOON).toBe(before);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('an export', () => {
  it('holds the same rows as the table on the screen, as CSV and as XLSX', async () => {
    const { page } = await openScreen(browser, `${origin}/?lang=en&unit=710000000`);
    await expect.poll(() => ranking(page).count(), SOON).toBe(6);
    const shown = await ranking(page).evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    );
    const fractions = shown
      .map(([name, , fraction]) => `${name} ${fraction?.replaceAll(' ', '')}`)
      .toSorted();

    const csv = await exported(page, 'CSV');
    const rows: Record<string, string>[] = parse(csv.bytes, { bom: true, columns: true });
    expect(
      rows.map((r) => `${r['Territory']} ${r['With the measure working']}/${r['Of']}`).toSorted(),
    ).toEqual(fractions);
    const xlsx = await exported(page, 'Excel workbook');
    expect(xlsx.name).toBe('sholu-coverage-astana-video_link-2023-03-31.xlsx');
    const [table] = await readXlsxFile(xlsx.bytes);
    expect(
      table?.data
        .slice(1)
        .map((row) => `${String(row[1])} ${String(row[3])}/${String(row[4])}`)
        .toSorted(),
    ).toEqual(fractions);
    await page.close();
  });
});
