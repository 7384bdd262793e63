import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a map costs a screen: kB as they came, ms from the navigation on, MB after a collection of garbage. */
export type MapCost = {
  /** Cameras only, compressed. */
  wireKb: number;
  completeMs: number;
  /** All tasks of the main thread until the map was complete, and what of them was JavaScript. */
  taskMs: number;
  scriptMs: number;
  frameMs: number;
  heapMb: number;
  workerHeapMb: number;
};

type MapHandle = {
  loaded(): boolean;
  areTilesLoaded(): boolean;
  isMoving(): boolean;
  getSource(id: string): unknown;
  isSourceLoaded(id: string): boolean;
  panBy(by: [number, number], options: { animate: boolean }): void;
};

const PANNED_FRAMES = 15;
const MB = 2 ** 20;

/** Opens a page with a fresh cache and measures its map until it rests with the source `source`, then panning. */
export async function measureMap(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  source: string | null,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<MapCost> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  await prepare(page);
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (/\/tiles\/cameras\/|\/cameras\.geojson/.test(request.url()))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const cdp = await page.context().newCDPSession(page);
  const workers = await followWorkers(cdp);
  await cdp.send('Performance.enable');
  await page.goto(url);
  const completeMs = await untilComplete(page, source);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const secondsOf = (name: string): number => metrics.find((m) => m.name === name)?.value ?? 0;
  const frameMs = await framePanning(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const cost = {
    wireKb: (await Promise.all(sizes)).reduce((a, b) => a + b, 0) / 1024,
    completeMs,
    taskMs: secondsOf('TaskDuration') * 1000,
    scriptMs: secondsOf('ScriptDuration') * 1000,
    frameMs,
    heapMb: usedSize / MB,
    workerHeapMb: (await workers.heapBytes()) / MB,
  };
  await page.context().close();
  return cost;
}

/** Milliseconds from the navigation to the first moment the map is at rest with all its tiles. */
async function untilComplete(page: Page, source: string | null): Promise<number> {
  const found = await page.waitForFunction(
    (id) => {
      const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
      const map = (element as { sholuMap?: MapHandle } | undefined)?.sholuMap;
      if (!map?.loaded() || !map.areTilesLoaded() || map.isMoving()) return 0;
      return id === null || (map.getSource(id) && map.isSourceLoaded(id)) ? performance.now() : 0;
    },
    source,
    { timeout: 90_000, polling: 50 },
  );
  return found.jsonValue();
}

/** The median time between frames while the map is moved to and fro in every one. */
function framePanning(page: Page): Promise<number> {
  return page.evaluate(async (frames) => {
    const element = [...document.querySelectorAll('*')].find((e) => 'sholuMap' in e);
    const map = (element as { sholuMap?: MapHandle } | undefined)?.sholuMap;
    const times: number[] = [];
    let last = 0;
    for (let i = 0; i < frames + 5; i++) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      if (i > 5) times.push(now - last);
      last = now;
      map?.panBy([(i % 20 < 10 ? 1 : -1) * 6, 0], { animate: false });
    }
    return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  }, PANNED_FRAMES);
}

/** The workers of a page, whose heaps DevTools counts apart from the page's. */
async function followWorkers(cdp: CDPSession): Promise<{ heapBytes(): Promise<number> }> {
  const sessions: string[] = [];
  const answers = new Map<number, (bytes: number) => void>();
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') sessions.push(sessionId);
  });
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
    if (id !== undefined) answers.get(id)?.(result?.usedSize ?? 0);
  });
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  let asked = 0;
  const ask = (sessionId: string, method: string): Promise<number> => {
    const id = ++asked;
    const answer = new Promise<number>((resolve) => answers.set(id, resolve));
    return cdp
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      .then(() => answer);
  };
  return {
    heapBytes: async () => {
      const heaps = sessions.map(async (session) => {
        await ask(session, 'HeapProfiler.collectGarbage');
        return ask(session, 'Runtime.getHeapUsage');
      });
      return (await Promise.all(heaps)).reduce((a, b) => a + b, 0);
    },
  };
}
