/** What a page loads first; a new version of the product has another one. */
const ENTRY = /\/assets\/[\w.-]+\.js/;

/** The entry of the product that this page was loaded from; null in development. */
export const ownEntry = (page: Pick<Document, 'querySelector'>): string | null =>
  ENTRY.exec(page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '')?.[0] ?? null;

/** Whether a document that the server gives now is of another version; false when it names none, as an error page. */
export function isOther(html: string, own: string | null): boolean {
  const served = ENTRY.exec(html)?.[0] ?? null;
  return own !== null && served !== null && served !== own;
}
