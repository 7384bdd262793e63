import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * What is wrong with the focus of a page for who works by the keyboard alone, '' when nothing is: it is nowhere, cannot be
 * seen, lies beneath something else (WCAG 2.2, 2.4.11) or shows no ring (2.4.7).
 */
const troubleOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing has the focus';
    const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}”`;
    if (!element.checkVisibility()) return `${name} has the focus and is not seen`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = (share: number, from: number, to: number): number => from + (to - from) * share;
    const isSeen = [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const at = document.elementFromPoint(inside(across, left, right), inside(down, top, bottom));
        return (
          at !== null &&
          (element.contains(at) || at.contains(element) || at.closest('label')?.contains(element))
        );
      }),
    );
    if (!isSeen) return `${name} has the focus beneath something, or beyond the screen`;
    // A part of the screen takes the focus for who reads on in it; it is no control.
    if (element instanceof HTMLElement && element.tabIndex < 0) return '';
    const ring = getComputedStyle(element);
    const focus = getComputedStyle(document.documentElement).getPropertyValue('--focus').trim();
    const probe = document.createElement('i');
    probe.style.color = focus;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    const isRinged =
      (ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 1) ||
      [element, element.parentElement].some((e) => e && getComputedStyle(e).borderTopColor === colour);
    return isRinged ? '' : `${name} has the focus and does not show it`;
  });

/** Asserts that the focus of a page stands somewhere, seen and uncovered. @param after the step that was just made. */
export async function expectFocus(page: Page, after: string): Promise<void> {
  await expect.poll(() => troubleOf(page), { message: after }).toBe('');
}

/** Goes by the tab key to what `reached` says, as who has no mouse does. @throws Error when it is not among the next `most`. */
export async function tabTo(
  page: Page,
  reached: (active: { role: string; name: string }) => boolean,
  most = 60,
): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const active = await page.evaluate(() => ({
      role: document.activeElement?.tagName.toLowerCase() ?? '',
      name: (
        document.activeElement?.getAttribute('aria-label') ??
        document.activeElement?.textContent ??
        ''
      ).trim(),
    }));
    if (reached(active)) return;
  }
  throw new Error(`The tab key does not reach it in ${most} presses`);
}
