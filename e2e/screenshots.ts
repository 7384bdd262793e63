import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openPage, openScreen, type Screen } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

// Renews docs/screenshots: `npm run screenshots`. Whoever changes the interface looks at them.
const FOLDER = 'docs/screenshots';
const DESK = { width: 1920, height: 1080 };

/** A picture: its name, the view of the address, and the size of the screen. */
const VIEWS: { name: string; query: string; size?: { width: number; height: number } }[] = [
  { name: 'country', query: '' },
  { name: 'region', query: 'unit=610000000&measure=access_control' },
  { name: 'city', query: 'unit=750000000&measure=licensed_guard&type=all' },
  { name: 'facility', query: 'unit=611000000&measure=alarm_button&facility=FIRST_GAP' },
];
/** Screens without a map: where, and what is opened on them. */
const PAGES: { name: string; path: string; open?: string }[] = [
  { name: 'imports', path: '/admin?section=imports', open: '.import-line' },
  { name: 'people', path: '/admin?section=people', open: '.person-line' },
  { name: 'tokens', path: '/admin?section=tokens', open: '.tokens > .plain-button' },
  { name: 'audit', path: '/admin?section=audit', open: '.audit-line' },
];
const WALL: typeof VIEWS = [
  { name: 'country-wall', query: '', size: { width: 3840, height: 1080 } },
  { name: 'country-4k', query: '', size: { width: 3840, height: 2160 } },
  { name: 'country-small', query: '', size: { width: 1280, height: 720 } },
  { name: 'sources', query: 'panel=sources' },
  { name: 'compared', query: 'source=mia-2023&versus=moe-2023q1' },
  { name: 'cameras', query: 'unit=750000000&list=cameras&cameras=on' },
];

const origin = seededProduct().url;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'whole' });
  await mkdir(FOLDER, { recursive: true });
  await sendCameras();
});
afterAll(() => browser.close());

/** The first school of Turkistan city that lacks the measure; a register may change, a link must not. */
async function firstGap(): Promise<number> {
  const input = {
    unit: '611000000',
    measure: 'alarm_button',
    source: 'moe-2023q1',
    type: 'school',
    group: 'all',
    gap: 'gap',
    limit: 1,
  };
  const answer = await fetch(
    `${origin}/api/trpc/coverage.facilities?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { cookie: await cookieOf(origin) } },
  );
  const body = (await answer.json()) as { result: { data: { rows: { id: number }[] } } };
  return body.result.data.rows[0]?.id ?? 1;
}

/** A file of cameras with mistakes, for the picture of a report; it is not accepted. */
async function sendCameras(): Promise<void> {
  const rows = [
    'external_id;owner;kato;lon;lat;azimuth_deg;linked;working;technical_class;traffic',
    ...Array.from(
      { length: 40 },
      (_, i) => `ALA-${i};police;750000000;76.9${i};43.25;${i * 9};true;true;meets_profile;false`,
    ),
    'ALA-41;police;750000000;43.25;76.94;90;true;true;meets_profile;false',
    'ALA-42;police;Атлантида;76.94;43.25;90;true;true;meets_profile;false',
    'ALA-43;police;750000000;76.94;43.25;400;true;true;meets_profile;false',
  ];
  const response = await fetch(`${origin}/import/cameras?name=kamery-almaty.csv`, {
    method: 'POST',
    body: rows.join('\n'),
    headers: { cookie: await cookieOf(origin) },
  });
  expect(response.status).toBe(201);
}

async function expectPage({ name, path, open }: (typeof PAGES)[number]): Promise<void> {
  const { page, faults } = await openPage(browser, `${origin}${path}&lang=ru&theme=night`, DESK);
  if (open !== undefined) await page.locator(open).first().click();
  await shoot({ page, faults }, `${name}-ru-night`);
}

/** Takes the picture of a screen once it rests. */
async function shoot({ page, faults }: Screen, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  expect(faults).toEqual([]);
  await page.close();
}

async function take(view: (typeof VIEWS)[number], lang: string, theme: 'night' | 'day'): Promise<void> {
  const query = view.query.replace('FIRST_GAP', String(await firstGap()));
  const address = `${origin}/?lang=${lang}&theme=${theme}&${query}`;
  await shoot(await openScreen(browser, address, view.size ?? DESK), `${view.name}-${lang}-${theme}`);
}

it.each(VIEWS.flatMap((view) => ['kk', 'ru', 'en'].map((lang) => [view.name, lang, view] as const)))(
  'takes %s in %s',
  (_name, lang, view) => take(view, lang, 'night'),
);
it('takes the day theme', () => take({ name: 'country', query: '' }, 'ru', 'day'));
it.each(WALL.map((view) => [view.name, view] as const))('takes %s', (_name, view) =>
  take(view, 'ru', 'night'),
);
it.each(PAGES.map((page) => [page.name, page] as const))('takes %s', (_name, page) => expectPage(page));
