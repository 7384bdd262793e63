import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Shymkent, where no other test moves units. */
const KATO = '790000000';
const OFFICER = 'demo-republic';
/** A fresh position is a minute old at most; every unit of the test is heard of more often. */
const HEARD_MS = 5_000;
/** The watch has its round, the screen asks every five seconds. */
const SOON = { timeout: 30_000 };

type Place = { lon: number; lat: number };
type Answer<T> = { result: { data: T } };
type SeenUnit = { unit: { id: number; callSign: string; type: string; status: string; version: number } };
type Row = Place & { key: string; name: { en: string }; category: string; kind: string };
type Summary = {
  units: { ready: number };
  counts: Record<string, { places: number; voids: number; fallen: number }>;
};
type Moves = { state: string; moves: { callSign: string; to: Place; closes: { count: number } }[] };

let browser: Browser;
let cookie = '';
const sending = new Map<string, Place>();
let timer: NodeJS.Timeout;

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

/** A device of a unit that goes on reporting a place by the OsmAnd interface; the unit's device before it falls silent. */
async function reports(unitId: number, place: Place, before?: string): Promise<string> {
  if (before !== undefined) sending.delete(before);
  const link = { unitId, reason: 'A browser test' };
  const { secret } = await ask<{ secret: string }>('operations.units.link', link, 'mutation');
  // A link that was made a moment ago is known to the server a moment later; a phone tries again until then.
  const taken = () =>
    report(secret, place).then(
      () => true,
      () => false,
    );
  await expect.poll(taken, { ...SOON, interval: 2_000 }).toBe(true);
  sending.set(secret, place);
  return secret;
}
async function report(secret: string, { lon, lat }: Place): Promise<void> {
  const seconds = Math.floor(Date.now() / 1_000);
  const query = `id=car&lat=${lat}&lon=${lon}&timestamp=${seconds}&speed=0`;
  const response = await fetch(`${origin}/ingest/osmand/${secret}?${query}`);
  if (!response.ok) throw new Error(`The position was not taken: ${await response.text()}`);
}

const schools = async () => (await ask<Summary>('operations.voids.summary', { unit: KATO })).counts['school'];
/** What was reached and is not, the most urgent first. */
const lostPlaces = async () =>
  (await ask<{ rows: Row[] }>('operations.voids.list', { unit: KATO, state: 'fallen' })).rows;
const open = (lang: string) =>
  openPage(browser, `${origin}/operate?lang=${lang}&unit=${KATO}`, { width: 1280, height: 720 }, OFFICER);
const drawnOf = async (page: Page, layer: string) => (await drawn(page, layer)).length;

beforeAll(async () => {
  browser = await launchBrowser();
  cookie = await cookieOf(origin, OFFICER);
  timer = setInterval(() => {
    for (const [secret, place] of sending) report(secret, place).catch(() => undefined);
  }, HEARD_MS);
});
afterAll(async () => {
  clearInterval(timer);
  await browser.close();
});

it('shows which schools fell out of reach, the move that closes it, and the void closed when the unit is there', async () => {
  const units = await ask<SeenUnit[]>('operations.units.list', { unit: KATO });
  const [near, far] = units
    .map(({ unit }) => unit)
    .filter(({ type, status }) => type === 'patrol_car' && status === 'free');
  if (!near || !far) throw new Error('Shymkent has no two free patrol cars');
  const { rows } = await ask<{ rows: Row[] }>('operations.voids.list', { unit: KATO, category: 'school' });
  const school = rows.find(({ kind }) => kind === 'urban');
  if (!school) throw new Error('Shymkent has no school');

  const { page, faults } = await open('en');
  const band = page.getByRole('button', { name: /fresh position|out of reach/i });
  await band.waitFor();

  // One unit at the school, another 12 km away.
  await reports(near.id, school);
  const away = { lon: school.lon, lat: school.lat - 0.11 };
  const former = await reports(far.id, away);
  await expect.poll(async () => (await schools())?.fallen, SOON).toBe(0);
  await expect
    .poll(async () => (await schools())?.voids ?? 0, SOON)
    .toBeLessThan((await schools())?.places ?? 0);
  await page.getByText('No place has fallen out of reach').waitFor();

  // The unit at the school has other work.
  const status = { type: 'unit.status', key: 'e2e-void-1', unitId: near.id, expectedVersion: near.version };
  await ask('operations.units.command', { ...status, status: 'busy', reason: 'Papers' }, 'mutation');
  await expect.poll(async () => (await schools())?.fallen ?? 0, SOON).toBeGreaterThan(0);
  await page.getByText(/^Out of reach: .*school/).waitFor();

  // The list, by the keyboard alone.
  await page.keyboard.press('v');
  const panel = page.getByRole('region', { name: 'Out of reach' });
  await panel.getByText(/Estimate: straight line × 1.3/).waitFor();
  const [lost] = await lostPlaces();
  if (!lost) throw new Error('Nothing was lost');
  const row = panel.getByRole('list', { name: 'Places out of reach' }).getByRole('button').first();
  await row.waitFor();
  expect(await row.innerText()).toContain(lost.name.en);
  await row.focus();
  await page.keyboard.press('Enter');
  const moves = panel.getByRole('region', { name: 'Move that closes it' });
  const proposal = moves.getByRole('button', { name: new RegExp(far.callSign) });
  await proposal.waitFor();
  expect(await proposal.innerText()).toMatch(/on the way \(estimate\)[\s\S]*Closes \d+ place/);
  await untilMapRests(page);
  await expect.poll(() => drawnOf(page, 'void'), SOON).toBeGreaterThan(0);
  await expect.poll(() => drawnOf(page, 'void-move-line'), SOON).toBeGreaterThan(0);
  await expect.poll(() => drawnOf(page, 'void-mark'), SOON).toBeGreaterThan(0);

  // A screen in Russian sees the same, and opens a void from the map.
  const other = await open('ru');
  await other.page.getByText(/^Вне досягаемости: /).waitFor();
  await other.page.keyboard.press('v');
  await untilMapRests(other.page);
  await expect.poll(() => drawnOf(other.page, 'void'), SOON).toBeGreaterThan(0);
  const [symbol] = await drawn(other.page, 'void');
  await other.page.mouse.click(symbol?.x ?? 0, symbol?.y ?? 0);
  await other.page.getByRole('region', { name: 'Каким перемещением закрыть' }).waitFor();
  await other.page.close();

  // The unit goes there.
  const { moves: proposed } = await ask<Moves>('operations.voids.moves', { place: lost.key });
  const [best] = proposed;
  if (!best) throw new Error('No move was proposed');
  expect(best.callSign).toBe(far.callSign);
  await reports(far.id, best.to, former);
  await moves.getByText(/^In reach again/).waitFor(SOON);
  expect((await lostPlaces()).map(({ key }) => key)).not.toContain(lost.key);
  await expect.poll(() => drawnOf(page, 'void-move-line'), SOON).toBe(0);
  await page.keyboard.press('Escape');
  await moves.waitFor({ state: 'detached' });
  // One thing with every press: first the unit, which was opened last.
  await page.locator('.unit-row').first().click();
  const unit = page.locator('.unit-card');
  await unit.waitFor(SOON);
  await page.keyboard.press('Escape');
  await unit.waitFor({ state: 'detached' });
  expect(await panel.count()).toBe(1);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  expect(other.faults).toEqual([]);
  await page.close();
});
