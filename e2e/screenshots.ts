import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openScreen } from './screen.ts';
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
const WALL: typeof VIEWS = [
  { name: 'country-wall', query: '', size: { width: 3840, height: 1080 } },
  { name: 'country-4k', query: '', size: { width: 3840, height: 2160 } },
  { name: 'country-small', query: '', size: { width: 1280, height: 720 } },
  { name: 'sources', query: 'panel=sources' },
];

const origin = inject('productUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  await mkdir(FOLDER, { recursive: true });
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

async function take(view: (typeof VIEWS)[number], lang: string, theme: 'night' | 'day'): Promise<void> {
  const query = view.query.replace('FIRST_GAP', String(await firstGap()));
  const { page, faults } = await openScreen(
    browser,
    `${origin}/?lang=${lang}&theme=${theme}&${query}`,
    view.size ?? DESK,
  );
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(FOLDER, `${view.name}-${lang}-${theme}.png`) });
  expect(faults).toEqual([]);
  await page.close();
}

it.each(VIEWS.flatMap((view) => ['kk', 'ru', 'en'].map((lang) => [view.name, lang, view] as const)))(
  'takes %s in %s',
  (_name, lang, view) => take(view, lang, 'night'),
);
it('takes the day theme', () => take({ name: 'country', query: '' }, 'ru', 'day'));
it.each(WALL.map((view) => [view.name, view] as const))('takes %s', (_name, view) =>
  take(view, 'ru', 'night'),
);
