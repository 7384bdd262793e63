import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { contentsOf, FIRST_VIEWS, type FirstView } from './first-load.ts';
import { startProduct, type Product } from './product.ts';
import { untilMapRests } from './screen.ts';
import { thingsToShow } from './screens.ts';
import { cookieOf, signInPage } from './sign-in.ts';

// What a first view fetches as JavaScript, as it comes over the line, and how long the main thread of a machine four times as
// slow is busy at a stretch once the view stands: watched at rest, then while somebody does what a desk does all day.
const SIZE = { width: 1920, height: 1080 };
const SLOWER = 4;
const WATCH_MS = 12_000;
/** A task is long from here on, as https://w3c.github.io/longtasks/ says, and too long from there. */
const LONG_MS = 50;
const LONG_TASK_LIMIT_MS = 200;
/** The priority of a thread that has what others leave. */
const LAST_IN_TURN = 19;
/** Where Linux weighs the session of this process. */
const SESSION = '/proc/self/autogroup';
/** How often each deed is done. */
const ROUNDS = 5;
/** A hand holds a button for so long; one that does not has the browser do in one task what are two. */
const HELD_MS = 80;
/** How long is waited for what a deed leads to. */
const AFTERWARDS_MS = 1_500;

/** What somebody does, and how it is taken back before it is done again. */
type Deed = {
  says: string;
  does: (page: Page) => Promise<unknown>;
  undoes?: (page: Page) => Promise<unknown>;
};

const key =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.keyboard.press(name);
const click =
  (selector: string) =>
  (page: Page): Promise<void> =>
    page.locator(selector).first().click({ delay: HELD_MS });

async function drag(page: Page): Promise<void> {
  await page.mouse.move(900, 500);
  await page.mouse.down();
  await page.mouse.move(760, 430, { steps: 8 });
  await page.mouse.up();
}

/** What the first wall shows. */
const pageShown = (page: Page): Promise<string | undefined> =>
  page.locator('.wall').evaluate((wall: HTMLElement) => wall.dataset['layout']);

/** The next page of the rotation of the first wall, as its remote control orders it. The server goes last, and may be late. */
async function turnWall(page: Page): Promise<void> {
  // An incident in focus stands for its time, whatever is ordered.
  const free = { timeout: 200_000, interval: 1_000 };
  await vi.waitUntil(async () => (await pageShown(page)) !== 'incident', free);
  const before = await pageShown(page);
  const turn = { id: 1, key: randomUUID(), order: { type: 'turn', screens: [], by: 1 } };
  await vi.waitFor(() => ask(product.url, republic, 'wall.order', turn, 'mutation'), free);
  await vi.waitUntil(async () => (await pageShown(page)) !== before, free);
}

const EVERYWHERE: readonly Deed[] = [
  { says: 'help', does: key('?'), undoes: key('Escape') },
  { says: 'next control', does: key('Tab') },
  { says: 'palette', does: key('Control+k'), undoes: key('Escape') },
  { says: 'drag the map', does: drag },
];
const tab = (at: number): string => `.plan-side [role="tab"] >> nth=${at}`;
const DEEDS: Readonly<Record<string, readonly Deed[]>> = {
  coverage: [
    ...EVERYWHERE,
    {
      says: 'facilities',
      does: click('.side [role="tab"] >> nth=1'),
      undoes: click('.side [role="tab"] >> nth=0'),
    },
    { says: 'gaps', does: click('.parts button >> nth=1'), undoes: click('.parts button >> nth=0') },
  ],
  operate: [
    ...EVERYWHERE,
    { says: 'incident', does: click('.queue button'), undoes: key('Escape') },
    { says: 'unit', does: click('.unit-row'), undoes: key('Escape') },
    { says: 'alarms', does: key('l'), undoes: key('Escape') },
  ],
  plan: [
    ...EVERYWHERE,
    { says: 'best places', does: click(tab(1)), undoes: click(tab(0)) },
    { says: 'programme', does: click(tab(2)), undoes: click(tab(0)) },
  ],
  // Nobody touches a wall but whoever frees its map; it goes on by itself, or is told to from a desk.
  wall: [
    { says: 'free the map', does: key('f') },
    { says: 'next page', does: turnWall },
  ],
};

/** The browser this benchmark is for; without a built product or a browser it says so and measures nothing. */
let browser: Browser | null = null;
let product: Product;
/** The session of an account of the whole Republic. */
let republic: string;
let lacks = '';

beforeAll(async () => {
  browser = await launchBrowser({ isTimed: true }).catch((error: unknown) => {
    lacks = `a browser that starts: ${String(error).slice(0, 200)}`;
    return null;
  });
  if (!existsSync('dist/server/main.js')) lacks = 'the built product: npm run build';
  if (lacks === '') product = await startProduct({ simulation: { speed: 1 }, isBehind: true });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  // Only an administrator may go first again.
  if (existsSync(SESSION)) await writeFile(SESSION, '0').catch(() => {});
});

/**
 * Lets the thread that is timed go before all others of the browser, and the browser before the server: a desk has cores enough for
 * them and a card that draws, and for the administrator of a machine Chromium puts them before it. What slows the thread starts
 * later, and goes as it does. Where the system tells of no threads, it is left as it is.
 */
async function goFirst(opened: Browser): Promise<void> {
  // Linux weighs sessions before it weighs what runs within them; the browser has one of its own.
  if (existsSync(SESSION)) await writeFile(SESSION, String(LAST_IN_TURN));
  const line = await opened.newBrowserCDPSession();
  const { processInfo } = await line.send('SystemInfo.getProcessInfo');
  for (const { id, type } of processInfo) {
    const threads = `/proc/${id}/task`;
    if (!existsSync(threads)) continue;
    for (const thread of (await readdir(threads)).map(Number))
      if (type !== 'renderer' || thread !== id) setPriority(thread, LAST_IN_TURN);
  }
  await line.detach();
}

/** Bytes of each script as the line carried it, headers included, by the name of its file. */
async function countScripts(line: CDPSession): Promise<Map<string, number>> {
  const addresses = new Map<string, string>();
  const scripts = new Map<string, number>();
  line.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = new URL(addresses.get(requestId) ?? 'about:blank').pathname;
    if (path.endsWith('.js')) scripts.set(path.slice(1), encodedDataLength);
  });
  await line.send('Network.enable');
  // The worker of the map is fetched by a line of its own.
  await line.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  return scripts;
}

/**
 * A stretch for which the main thread was busy: by the clock, and how much of it on a core; and how long a piece of work that is
 * always the same took around it, milliseconds.
 */
type Task = { ms: number; cpuMs: number; pieceMs: number };
type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
};

/** The stretches of more than 50 ms for which a page's main thread was busy while somebody did something, longest first. */
async function longTasks(line: CDPSession, during: () => Promise<unknown>): Promise<Omit<Task, 'pieceMs'>[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): number => events.push(...(value as TraceEvent[]));
  line.on('Tracing.dataCollected', collect);
  await line.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] },
  });
  await during();
  const isWhole = new Promise((resolve) => line.once('Tracing.tracingComplete', resolve));
  await line.send('Tracing.end');
  await isWhole;
  line.off('Tracing.dataCollected', collect);
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  return events
    .filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && main.has(threadOf(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1_000, cpuMs: tdur / 1_000 }))
    .filter(({ ms }) => ms > LONG_MS)
    .toSorted((a, b) => b.ms - a.ms);
}

/** How long a piece of work takes that is always the same: long enough for what slows the thread, which does so by turns. */
const pieceOfWork = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const began = performance.now();
    for (let time = 0; time < 8; time++) {
      const rows = Array.from({ length: 4_000 }, (_, i) => ({ key: `row ${(i * 7_919) % 4_001}`, value: i }));
      const copy = JSON.parse(JSON.stringify(rows)) as typeof rows;
      copy.sort((one, other) => (one.key < other.key ? -1 : 1));
    }
    return performance.now() - began;
  });

/** The longest stretch of a time, and how fast the core was before and after it. */
async function longestWhile(page: Page, line: CDPSession, during: () => Promise<unknown>): Promise<Task> {
  const before = await pieceOfWork(page);
  const [first = { ms: 0, cpuMs: 0 }] = await longTasks(line, during);
  return { ...first, pieceMs: (before + (await pieceOfWork(page))) / 2 };
}

/** What was done, and the longest task of each time that it was. */
type Measured = { view: string; says: string; longest: Task[] };

async function measureDeed(page: Page, line: CDPSession, view: string, deed: Deed): Promise<Measured> {
  const longest: Task[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const task = await longestWhile(page, line, async () => {
      await deed.does(page);
      await page.waitForTimeout(AFTERWARDS_MS);
    });
    longest.push(task);
    await deed.undoes?.(page);
    await page.waitForTimeout(AFTERWARDS_MS);
  }
  return { view, says: deed.says, longest };
}

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Everything that was measured, once the usual speed of the core is known. */
function report(all: readonly Measured[]): string {
  const pieces = all.flatMap(({ longest }) => longest.map(({ pieceMs }) => pieceMs));
  const usualMs = middleOf(pieces);
  const speeds = [Math.max(...pieces), Math.min(...pieces)].map((ms) => (usualMs / ms).toFixed(2));
  const atUsual = ({ cpuMs, pieceMs }: Task): number => (cpuMs * usualMs) / pieceMs;
  const say = (task: Task): string =>
    task.ms === 0 ? '–' : `${task.ms.toFixed(0)} (${task.cpuMs.toFixed(0)}; ${atUsual(task).toFixed(0)})`;
  const lines = all.map(({ view, says, longest }) => {
    const sorted = longest.toSorted((a, b) => a.ms - b.ms);
    return `  ${view}, ${says}: ${sorted.map(say).join(', ')}`;
  });
  const tasks = all.flatMap(({ longest }) => longest);
  const above = (of: (task: Task) => number): string =>
    `${tasks.filter((task) => of(task) > LONG_TASK_LIMIT_MS).length} of ${tasks.length}`;
  return [
    `Longest task of each time, CPU ${SLOWER} times as slow, ms: by the clock (on a core; on a core at its usual speed),`,
    `– where none was over ${LONG_MS}. Meanwhile the core was ${speeds.join(' to ')} times as fast as usual.`,
    ...lines,
    `Above ${LONG_TASK_LIMIT_MS}: ${above(({ ms }) => ms)} by the clock, ${above(({ cpuMs }) => cpuMs)} on a core, ${above(atUsual)} at its usual speed.`,
  ].join('\n');
}

async function expectMeasured(view: FirstView, opened: Browser): Promise<Measured[]> {
  const context = await opened.newContext({ viewport: SIZE, reducedMotion: 'reduce', locale: 'ru-KZ' });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  const scripts = await countScripts(line);
  await signInPage(page, product.url, view.name === 'wall' ? 'demo-wall' : undefined);
  await page.goto(product.url + view.path);
  await untilMapRests(page);
  await goFirst(opened);
  // The worker's script is not told of by the page's line; it is asked for by its address.
  const worker = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('-worker-'))
      .map((entry) => ({
        name: new URL(entry.name).pathname.slice(1),
        bytes: (entry as PerformanceResourceTiming).transferSize,
      })),
  );
  for (const { name, bytes } of worker) if (!scripts.has(name)) scripts.set(name, bytes);
  const first = [...scripts].toSorted(([, a], [, b]) => b - a);
  const totalKb = first.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_000;
  console.log(`${view.name}: ${totalKb.toFixed(0)} kB of JavaScript (limit ${view.limit / 1_000})`);
  for (const [file, bytes] of first.slice(0, 12))
    console.log(`  ${(bytes / 1_000).toFixed(1).padStart(6)} kB  ${file}  ${contentsOf(file)}`);

  // Once it stands: what a start costs is bytes, and the map's first drawing in software is no measure of anything.
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const atRest = await longestWhile(page, line, () => page.waitForTimeout(WATCH_MS));
  const measured: Measured[] = [
    { view: view.name, says: `${WATCH_MS / 1_000} s at rest`, longest: [atRest] },
  ];
  for (const deed of DEEDS[view.name] ?? []) measured.push(await measureDeed(page, line, view.name, deed));
  expect(totalKb).toBeGreaterThan(100);
  await context.close();
  return measured;
}

test('what first views fetch, and how long they keep a slow machine busy', async () => {
  if (!browser || lacks !== '') {
    console.log(`First views were not measured. It needs ${lacks}.`);
    return;
  }
  // An incident that can be opened.
  republic = await cookieOf(product.url);
  await thingsToShow(product.url, republic);
  const all: Measured[] = [];
  for (const view of FIRST_VIEWS) all.push(...(await expectMeasured(view, browser)));
  console.log(report(all));
}, 1_200_000);
