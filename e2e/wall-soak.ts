import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { freePort } from '../server/test-broker.ts';
import { superviseWall } from '../tools/wall-kiosk.mjs';
import { ARGUMENTS, executable } from './browser.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { startProduct } from './product.ts';

/** Wall-clock minutes that the wall stands; with the speed beneath, ten of them are two hours of the day that is played. */
const MINUTES = Number(process.env['SHOLU_SOAK_MINUTES'] ?? 10);
const SPEED = Number(process.env['SHOLU_SIMULATION_SPEED'] ?? 12);
const SAMPLE_MS = 10_000;
/** Everything that is loaded lazily has come by then. */
const WARM_UP_MS = 60_000;
const SOON_MS = 180_000;
/** A machine with other work hangs for seconds without a fault of the page. */
const TIMING = { askMs: 3_000, patienceMs: 30_000, restartMs: 1_000 };

/** `shown` are the nodes of the page, which are more when more happens; `lost` are those that are on no page and not let go. */
type Sample = {
  atMs: number;
  layout: string;
  heapMb: number;
  shown: number;
  lost: number;
  listeners: number;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function sampleOf(session: CDPSession, startMs: number, layout: string): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const { result } = await session.send('Runtime.evaluate', {
    expression: "document.evaluate('count(//node())', document).numberValue",
  });
  const shown = Number(result.value);
  return {
    atMs: performance.now() - startMs,
    layout,
    heapMb: of('JSHeapUsedSize') / 2 ** 20,
    shown,
    lost: of('Nodes') - shown,
    listeners: of('JSEventListeners'),
  };
}

/** The page of the supervised browser, whichever it is now. */
async function pageOf(port: number): Promise<Page> {
  for (;;) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser.contexts()[0]?.pages()[0];
      if (page) return page;
      await browser.close();
    } catch {
      // It is being started anew.
    }
    await wait(1_000);
  }
}
const isComplete = async (port: number): Promise<void> => {
  const sinceMs = performance.now();
  for (;;) {
    const page = await pageOf(port);
    const state = await Promise.race([
      page
        .evaluate(() => document.querySelector<HTMLElement>('.wall')?.dataset['state'])
        .catch(() => undefined),
      wait(3_000),
    ]);
    await page.context().browser()?.close();
    if (state === 'complete') return;
    if (performance.now() - sinceMs > SOON_MS)
      throw new Error(`The wall did not come back: ${state ?? 'no answer'}`);
    await wait(500);
  }
};
/** Seconds that something took. */
const secondsOf = async (run: () => Promise<void>): Promise<number> => {
  const sinceMs = performance.now();
  await run();
  return (performance.now() - sinceMs) / 1_000;
};

test('a wall stands for hours without growing, and comes back from a restart, a cut line, a crash and a hanging page by itself', async () => {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'sholu-soak-'));
  const start = () =>
    startProduct({ dataDir, simulation: { speed: SPEED }, env: () => ({ PORT: String(port) }) });
  let product = await start();
  const line = await openCuttableLine(product.url);
  const profile = await mkdtemp(join(tmpdir(), 'sholu-soak-wall-'));
  const debug = await freePort();
  const said: string[] = [];
  const wall = superviseWall({
    url: `${line.url}/wall?lang=ru&wall=1`,
    chromium: await executable(),
    profile,
    timing: TIMING,
    more: [
      ...ARGUMENTS,
      '--headless=new',
      '--window-size=1920,540',
      `--remote-debugging-port=${debug}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    log: (words) => {
      said.push(words);
      console.log(`launcher: ${words}`);
    },
  });
  try {
    const page = await pageOf(debug);
    await page.getByRole('button').first().click({ timeout: SOON_MS });
    await page.locator('.wall[data-state="complete"]').waitFor({ timeout: SOON_MS });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    await wait(WARM_UP_MS);

    const startMs = performance.now();
    const wholeMs = MINUTES * 60_000;
    const samples: Sample[] = [];
    const times: Record<string, number> = {};
    let [restarted, cut] = [false, false];
    while (performance.now() - startMs < wholeMs) {
      const layout = (await page.locator('.wall').getAttribute('data-layout')) ?? '';
      samples.push(await sampleOf(session, startMs, layout));
      const part = (performance.now() - startMs) / wholeMs;
      if (part > 0.35 && !restarted) {
        restarted = true;
        await product.stop();
        await page.locator('.wall[data-state="disconnected"]').waitFor({ timeout: SOON_MS });
        product = await start();
        times['server restarted'] = await secondsOf(() =>
          page.locator('.wall[data-state="complete"]').waitFor({ timeout: SOON_MS }),
        );
      } else if (part > 0.5 && !cut) {
        cut = true;
        line.cut();
        await page.locator('.wall[data-state="disconnected"]').waitFor({ timeout: SOON_MS });
        await wait(30_000);
        line.mend();
        times['line mended after 30 s'] = await secondsOf(() =>
          page.locator('.wall[data-state="complete"]').waitFor({ timeout: SOON_MS }),
        );
      } else await wait(SAMPLE_MS);
    }

    // What grows is larger in the last third than it was in the first with the same layout: a map takes more than a clock.
    const third = wholeMs / 3;
    const first = samples.filter(({ atMs }) => atMs < third);
    const last = samples.filter(({ atMs }) => atMs > 2 * third);
    const layouts = new Set(samples.map(({ layout }) => layout));
    const grown = (['heapMb', 'shown', 'lost', 'listeners'] as const).map((what) => {
      const ratios = last.flatMap((one) => {
        const before = first.filter(({ layout }) => layout === one.layout).map((other) => other[what]);
        return before.length === 0 ? [] : [one[what] / median(before)];
      });
      return {
        what,
        first: median(first.map((one) => one[what])),
        last: median(last.map((one) => one[what])),
        most: Math.max(...samples.map((one) => one[what])),
        compared: ratios.length,
        times: median(ratios),
      };
    });
    console.table(grown);
    console.log(`${samples.length} samples, layouts ${[...layouts].join(', ')}`);

    // Its page crashes, and then hangs: neither can help itself, the launcher can.
    session.send('Page.crash').catch(() => undefined);
    await expect.poll(() => said, { timeout: SOON_MS }).toContain('the page crashed');
    times['page crashed'] = await secondsOf(() => isComplete(debug));
    const second = await pageOf(debug);
    second
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    times['page hung'] = await secondsOf(async () => {
      await expect.poll(() => said, { timeout: SOON_MS }).toContain('the page does not answer');
      await isComplete(debug);
    });
    console.table(times);

    expect(layouts.size).toBeGreaterThan(2);
    for (const { what, compared, times: grew } of grown.filter((one) => one.what !== 'shown')) {
      expect(compared, 'no layout stood in both thirds: let it run longer').toBeGreaterThan(0);
      expect(grew, what).toBeLessThan(1.15);
    }
  } finally {
    await wall.stop();
    await line.close();
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true });
  }
});
