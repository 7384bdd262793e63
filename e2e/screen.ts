import type { Browser, Page } from 'playwright-core';
import { signInPage } from './sign-in.ts';

/** What the tests use of the map that the container carries for them. */
type MapHandle = {
  loaded(): boolean;
  areTilesLoaded(): boolean;
  isMoving(): boolean;
  project(lonLat: [number, number]): { x: number; y: number };
  queryRenderedFeatures(
    ...where: [point: [number, number], options: LayerChoice] | [options: LayerChoice]
  ): DrawnFeature[];
};
type LayerChoice = { layers: string[] };
type DrawnFeature = {
  id?: number;
  properties: { kato?: string; id?: number; count?: number; working?: boolean; owner?: string };
  geometry: { type: string; coordinates: unknown };
};

/** A page of the product, with everything that went wrong in it. */
export type Screen = { page: Page; faults: string[] };

/** So many questions of a page may find a database that is busy; more of them are a fault. */
const MOST_AWAY = 3;

/** Opens a page that has no map, for a demonstration account: that of the Republic unless said otherwise. */
export async function openPage(
  browser: Browser,
  url: string,
  size: { width: number; height: number } = { width: 1920, height: 1080 },
  account?: string,
): Promise<Screen> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  let away = 0;
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // On a machine with other work a question may wait longer than the server's patience; the page asks again.
    if (message.text().includes('503') && ++away <= MOST_AWAY) return;
    // "Failed to load resource" says what of only here.
    faults.push(`${message.text()} ${message.location().url}`.trim());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin)
      faults.push(`left the machine: ${request.url()}`);
  });
  await signInPage(page, url, account);
  await page.goto(url);
  return { page, faults };
}

export async function openScreen(
  browser: Browser,
  url: string,
  size?: { width: number; height: number },
  account?: string,
): Promise<Screen> {
  const screen = await openPage(browser, url, size, account);
  await untilMapRests(screen.page);
  return screen;
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

/** A point or a shape on the map, and where on the page it is. */
type Drawn = { id?: number; x: number; y: number; count: number; working: boolean; owner: string };

/** What WebGL has drawn of a layer, with the place on the page of what is a point. */
export function drawn(page: Page, layer: string): Promise<Drawn[]> {
  return page.evaluate((id) => {
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
    const map = (element as { sholuMap?: MapHandle } | undefined)?.sholuMap;
    if (!element || !map) throw new Error('There is no map');
    const box = element.getBoundingClientRect();
    return map.queryRenderedFeatures({ layers: [id] }).map((feature) => {
      const { type, coordinates } = feature.geometry;
      const at = type === 'Point' ? map.project(coordinates as [number, number]) : { x: 0, y: 0 };
      return {
        ...(feature.id === undefined ? {} : { id: feature.id }),
        x: at.x + box.x,
        y: at.y + box.y,
        count: feature.properties.count ?? 1,
        working: feature.properties.working === true,
        owner: feature.properties.owner ?? '',
      };
    });
  }, layer);
}

/** Digits of a text whatever the language puts between thousands. */
export const figures = (text: string): string => text.replace(/(?<=\d)[\s\u00A0\u202F,.](?=\d{3})/g, '');

/** Where the map of a page draws a unit, degrees to the fifth place; null where it draws none. */
export const unitOnMap = (page: Page, unitId: number): Promise<[number, number] | null> =>
  page.evaluate((id) => {
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
    const map = (element as { sholuMap?: MapHandle } | undefined)?.sholuMap;
    const found = map
      ?.queryRenderedFeatures({ layers: ['unit-names'] })
      .find(({ properties }) => properties.id === id);
    return found ? (found.geometry.coordinates as [number, number]) : null;
  }, unitId);

/** A place to compare: the fourth decimal is eleven metres, and a map's tile keeps a little less than the fifth. */
export const placeWords = (place: [number, number] | null): string =>
  place ? place.map((value) => value.toFixed(4)).join(' ') : 'nowhere';
