import type { Page } from 'playwright-core';
import { misfitsOf } from '../overflow.ts';

/** Keys of messages that stand on the screen instead of words, and places that should say something and are blank. */
const unsaid = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      // What stands as code – the page of all components – is meant to be a name.
      const isName = /^[a-z][A-Za-z]+(\.[a-zA-Z0-9_-]+)+$/.test(text) && !node.parentElement?.closest('code');
      if (isName && node.parentElement?.checkVisibility()) found.push(`a key instead of words: ${text}`);
      if (/\{\w+\}|\bundefined\b|\bNaN\b|\[object /.test(text)) found.push(`no words: ${text.slice(0, 60)}`);
    }
    if ((document.body.innerText ?? '').trim().length < 10) found.push('the page is blank');
    return [...new Set(found)];
  });

/** Everything that a program finds wrong with what a page shows. */
export async function problemsOf(page: Page): Promise<string[]> {
  return [...(await misfitsOf(page)), ...(await unsaid(page))];
}
