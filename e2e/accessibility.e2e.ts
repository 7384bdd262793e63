import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { signInPage } from './sign-in.ts';

const origin = inject('productUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A screen: where it is, and what stands on it once it is there. */
const SCREENS = [
  ['sign-in', '/', 'form', null],
  ['account', '/account', '.account-parts h1', 'demo-republic'],
  ['people', '/admin?section=people', '.person-line', 'demo-republic'],
  ['notifications', '/admin?section=notify', '.notify-status', 'demo-republic'],
  ['units', '/admin?section=units', '.office-line', 'demo-republic'],
  ['playbooks', '/admin?section=playbooks', '.playbook-line', 'demo-republic'],
  ['tokens', '/admin?section=tokens', '.tokens .plain-button', 'demo-republic'],
  ['audit', '/admin?section=audit', '.audit-line', 'demo-republic'],
  ['sources', '/admin?section=sources', '.source-line', 'demo-republic'],
  ['wanted', '/admin?section=wanted', '.wanted .plain-button', 'demo-republic'],
  ['walls', '/admin?section=walls', '.wall-card', 'demo-republic'],
  ['remote', '/remote', '.remote h1', 'demo-republic'],
  ['imports', '/admin?section=imports', '.admin-section :is(h1, h2, button)', 'demo-republic'],
  ['operate', '/operate?unit=750000000', '.unit-row', 'demo-republic'],
  [
    'alarms',
    '/operate?unit=750000000&alarms=current&alarmFigures=day',
    '.alarm-figures table',
    'demo-republic',
  ],
  ['travel time', '/plan?unit=610000000&tab=travel&start=68.25,43.3', '.travel-table', 'demo-republic'],
  ['performance', '/performance', '.performance-page h1', 'demo-republic'],
  ['replay', '/replay', '.timeline', 'demo-republic'],
  ['coverage', '/', '[data-testid="headline"]', 'demo-republic'],
  ['gaps', '/?part=gaps&unit=615800000', '.gap-line', 'demo-republic'],
  ['charts', '/?part=charts&chart=fairness', '.chart svg', 'demo-republic'],
] as const;

it.each(SCREENS)(
  '%s breaks no rule of WCAG 2.2 AA that a program can find, at night and by day',
  async (_name, path, landmark, account) => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
    await withAxe(page);
    if (account !== null) await signInPage(page, origin, account);
    const url = new URL(path, origin);
    url.searchParams.set('lang', 'ru');
    await page.goto(url.href);
    await page.locator(landmark).first().waitFor();
    expect(await violationsOf(page), 'night').toEqual([]);
    if (account === null) await page.goto(`${url.href}&theme=day`);
    else await page.getByRole('button', { name: 'Дневная тема' }).click();
    await page.locator('html[data-theme="day"]').waitFor({ state: 'attached' });
    await page.locator(landmark).first().waitFor();
    expect(await violationsOf(page), 'day').toEqual([]);
    await page.close();
  },
  60_000,
);
