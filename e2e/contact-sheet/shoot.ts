import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { addressOf, type thingsToShow } from '../screens.ts';
import { signInPage } from '../sign-in.ts';
import { LANGUAGES, viewportOf, type Look } from './looks.ts';
import type { Options } from './options.ts';
import { problemsOf } from './problems.ts';
import { fileOf, type Picture } from './record.ts';
import { settle, switchTo } from './settle.ts';
import type { SheetScreen } from './sheet-screens.ts';
import { STATES, type State, type StateName } from './states.ts';

/** A screen in a state, in all its looks that are still to be taken. */
export type Job = { screen: SheetScreen; state: StateName; looks: Look[] };

export type Place = {
  browser: Browser;
  origin: string;
  things: Awaited<ReturnType<typeof thingsToShow>>;
  options: Pick<Options, 'out' | 'coarse'>;
};

const LANDMARK_MS = 30_000;
const QUIET_MS = 8_000;
const JPEG_QUALITY = 72;
/** Screens that are wider are large; CSS pixels. */
const LARGE_PX = 1_920;

/**
 * Takes the pictures of a job, in one page that is loaded once and then resized and switched. Gives each picture as it is
 * taken; a page that does not come to what it should be says so in the problems of its pictures.
 */
export async function shoot(place: Place, job: Job, onPicture: (picture: Picture) => void): Promise<void> {
  const { screen, looks } = job;
  const state: State = STATES[job.state];
  const [first] = looks;
  if (!first) return;
  const context = await place.browser.newContext({
    viewport: viewportOf(first.size),
    reducedMotion: 'reduce',
    locale: 'ru-KZ',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LANDMARK_MS);
  const faults = listenTo(page, state);
  const devtools = await context.newCDPSession(page);
  try {
    await arrive(page, place, screen, state, first);
    for (const look of looks) {
      const viewport = viewportOf(look.size);
      // Nothing is laid out anew at another scale: a line of text is as wide in CSS pixels.
      const deviceScaleFactor = place.options.coarse && viewport.width > LARGE_PX ? 0.5 : 1;
      await devtools.send('Emulation.setDeviceMetricsOverride', {
        ...viewport,
        deviceScaleFactor,
        mobile: false,
      });
      await switchTo(page, look).catch((error: unknown) => faults.push(String(error).slice(0, 120)));
      await settle(page);
      const file = fileOf(screen.name, job.state, look);
      const problems = [...faults.splice(0), ...(await problemsOf(page))];
      await mkdir(dirname(join(place.options.out, file)), { recursive: true });
      const { data } = await devtools.send('Page.captureScreenshot', {
        format: 'jpeg',
        quality: JPEG_QUALITY,
        optimizeForSpeed: true,
      });
      await writeFile(join(place.options.out, file), data, 'base64');
      onPicture({ ...look, screen: screen.name, state: job.state, file, problems });
    }
  } finally {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

function listenTo(page: Page, { isLoud }: State): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message.slice(0, 200)}`));
  page.on('console', (message) => {
    const isOfAnswer = /Failed to load resource|WebSocket connection/.test(message.text());
    if (message.type() === 'error' && !(isLoud && isOfAnswer))
      faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  return faults;
}

async function arrive(
  page: Page,
  place: Place,
  screen: SheetScreen,
  state: State,
  look: Look,
): Promise<void> {
  const account = state.account ?? screen.account;
  if (account !== null) await signInPage(page, place.origin, account);
  await state.arrange?.(page);
  const theme = look.theme === 'wall' ? {} : { theme: look.theme };
  await page.goto(addressOf(screen, place.origin, place.things, { lang: look.lang, ...theme }));
  if (state.hasLandmark) {
    await page.locator(screen.landmark).first().waitFor();
    // And what its parts ask for has come; a page that goes on asking is taken as it is.
    await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
  } else {
    await page.locator('main, form').first().waitFor();
    await page.waitForTimeout(1_500);
  }
  await settle(page);
  await screen.open?.(page);
  // Once the line is cut no language can be fetched.
  for (const lang of LANGUAGES) if (state.afterwards) await switchTo(page, { ...look, lang });
  await state.afterwards?.(page);
}
