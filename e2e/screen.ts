import type { Browser, Page } from 'playwright-core';
import { signInPage } from './sign-in.ts';

/** What the tests use of the map that the container carries for them. */
type MapHandle = {
  loaded(): boolean;
  areTilesLoaded(): boolean;
  isMoving(): boolean;
  project(lonLat: [number, number]): { x: number; y: number };
  queryRenderedFeatures(
    point: [number, number],
    options: { layers: string[] },
  ): { properties: { kato?: string; id?: number } }[];
};

/** A page of the product, with everything that went wrong in it. */
export type Screen = { page: Page; faults: string[] };

/** Opens a page for a demonstration account, that of the Republic unless said otherwise. */
export async function openScreen(
  browser: Browser,
  url: string,
  size: { width: number; height: number } = { width: 1920, height: 1080 },
  account?: string,
): Promise<Screen> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin)
      faults.push(`left the machine: ${request.url()}`);
  });
  await signInPage(page, url, account);
  await page.goto(url);
  await untilMapRests(page);
  return { page, faults };
}

/** The first WebGL page of a fresh browser takes seconds; a map that never rests fails the test with this. */
export async function untilMapRests(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const map = [...document.querySelectorAll('*')]
        .map((e) => (e as { sholuMap?: MapHandle }).sholuMap)
        .find(Boolean);
      return map !== undefined && map.loaded() && map.areTilesLoaded() && !map.isMoving();
    },
    undefined,
    { timeout: 60_000, polling: 200 },
  );
}

/** What WebGL has drawn of a layer at a place, and where on the page that place is. */
export function drawnAt(page: Page, lonLat: [number, number], layer: string) {
  return page.evaluate(
    ([place, id]) => {
      const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
      const map = (element as { sholuMap?: MapHandle } | undefined)?.sholuMap;
      if (!element || !map) throw new Error('There is no map');
      const { x, y } = map.project(place);
      const box = element.getBoundingClientRect();
      const features = map.queryRenderedFeatures([x, y], { layers: [id] });
      return { x: x + box.x, y: y + box.y, katos: features.map((f) => f.properties.kato ?? '') };
    },
    [lonLat, layer] as const,
  );
}

/** Digits of a text whatever the language puts between thousands. */
export const figures = (text: string): string => text.replace(/(?<=\d)[\s\u00A0\u202F,.](?=\d{3})/g, '');
