import type { Page } from 'playwright-core';
import type { Look } from './looks.ts';

const MAP_MS = 8_000;

/** Waits until nothing moves: fonts are there, the map rests – or draws no further –, and two frames have been painted. */
export async function settle(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () => {
        type Handle = { loaded(): boolean; areTilesLoaded(): boolean; isMoving(): boolean };
        const maps = [...document.querySelectorAll('.map *, .map-canvas')].flatMap((e) => {
          const { sholuMap } = e as { sholuMap?: Handle };
          return sholuMap ? [sholuMap] : [];
        });
        return maps.every((map) => map.loaded() && map.areTilesLoaded() && !map.isMoving());
      },
      undefined,
      { timeout: MAP_MS, polling: 100 },
    )
    .catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise((painted) => requestAnimationFrame(painted));
  });
}

/**
 * Changes language and theme as a click on their switches does: by the address, without loading the page again.
 * @throws Error when the page does not follow.
 */
export async function switchTo(page: Page, { lang, theme }: Look): Promise<void> {
  await page.evaluate(
    ([language, wanted]) => {
      const url = new URL(location.href);
      url.searchParams.set('lang', language);
      if (wanted !== 'wall') url.searchParams.set('theme', wanted);
      history.replaceState(history.state, '', url);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
    },
    [lang, theme] as const,
  );
  await page.waitForFunction(
    ([language, wanted]) => {
      const { lang: spoken, dataset } = document.documentElement;
      return spoken === language && (wanted === 'wall' || dataset['theme'] === wanted);
    },
    [lang, theme] as const,
    { timeout: 5_000 },
  );
}
