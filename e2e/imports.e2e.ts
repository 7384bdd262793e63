import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../shared/register/row.ts';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { sholu } from './command.ts';
import { startProduct, type Product } from './product.ts';
import { cookieOf } from './sign-in.ts';
import { drawn, openPage, openScreen, untilMapRests, type Screen } from './screen.ts';

// Imports change the register, so this file has a product of its own.
let product: Product;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-imports-'));
  [product, browser] = await Promise.all([startProduct(), launchBrowser({ maps: 'not' })]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string>>;
const ALMATY = '750000000';
/** A machine that draws maps in software answers late. */
const SOON = { timeout: 30_000 };

const SCHOOLS: Row[] = [1, 2, 3].map((n) => ({
  external_id: `ALA-${n}`,
  type: 'school',
  name_kk: `№ ${n} мектеп`,
  name_ru: `Школа № ${n}`,
  name_en: `School No. ${n}`,
  kato: ALMATY,
  lon: `76.9${n}`,
  lat: '43.25',
  people: '640',
  learners: '590',
  place_kind: 'republican_city',
  owner: 'state',
  evidence_source: 'akimat-2026',
  evidence_date: '2026-10-01',
  video_system: 'working',
  video_link: 'working',
}));
const CAMERAS: Row[] = [1, 2, 3, 4].map((n) => ({
  external_id: `CAM-${n}`,
  owner: n === 4 ? 'police' : 'facility',
  facility_external_id: n === 4 ? '' : `ALA-${n}`,
  kato: ALMATY,
  lon: `76.9${n}1`,
  lat: '43.251',
  azimuth_deg: '135',
  fov_deg: '90',
  linked: 'true',
  working: 'true',
  technical_class: 'meets_profile',
  traffic: 'false',
}));
const BAD_CAMERAS: Row[] = [
  { ...CAMERAS[3], external_id: 'BAD-1', azimuth_deg: '400' },
  { ...CAMERAS[3], external_id: 'BAD-2', kato: 'Atlantis' },
  { ...CAMERAS[3], external_id: 'BAD-3', lon: '43.25', lat: '76.94' },
];

const csvOf = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(';'))
    .join('\r\n');
const rowsOf = (csv: string): Record<string, string>[] =>
  parse<Record<string, string>>(csv, { columns: true, bom: true }).toSorted((a, b) =>
    (a['external_id'] ?? '').localeCompare(b['external_id'] ?? ''),
  );
/** Every column of a row, an empty cell where it says nothing. */
const whole = (columns: readonly string[], row: Row): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));

const openImports = (): Promise<Screen> => openPage(browser, `${product.url}/admin?lang=en&section=imports`);
const run = (page: Page) => page.getByRole('article', { name: /^Import \d+/ });

/** Sends a file as a person does and waits until the server has come to `status`. */
async function send(
  page: Page,
  kind: 'Facilities' | 'Cameras' | 'Past incidents' | 'Units',
  name: string,
  buffer: Buffer,
  status: string,
): Promise<void> {
  await page.keyboard.press('n');
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await run(page).getByRole('heading', { name }).waitFor();
  await run(page).locator('.run-title').getByText(status, { exact: true }).waitFor(SOON);
}

async function confirm(page: Page, button: RegExp, form: string, reason: string): Promise<void> {
  await run(page).getByRole('button', { name: button }).click();
  const asked = run(page).getByRole('form', { name: form });
  await asked.getByLabel('Reason').fill(reason);
  await asked.getByRole('button', { name: form }).click();
}

/** The counts of an import by their labels. */
const counts = (page: Page): Promise<Record<string, string>> =>
  run(page)
    .locator('.run-rows > div')
    .evaluateAll((tiles) =>
      Object.fromEntries(
        tiles.map((tile) => [
          tile.querySelector('dt')?.textContent ?? '',
          tile.querySelector('dd')?.textContent ?? '',
        ]),
      ),
    );

/** What the legend says is not real. */
const demonstration = (page: Page) =>
  page
    .locator('.legend-badges')
    .getByText(/^Demonstration/)
    .allInnerTexts();

type About = { facilities: number; cameras: number; demonstrationFacilities: number };
async function about(): Promise<About> {
  const headers = { cookie: await cookieOf(product.url) };
  const answer = await fetch(`${product.url}/api/trpc/register.about`, { headers });
  return ((await answer.json()) as { result: { data: About } }).result.data;
}

/** Saves a report of the open import and gives its text. */
async function saved(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    run(page).getByRole('link', { name: link }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** The register of facilities is what was put in, read back from an export. */
async function expectSchools(): Promise<void> {
  const flags = ['--unit', ALMATY, '--source', 'akimat-2026'];
  const { out } = await sholu(product.dataDir, 'export', 'facilities', '-', ...flags);
  expect(rowsOf(out)).toEqual(
    SCHOOLS.map((row) => ({ ...whole(FACILITY_COLUMNS, row), demonstration: 'false' })),
  );
}

describe('imports on the screen', () => {
  it('replace the demonstration register, which the map then stops naming', async () => {
    expect((await about()).demonstrationFacilities).toBeGreaterThan(0);
    const { page, faults } = await openImports();
    await page.getByText('Nothing has been imported yet').waitFor();
    const csv = Buffer.from(csvOf(FACILITY_COLUMNS, SCHOOLS));
    await send(page, 'Facilities', 'schools.csv', csv, 'Waits for your decision');
    expect(await counts(page)).toMatchObject({ 'Rows read': '3', Good: '3', 'With errors': '0' });
    expect((await about()).demonstrationFacilities).toBeGreaterThan(0);

    await confirm(page, /^Accept all 3 rows/, 'Write to the register', 'Register of the akimat');
    await run(page).locator('.run-title').getByText('Accepted', { exact: true }).waitFor(SOON);
    await expect.poll(about, SOON).toMatchObject({ facilities: 3, demonstrationFacilities: 0 });
    await run(page)
      .getByRole('button', { name: /^Show on the map/ })
      .click();
    await untilMapRests(page);
    await page.getByText('No data', { exact: true }).first().waitFor();
    await expect
      .poll(() => demonstration(page), SOON)
      .toEqual([expect.stringMatching(/^Demonstration cameras/)]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('name every bad row, take the good ones, and give back what was put in', async () => {
    const { page, faults } = await openImports();
    const csv = Buffer.from(csvOf(CAMERA_COLUMNS, [...CAMERAS, ...BAD_CAMERAS]));
    await send(page, 'Cameras', 'cameras.csv', csv, 'Waits for your decision');
    expect(await counts(page)).toMatchObject({ 'Rows read': '7', Good: '4', 'With errors': '3' });

    // The report: rows as a spreadsheet counts them, the header being the first.
    const table = run(page).getByRole('table', { name: 'Report' });
    await run(page).getByRole('button', { name: 'Errors', exact: true }).click();
    await expect.poll(() => table.locator('tbody tr').count(), SOON).toBe(3);
    const lines = await table
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].slice(1, 4).map((cell) => (cell as HTMLElement).innerText)),
      );
    expect(lines).toEqual([
      ['6', 'azimuth_deg', '400'],
      ['7', 'kato', 'Atlantis'],
      ['8', 'lon', '43.25'],
    ]);
    const report = await saved(page, 'Report CSV');
    for (const value of ['azimuth_deg', 'Atlantis', '43.25']) expect(report).toContain(value);

    await run(page)
      .getByRole('button', { name: /^Accept the 4 good rows/ })
      .click();
    await run(page).getByText('3 rows with errors are left out and not written.').waitFor();
    await page.keyboard.press('Escape');
    expect(await run(page).getByRole('form').count()).toBe(0);
    await confirm(page, /^Accept the 4 good rows/, 'Write to the register', 'Cameras of the akimat');
    await run(page).locator('.run-title').getByText('Accepted', { exact: true }).waitFor(SOON);
    expect(faults).toEqual([]);
    await page.close();

    await findAndEdit();
    const exported = await sholu(product.dataDir, 'export', 'cameras', '-', '--unit', ALMATY);
    expect(rowsOf(exported.out)).toEqual(CAMERAS.map((row) => whole(CAMERA_COLUMNS, row)));
    await expectSchools();

    const again = await openImports();
    await send(again.page, 'Cameras', 'export.csv', Buffer.from(exported.out), 'Waits for your decision');
    await run(again.page)
      .getByText(/0 new · 0 changed · 4 as before/)
      .waitFor();
    await again.page.close();
  });

  /** Finds an imported camera on the map, turns it, and takes that back. */
  async function findAndEdit(): Promise<void> {
    const link = `${product.url}/?lang=en&unit=${ALMATY}&list=cameras&cameras=on&cameraOwner=facility`;
    const { page, faults } = await openScreen(browser, link);
    const list = page.getByRole('list', { name: /^Cameras of Almaty/ });
    await expect.poll(() => list.getByRole('button').count(), SOON).toBe(3);
    await list.getByRole('button').first().press('Enter');
    await untilMapRests(page);
    await expect.poll(() => demonstration(page), SOON).toEqual([]);
    const id = Number(new URL(page.url()).searchParams.get('camera'));
    await expect.poll(async () => (await drawn(page, 'camera-symbol')).map((c) => c.id), SOON).toContain(id);

    const camera = page.getByRole('article', { name: 'Camera card' });
    await camera.getByRole('button', { name: /^School No\. \d/ }).click();
    const card = page.getByRole('article');
    await card.getByRole('button', { name: 'Show the cameras' }).click();
    await card.getByRole('button', { name: 'Edit the camera' }).click();
    const form = card.getByRole('form', { name: 'Edit the camera' });
    await form.getByLabel('Azimuth, °').fill('90');
    await form.getByLabel('Reason for the change').fill('It was turned');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });

    await card.getByRole('button', { name: 'Edit the camera' }).click();
    const change = card.locator('.history-line').filter({ hasText: 'It was turned' });
    await change.getByRole('button', { name: 'Undo this change' }).click();
    await change.getByLabel('Reason for the change').fill('It was not');
    await change.locator('form').getByRole('button', { name: 'Undo this change' }).click();
    await card.locator('.history-line[data-undone]').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  }

  it('take a workbook, and an accepted one is undone as a whole', async () => {
    const { page, faults } = await openImports();
    const more = [
      { ...SCHOOLS[0], name_en: 'Renamed' },
      { ...SCHOOLS[0], external_id: 'ALA-9', lon: '76.95' },
    ];
    const sheet = [FACILITY_COLUMNS, ...more.map((row) => Object.values(whole(FACILITY_COLUMNS, row)))];
    const file = join(folder, 'more.xlsx');
    await writeXlsxFile(sheet.map((cells) => cells.map((value) => ({ value, type: String })))).toFile(file);
    await send(page, 'Facilities', 'more.xlsx', await readFile(file), 'Waits for your decision');
    await run(page)
      .getByText(/1 new · 1 changed · 0 as before/)
      .waitFor();
    await run(page)
      .getByText(/^XLSX, sheet/)
      .waitFor();
    await confirm(page, /^Accept all 2 rows/, 'Write to the register', 'One more school');
    await expect.poll(about, SOON).toMatchObject({ facilities: 4 });

    await confirm(page, /^Undo the import/, 'Put the register back', 'The wrong file');
    await run(page).locator('.run-title').getByText('Undone', { exact: true }).waitFor(SOON);
    await expect.poll(about, SOON).toMatchObject({ facilities: 3 });
    await expectSchools();
    expect(faults).toEqual([]);
    await page.close();
  });

  it('bring units to the desk, and what other services had to the card of an incident', async () => {
    const { page, faults } = await openImports();
    const units = [
      'Позывной;Тип;КАТО;Долгота;Широта;Численность;Смена',
      `Сұңқар-771;автопатруль;${ALMATY};76,95;43,25;3;08:00-20:00`,
      `Сұңқар-772;пеший патруль;${ALMATY};76,95;43,25;2;`,
    ];
    await send(page, 'Units', 'units.csv', Buffer.from(units.join('\r\n')), 'Waits for your decision');
    await confirm(page, /^Accept all 2 rows/, 'Write to the register', 'The list of the duty unit');
    await run(page).locator('.run-title').getByText('Accepted', { exact: true }).waitFor(SOON);

    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const past = [
      'number,source,date,category,kato,lon,lat',
      `ДТП-1,traffic,${yesterday} 12:00,Столкновение,${ALMATY},76.95,43.25`,
      `103-7,ambulance,${yesterday} 12:05,Ушиб,${ALMATY},76.9501,43.25`,
      `103-8,милиция,${yesterday} 12:05,Ушиб,${ALMATY},76.9501,43.25`,
    ];
    await send(page, 'Past incidents', 'past.csv', Buffer.from(past.join('\n')), 'Waits for your decision');
    expect(await counts(page)).toMatchObject({ Good: '2', 'With errors': '1' });
    await confirm(page, /^Accept the 2 good rows/, 'Write to the register', 'Of 2026');
    await run(page).locator('.run-title').getByText('Accepted', { exact: true }).waitFor(SOON);
    await page.close();

    const cookie = await cookieOf(product.url);
    type Made = { incidentId: number };
    const { incidentId } = await ask<Made>(
      product.url,
      cookie,
      'operations.incidents.command',
      {
        type: 'incident.create',
        key: crypto.randomUUID(),
        centre: ALMATY,
        source: 'radio',
        startedAt: null,
        answeredAt: null,
        facts: {
          category: 'fight',
          priority: 3,
          caller: null,
          address: { settlement: '', street: '', house: '', commonName: 'Gate', crossing: '', text: '' },
          place: { lon: 76.95, lat: 43.25, accuracyM: 10, method: 'map' },
          kato: ALMATY,
          facilityId: null,
          sensitive: false,
        },
      },
      'mutation',
    );
    const desk = await openPage(
      browser,
      `${product.url}/operate?lang=ru&unit=${ALMATY}&incident=${incidentId}`,
    );
    const related = desk.page.getByRole('region', { name: 'Связанные события' });
    await related.getByText('Столкновение · Дорожная полиция').waitFor(SOON);
    await related.getByText('Ушиб · Скорая помощь').waitFor();
    type Seen = { unit: { callSign: string; crewSize: number | null; status: string } };
    const seen = await ask<Seen[]>(product.url, cookie, 'operations.units.list', { unit: ALMATY });
    expect(seen.map(({ unit }) => unit).find(({ callSign }) => callSign === 'Сұңқар-771')).toMatchObject({
      crewSize: 3,
      status: 'off_duty',
    });
    expect([...faults, ...desk.faults]).toEqual([]);
    await desk.page.close();
  });

  it('say what is wrong with a file that is no table, and change nothing', async () => {
    const before = await about();
    const { page, faults } = await openImports();
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await send(page, 'Facilities', 'photo.csv', picture, 'Cannot be read');
    expect(await run(page).getByRole('alert').innerText()).not.toBe('');
    await run(page).getByText('Nothing has changed. Mend the file and send it again.').waitFor();
    expect(
      await run(page)
        .getByRole('button', { name: /^Accept/ })
        .count(),
    ).toBe(0);
    expect(await about()).toEqual(before);

    // The history leads back to every import, the latest first.
    const history = page.getByRole('list', { name: 'History' }).getByRole('button');
    expect(await history.first().innerText()).toMatch(/Cannot be read[^]*photo\.csv/);
    await history.filter({ hasText: 'cameras.csv' }).click();
    await run(page).getByRole('heading', { name: 'cameras.csv' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});
