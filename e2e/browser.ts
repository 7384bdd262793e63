import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Places where systems keep a Chromium or a Chrome. The first has no windows of its own to draw and is twice as fast. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Pages are put together without WebGL: half the work for the machine, but their main thread waits until a map is copied. */
const COPIED_MAPS = '--disable-gpu-compositing';

/** WebGL in software, the same on every machine; no call home. */
export const ARGUMENTS = [
  COPIED_MAPS,
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--no-first-run',
];

/** `SHOLU_CHROMIUM` (a path, or `npm` for the one inside the package), else the system's browser, else the Chromium inside the npm package. */
export async function executable(): Promise<string> {
  const chosen = process.env['SHOLU_CHROMIUM'];
  const system = [chosen, ...SYSTEM_BROWSERS].find((path) => path !== undefined && existsSync(path));
  if (system !== undefined && chosen !== 'npm') return system;
  // It unpacks the libraries that a bare machine lacks (NSS) only where it takes itself for a cloud function. Its own
  // arguments are for one too: a single process, which ends with the first page that closes.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const packaged = await import('@sparticuz/chromium');
  return packaged.default.executablePath();
}

/** How maps are drawn: with all their pixels, with a quarter of them, or not at all. */
export type MapsDrawn = 'whole' | 'coarse' | 'not';

/** What a page of the browser runs first. */
const FIRST = {
  whole: () => undefined,
  /** Nothing is laid out anew: `devicePixelRatio` is what scripts are told, and of those only the maps ask. */
  coarse: () => Object.defineProperty(globalThis, 'devicePixelRatio', { get: () => 0.5 }),
  /** Maps load, compile, lay out and answer what is where on them as always; only their pixels stay empty. */
  not: () => {
    for (const draw of [
      'drawArrays',
      'drawArraysInstanced',
      'drawElements',
      'drawElementsInstanced',
      'clear',
    ] as const)
      WebGL2RenderingContext.prototype[draw] = () => undefined;
  },
} as const satisfies Record<MapsDrawn, () => unknown>;

/**
 * Starts a headless browser that can draw WebGL. Its pages have no service worker unless a test is about it: `page.route` does
 * not see what a worker asks for, and a page out of its store would hide that a server is away.
 * @param options.maps drawing in software is most of what a test costs: 'coarse' unless the pixels of maps are looked at, 'not'
 *   where nothing is asked of a map.
 * @param options.isTimed the main thread is timed: it does nothing that a browser on a desk does not.
 */
export async function launchBrowser(
  options: { serviceWorkers?: 'allow' | 'block'; maps?: MapsDrawn; isTimed?: boolean } = {},
): Promise<Browser> {
  const { serviceWorkers = 'block', isTimed = false, maps = 'coarse' } = options;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: await executable(),
    args: [...ARGUMENTS.filter((one) => one !== COPIED_MAPS || !isTimed), ...sandbox],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (own) => {
    const context = await newContext({ serviceWorkers, ...own });
    await context.addInitScript(FIRST[maps]);
    return context;
  };
  return browser;
}
