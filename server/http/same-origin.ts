import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a writing request comes from a page of this server, or from no page at all. A browser names the page in
 * `Origin`, and newer ones say `Sec-Fetch-Site`; a program that sends neither carries nobody's rights with it.
 * @source Fetch standard, `Origin` header; Fetch Metadata Request Headers, `Sec-Fetch-Site`.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/**
 * True when a WebSocket may be opened. Browsers let any page open one and always name that page; a program that names none may
 * do so without a cookie only, for a cookie is a browser's.
 * @source RFC 6455, 10.2; RFC 6454.
 */
export const mayUpgrade = (headers: IncomingHttpHeaders): boolean =>
  headers.origin === undefined ? headers.cookie === undefined : isSameOrigin(headers);
