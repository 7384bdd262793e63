/** What is known when the application is built, put before the worker by tools/build.mjs. */
export type Shell = {
  /** Twelve digits that tell one build of the client from another. */
  build: string;
  /** Paths of the files that it is made of, the page itself among them as `/`. */
  files: readonly string[];
};

/**
 * How a request is answered. `network`: the worker keeps out of it, as of everything that tells something about anybody –
 * /api, exports, tiles, attachments. `page`: from the server, and without one the kept page. `file`: from what is kept, since
 * a file under its name never changes.
 */
export type Way = 'network' | 'page' | 'file';

/** Paths of the server that look like a page of the application. */
const SERVERS_OWN = new Set(['/api', '/export', '/healthz', '/readyz', '/metrics', '/ogc']);
/** A page of the application is one word, or none; a file has a dot. */
const PAGE = /^\/[a-z-]*$/;

export function wayOf(
  request: { method: string; mode: string; url: string },
  shell: { origin: string; files: ReadonlySet<string> },
): Way {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== shell.origin) return 'network';
  if (request.mode === 'navigate') {
    return PAGE.test(pathname) && !SERVERS_OWN.has(pathname) ? 'page' : 'network';
  }
  return pathname.startsWith('/assets/') || (pathname !== '/' && shell.files.has(pathname))
    ? 'file'
    : 'network';
}

/** An answer that may be kept under the name of a file: a server that lost the file answers with the page. */
export const mayKeep = (answer: { ok: boolean; type: string | null }): boolean =>
  answer.ok && !(answer.type ?? '').startsWith('text/html');

const PREFIX = 'sholu-shell-';
export const storeOf = (build: string): string => PREFIX + build;

/**
 * The stores to throw away, oldest first in `names`. The one before the newest stays: a page that was open when the new one
 * came still asks for parts of it.
 */
export function outdated(names: readonly string[], build: string): string[] {
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== storeOf(build));
  return others.slice(0, -1);
}
