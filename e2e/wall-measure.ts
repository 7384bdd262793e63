import type { Page } from 'playwright-core';

/** A text that is seen: what it says, and how high a capital letter of it is, CSS pixels. */
export type SeenText = { text: string; capPx: number };

/**
 * Every text of a wall that is seen, with the height of its capital letters as the browser draws them. The line of the map's
 * licences is left out: it is for who steps near, and the ticker says the same in letters of the wall.
 */
export const textsOf = (page: Page): Promise<SeenText[]> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    const walker = document.createTreeWalker(
      document.querySelector('.wall') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const seen: { text: string; capPx: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || !pen || text === '' || element.closest('.visually-hidden, .map-footnote, title'))
        continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { fontSize, fontWeight, fontFamily } = getComputedStyle(element);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      seen.push({ text, capPx: pen.measureText('H').actualBoundingBoxAscent });
    }
    return seen;
  });

/** Parts of a wall that have more in them than is seen of them: nothing may be cut but by an ellipsis or a counted line. */
export const cutOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts =
      '.wall-panel, .wall-status, .wall-list, .wall-list li, .wall-counts, .wall-figures li, .wall-headline, .wall-clock, .wall-ticker, .wall-focus';
    return [...document.querySelectorAll<HTMLElement>(parts)]
      .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
      .map(
        (e) =>
          `${e.closest<HTMLElement>('[data-panel]')?.dataset['panel']} .${e.className}: ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight}`,
      );
  });

/** Contrast of the lightest to the darkest pixel where a text stands, measured on a picture of it (WCAG 2.2, relative luminance). */
export async function contrastOf(page: Page, selector: string): Promise<number> {
  const picture = await page.locator(selector).first().screenshot();
  const reader = await page.context().browser()?.newPage();
  if (!reader) throw new Error('The page has no browser');
  try {
    return await reader.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!pen) throw new Error('No canvas');
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      let [darkest, lightest] = [1, 0];
      for (let i = 0; i < data.length; i += 4) {
        const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]].map((c) => linear((c ?? 0) / 255));
        const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        darkest = Math.min(darkest, luminance);
        lightest = Math.max(lightest, luminance);
      }
      return (lightest + 0.05) / (darkest + 0.05);
    }, picture.toString('base64'));
  } finally {
    await reader.close();
  }
}

/** Where the map of a page looks: middle and zoom, rounded to what an eye sees. */
export const lookOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e) as
      | { sholuMap: { getCenter(): { lng: number; lat: number }; getZoom(): number } }
      | undefined;
    if (!element) return '';
    const { lng, lat } = element.sholuMap.getCenter();
    return `${lng.toFixed(3)} ${lat.toFixed(3)} ${element.sholuMap.getZoom().toFixed(2)}`;
  });

/** How large the map draws the most urgent incident, as a multiple of the wall's letters; 0 while it draws none. */
export const incidentRemOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    type Image = { data: { width: number }; pixelRatio: number };
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e) as
      | { sholuMap: { getImage(id: string): Image | undefined } }
      | undefined;
    const image = element?.sholuMap.getImage('wall-incident-1');
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return image ? image.data.width / image.pixelRatio / rem : 0;
  });

/** Counts the frames that the map of a page draws from now on; answers how many there were. */
export async function countFrames(page: Page): Promise<() => Promise<number>> {
  const frames = await page.evaluateHandle(() => {
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e) as
      | { sholuMap: { on(type: 'render', listener: () => void): unknown } }
      | undefined;
    if (!element) throw new Error('There is no map');
    const count = { frames: 0 };
    element.sholuMap.on('render', () => (count.frames += 1));
    return count;
  });
  return () => frames.evaluate(({ frames: drawn }) => drawn);
}
