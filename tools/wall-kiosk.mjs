// Keeps a browser with a wall alive: starts Chromium full screen and starts it anew when it ends, when its page crashes, and when the
// page has not answered for half a minute; a page that could not be loaded is loaded again. docs/wall.md says how to install it.
//
//   node tools/wall-kiosk.mjs --url 'https://sholu.example/wall?wall=1&screen=1' [--chromium /usr/bin/chromium]
//     [--profile /var/lib/sholu-wall] [-- more arguments of Chromium]
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** How often the page is asked, how long an answer may take in all, and how soon a browser is started anew, milliseconds. */
const TIMING = { askMs: 5_000, patienceMs: 30_000, restartMs: 2_000 };

/** What of Chromium nobody is there to answer. */
const KIOSK = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--disable-infobars',
  '--disable-features=Translate,TranslateUI',
  '--password-store=basic',
  '--remote-debugging-pipe',
];
/**
 * A browser is often started by a script that stays and waits for it: killed alone, it would leave the browser behind, which keeps the
 * screen and the profile. With a group of its own all of it goes. Windows has none, and no such scripts.
 */
const HAS_GROUPS = process.platform !== 'win32';
/** True where a wall, or what it says before it is one, stands on the page; an error page of the browser has neither. */
const IS_WALL = "document.querySelector('.wall, .wall-message') !== null";

/** The browser's own language over its pipes three and four: JSON with a zero byte behind it. */
function speak(child) {
  const [, , , out, back] = child.stdio;
  const waiting = new Map();
  const listeners = new Set();
  let [id, rest] = [0, ''];
  // What the browser no longer reads is noticed by its end.
  out.on('error', () => {});
  back.on('error', () => {});
  back.on('data', (chunk) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part);
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      }
    }
  });
  return {
    on: (listener) => listeners.add(listener),
    /** Never rejects: what does not answer in time answers null. */
    ask: (method, params, sessionId, withinMs) =>
      new Promise((resolve) => {
        id += 1;
        const mine = id;
        const late = setTimeout(() => {
          waiting.delete(mine);
          resolve(null);
        }, withinMs);
        waiting.set(mine, (message) => {
          clearTimeout(late);
          resolve(message.result ?? null);
        });
        out.write(`${JSON.stringify({ id: mine, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
  };
}

/** Asks the page again and again; resolves with the reason when the browser has to go. */
async function watch(child, { url, timing, isOver }) {
  const browser = speak(child);
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(`ended with ${code}`)));
  let crashed = () => {};
  const crash = new Promise((resolve) => {
    crashed = () => resolve('the page crashed');
  });
  browser.on(({ method }) => {
    if (method === 'Inspector.targetCrashed' || method === 'Target.targetCrashed') crashed();
  });
  const look = async () => {
    await browser.ask('Target.setDiscoverTargets', { discover: true }, null, timing.patienceMs);
    let [session, heardMs, away] = [null, performance.now(), 0];
    while (!isOver()) {
      if (session === null) {
        const found = await browser.ask('Target.getTargets', {}, null, timing.askMs);
        const page = found?.targetInfos.find((one) => one.type === 'page');
        const attached = page
          ? await browser.ask(
              'Target.attachToTarget',
              { targetId: page.targetId, flatten: true },
              null,
              timing.askMs,
            )
          : null;
        session = attached?.sessionId ?? null;
        if (session) await browser.ask('Inspector.enable', {}, session, timing.askMs);
      }
      const answer = session
        ? await browser.ask(
            'Runtime.evaluate',
            { expression: IS_WALL, returnByValue: true },
            session,
            timing.askMs,
          )
        : null;
      if (answer?.result) {
        heardMs = performance.now();
        away = answer.result.value === true ? 0 : away + 1;
        // Twice in a row is no page that is on its way.
        if (away >= 2) {
          away = 0;
          await browser.ask('Page.navigate', { url }, session, timing.askMs);
        }
      } else if (performance.now() - heardMs > timing.patienceMs) return 'the page does not answer';
      await new Promise((resolve) => setTimeout(resolve, timing.askMs));
    }
    return 'stopped';
  };
  return Promise.race([ended, crash, look()]);
}

/**
 * Keeps a wall alive until it is stopped.
 * @param options.log told what happened, a line each.
 */
export function superviseWall(options) {
  const { url, chromium, profile, more = [], log = () => {}, timing = TIMING } = options;
  const state = { isOver: false };
  let child = null;
  const end = (one) => {
    if (one.exitCode !== null || one.signalCode !== null || one.pid === undefined) return;
    if (HAS_GROUPS) process.kill(-one.pid, 'SIGKILL');
    else one.kill('SIGKILL');
  };
  const run = async () => {
    while (!state.isOver) {
      const args = [...KIOSK, ...(profile ? [`--user-data-dir=${profile}`] : []), ...more, url];
      child = spawn(chromium, args, {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        detached: HAS_GROUPS,
      });
      child.on('error', (error) => log(`cannot start: ${error.message}`));
      log('started');
      const reason = await watch(child, { url, timing, isOver: () => state.isOver });
      log(reason);
      end(child);
      if (!state.isOver) await new Promise((resolve) => setTimeout(resolve, timing.restartMs));
    }
  };
  const running = run();
  return {
    stop: async () => {
      state.isOver = true;
      if (child) end(child);
      await running;
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    options: {
      url: { type: 'string' },
      chromium: { type: 'string', default: '/usr/bin/chromium' },
      profile: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (!values.url) {
    console.error('Say which wall: --url https://sholu.example/wall?wall=1&screen=1');
    process.exit(2);
  }
  const wall = superviseWall({
    ...values,
    more: positionals,
    log: (line) => console.log(`${new Date().toISOString()} ${line}`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void wall.stop().then(() => process.exit(0)));
}
