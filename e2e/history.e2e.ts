import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Shymkent, in the territory of the Republic's duty officer; other tests work elsewhere. */
const KATO = '790000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 69.6, lat: 42.32 };
const PHONE = '+7 702 345 67 89';

let browser: Browser;
let cookie = '';
let serial = 0;
const run = Date.now().toString(36);
const newKey = (): string => `e2e-history-${run}-${++serial}`;

type Answer<T> = { result: { data: T } };
async function ask<T>(path: string, input: unknown, how: 'query' | 'mutation' = 'query'): Promise<T> {
  const url = `${origin}/api/trpc/${path}`;
  const body = JSON.stringify(input);
  const response =
    how === 'query'
      ? await fetch(`${url}?input=${encodeURIComponent(body)}`, { headers: { cookie } })
      : await fetch(url, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return ((await response.json()) as Answer<T>).result.data;
}

type Done = {
  incidentId: number;
  version: number;
  incident: { number: string };
  tasks: { id: number; version: number }[];
};
const command = (input: object): Promise<Done> =>
  ask<Done>('operations.incidents.command', { key: newKey(), ...input }, 'mutation');

/** A report that is answered, and a crew that sets off, arrives and is done. */
async function answered(unitId: number, category: string): Promise<Done> {
  const now = Date.now();
  const opened = await command({
    type: 'incident.create',
    centre: KATO,
    source: 'call_102',
    startedAt: now - 20_000,
    answeredAt: now - 12_000,
    facts: {
      category,
      priority: 2,
      caller: { name: 'Айдана', phone: PHONE, relation: 'witness' },
      address: {
        settlement: 'Шымкент',
        street: 'Тәуке хан',
        house: '5',
        commonName: '',
        crossing: '',
        text: '',
      },
      place: { ...PLACE, accuracyM: 10, method: 'map' },
      kato: KATO,
      facilityId: null,
      sensitive: false,
    },
  });
  const { incidentId } = opened;
  let done = await command({ type: 'task.assign', incidentId, expectedVersion: opened.version, unitId });
  for (const type of ['task.en_route', 'task.on_scene', 'task.done']) {
    const [task] = done.tasks;
    const said = type === 'task.done' ? { reason: '' } : {};
    done = await command({ type, incidentId, taskId: task?.id, expectedVersion: task?.version, ...said });
  }
  return { ...done, incident: opened.incident };
}

let last: Done;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  cookie = await cookieOf(origin, OFFICER);
  type Seen = { unit: { id: number; status: string } };
  const units = await ask<Seen[]>('operations.units.list', { unit: KATO });
  const unitId = units.find(({ unit }) => unit.status === 'free')?.unit.id ?? 0;
  for (let i = 0; i < 11; i++) last = await answered(unitId, 'fight');
  await answered(unitId, 'theft');
});
afterAll(() => browser.close());

const open = (path: string, size = { width: 1920, height: 1080 }) =>
  openPage(browser, `${origin}${path}`, size, OFFICER);

describe('the history on a card', () => {
  it('is narrowed by one key each, and its sliders ask again', async () => {
    const { page, faults } = await open(`/operate?lang=en&unit=${KATO}&incident=${last.incidentId}`);
    const related = page.getByRole('region', { name: 'Related history' });
    await related.waitFor();
    await related.getByRole('button', { name: /Same telephone\s*10/ }).waitFor();
    await page.keyboard.press('1');
    await related.getByRole('button', { name: /Same telephone/, pressed: true }).waitFor();
    expect(await related.getByRole('listitem').count()).toBe(10);
    await page.keyboard.press('2');
    await related.getByRole('button', { name: /Same address/, pressed: true }).waitFor();
    await page.keyboard.press('3');
    await related.getByText('The incident is at no facility').waitFor();
    await page.keyboard.press('4');
    const radius = related.getByRole('slider', { name: /Radius: 300 m/ });
    await radius.press('ArrowRight');
    await related.getByRole('slider', { name: /Radius: 350 m/ }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the figures of response', () => {
  it('are shown with their number, none of fewer than ten, and saved as they are shown', async () => {
    const { page, faults } = await open(`/performance?lang=en&unit=${KATO}&by=category`);
    const row = (name: RegExp) => page.getByRole('row', { name });
    await row(/^All/).waitFor();
    expect(await row(/^Fight/).innerText()).toMatch(/0:08\s+0:08\s+11/);
    expect(await row(/^Theft/).innerText()).toMatch(/too few\s+1/);
    await page.getByText('No clock runs backwards').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the figures: CSV' }).click(),
    ]);
    const rows: Record<string, string>[] = parse(await readFile(await download.path()), {
      bom: true,
      columns: true,
    });
    expect(rows.find((one) => one['Group'] === 'Theft')).toMatchObject({
      'Answer, cases': '1',
      'Answer, median, s': '',
    });
    expect(rows[0]).toMatchObject({ 'Answer, cases': '12', 'Answer, median, s': '8' });
    await page.getByRole('button', { name: 'Hours' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('hour');
    expect(faults).toEqual([]);
    await page.close();
  });
});

const momentOf = (page: Page): Promise<string> => page.locator('.timeline-moment strong').innerText();

describe('a replay', () => {
  it('is never taken for the live picture, runs by keyboard, and its link leads to the very moment', async () => {
    const { page, faults } = await open(`/replay?lang=en&unit=${KATO}&incident=${last.incidentId}`);
    await page.getByText('REPLAY – not live').waitFor();
    await page.getByRole('slider', { name: 'Moment that is shown' }).waitFor();
    // The period ends with the minute in which the page was opened, perhaps before the last report.
    const minute = (ms: number): string => new Date(ms + 5 * 3_600_000).toISOString().slice(0, 16);
    await page.getByLabel('To', { exact: true }).fill(minute(Date.now() + 60_000));
    await page.keyboard.press('Escape');
    await page.getByRole('slider', { name: 'Moment that is shown' }).waitFor();
    await page.locator('.timeline').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('End');
    const queue = page.getByRole('list', { name: 'Open at this moment' });
    await queue.getByRole('button', { name: /Fight/ }).first().click();
    const card = page.getByRole('article', { name: 'The incident as it was at this moment' });
    await card.getByText('Log until this moment').waitFor();
    await card
      .getByText(/: Done/)
      .first()
      .waitFor();
    await untilMapRests(page);
    await expect.poll(async () => (await drawn(page, 'incident')).length).toBeGreaterThan(0);
    const end = await momentOf(page);
    await page.keyboard.press('j');
    await expect.poll(() => momentOf(page)).not.toBe(end);
    const before = await momentOf(page);
    await page.keyboard.press('k');
    await expect.poll(() => momentOf(page)).not.toBe(before);
    await page.getByRole('button', { name: /Play|Pause/ }).waitFor();
    await page.keyboard.press('Home');
    await queue.getByText('Nothing was open at this moment').waitFor();
    await card.getByText('It had not been reported yet').waitFor();
    if ((await page.getByRole('button', { name: 'Pause' }).count()) > 0) await page.keyboard.press('k');
    await page.keyboard.press('End');
    const shown = (await momentOf(page)).slice(0, 8);
    await expect.poll(() => new URL(page.url()).searchParams.get('at')?.slice(-8)).toBe(shown);

    const other = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await other.page.getByText('REPLAY – not live').waitFor();
    await expect.poll(() => momentOf(other.page)).toBe(await momentOf(page));
    await other.page
      .getByRole('article', { name: /as it was/ })
      .getByText(/: Done/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await other.page.close();
    await page.close();
  });
});

describe('the page of an incident', () => {
  it('opens from the card, stands alone and prints', async () => {
    const { page } = await open(`/operate?lang=ru&unit=${KATO}&incident=${last.incidentId}`);
    const link = page.getByRole('link', { name: 'Печать или PDF' });
    const address = await link.getAttribute('href');
    const printed = await open(address ?? '');
    await printed.page.getByRole('heading', { name: `Происшествие ${last.incident.number}` }).waitFor();
    expect(await printed.page.getByText(PHONE).count()).toBe(1);
    expect(await printed.page.locator('script').count()).toBe(0);
    expect(
      await printed.page.evaluate(
        () => getComputedStyle(document.querySelector('h2') as Element).borderBottomStyle,
      ),
    ).toBe('solid');
    // The icon that a browser asks for by itself is all that its policy has kept out.
    expect(printed.faults.filter((fault) => !fault.includes('favicon'))).toEqual([]);
    await printed.page.close();
    await page.close();
  });
});
