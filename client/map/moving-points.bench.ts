import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { launchBrowser } from '../../e2e/browser.ts';

const SECONDS = 15;
const CONTESTANTS = ['empty', 'geojson', 'points'] as const;

type Measured = { scriptMsPerS: number; taskMsPerS: number; frameMs: number };

/** Opens the page in a fresh browser tab and measures the main thread for some seconds. */
async function measure(browser: Awaited<ReturnType<typeof launchBrowser>>, url: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(url);
  await page.waitForFunction(() => 'benchReady' in globalThis, undefined, { timeout: 60_000 });
  await page.waitForTimeout(5_000);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const metrics = async () => {
    const { metrics: list } = await client.send('Performance.getMetrics');
    return new Map(list.map(({ name, value }) => [name, value]));
  };
  const before = await metrics();
  await page.evaluate(() => (globalThis as unknown as { benchFrames: number[] }).benchFrames.splice(0));
  await page.waitForTimeout(SECONDS * 1_000);
  const after = await metrics();
  const frames = await page.evaluate(() => (globalThis as unknown as { benchFrames: number[] }).benchFrames);
  await page.close();
  const perSecond = (name: string): number =>
    (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1_000) / SECONDS;
  return {
    scriptMsPerS: perSecond('ScriptDuration'),
    taskMsPerS: perSecond('TaskDuration'),
    frameMs: frames.toSorted((a, b) => a - b)[frames.length >> 1] ?? 0,
  };
}

test('20,000 units with a fix a second: main thread and frames, against an empty map and GeoJSON', async () => {
  const vite = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await vite.listen();
  const origin = vite.resolvedUrls?.local[0] ?? '';
  const browser = await launchBrowser();
  try {
    const page = (show: string): string => `${origin}client/map/bench/moving-points.html?show=${show}`;
    await measure(browser, page('empty'));
    const measured: Record<string, Measured> = {};
    for (const show of CONTESTANTS) measured[show] = await measure(browser, page(show));
    console.table(measured);
    const beside = (measured['points']?.scriptMsPerS ?? NaN) - (measured['empty']?.scriptMsPerS ?? NaN);
    console.log(`script beside an empty map: ${beside.toFixed(1)} ms a second (limit 10)`);
    expect(measured['points']?.frameMs).toBeGreaterThan(0);
  } finally {
    await browser.close();
    await vite.close();
  }
}, 300_000);
