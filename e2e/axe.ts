import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Brings the checker into a page, before any page of ours: its policy lets no script in later. */
export async function withAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: axe.source });
}

/** The rules that what the page shows now breaks, each with the elements that do. */
export const violationsOf = (page: Page): Promise<[string, string[]][]> =>
  page.evaluate(async (values) => {
    const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return found.violations.map(({ id, nodes }): [string, string[]] => [
      id,
      nodes.map(({ html }) => html.slice(0, 160)),
    ]);
  }, RULES);
