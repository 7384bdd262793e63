import { mayKeep, outdated, storeOf, wayOf, type Shell } from './rules.ts';

/**
 * Starts the application where there is no server: it keeps the files that the client is made of, and nothing else. What it
 * keeps is the same for everybody and may be had without signing in; no answer about anything is ever in it.
 */
declare const self: ServiceWorkerGlobalScope & { sholuShell: Shell };

const { build, files } = self.sholuShell;
const STORE = storeOf(build);
const shell = { origin: self.location.origin, files: new Set(files) };
/** A line that gives no page for so long is as good as none. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const store = await caches.open(STORE);
      await store.addAll(files.filter((file) => file !== '/'));
      const page = await fetch('/', { cache: 'reload' });
      // The server may have been renewed meanwhile: a page of another build would miss its files.
      if (!page.ok || !(await page.clone().text()).includes(build))
        throw new Error('The server has another build than this worker');
      await store.put('/', page);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of outdated(await caches.keys(), build)) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, shell);
  if (way === 'page') event.respondWith(answerPage(event.request));
  if (way === 'file') event.respondWith(answerFile(event.request));
});

/** The server's page while there is a server, so that no old client meets a new one; else the kept page. */
async function answerPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(STORE)).match('/');
  if (!kept) return fetch(request);
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fresh, late]);
}

async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (mayKeep({ ok: answer.ok, type: answer.headers.get('content-type') })) {
    const store = await caches.open(STORE);
    // A full disk must not cost the answer itself.
    await store.put(request, answer.clone()).catch(() => undefined);
  }
  return answer;
}
