import { afterFrame } from './after-frame.ts';

/** Parts of a screen that a person knows by name: where to go on from when the thing that had the focus is gone. */
const PLACES =
  'article, section, aside, nav, form, header, [role="region"], [role="dialog"], [role="tabpanel"]';
/** So many things that had the focus are remembered. */
const REMEMBERED = 12;

const canTake = (element: Element): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

/** Of the way from what had the focus up to the page: the nearest part of the screen that still stands. */
const placeOf = (way: readonly Element[]): Element | undefined =>
  way.find((element) => canTake(element) && element.matches(PLACES));

/**
 * Whoever works by the keyboard never loses their place: when the thing that has the focus goes – a button that did its
 * work, a form that was sent, a card that was closed –, the focus moves to the part of the screen it stood in; when that went
 * with it, to what had the focus before. Nothing scrolls by it. A press beside everything leaves it nowhere, as one wants.
 */
export function keepFocus(page: Document): void {
  /** What has the focus and all around it, the innermost first; empty when nothing is to have it. */
  let way: Element[] = [];
  let before: Element[] = [];

  const isNowhere = (): boolean => page.activeElement === null || page.activeElement === page.body;
  const move = (): void => {
    const [lost] = way;
    if (!lost || !isNowhere() || canTake(lost)) return;
    const target = placeOf(way) ?? before.find(canTake) ?? page.querySelector('main');
    if (!(target instanceof HTMLElement)) return;
    if (target.tabIndex < 0) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  };
  // A popup gives the focus back by itself, a little after it has left the page.
  const soon = (): void => void afterFrame(move);

  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target === page.body) return;
    way = [];
    for (
      let element: Element | null = target;
      element && element !== page.body;
      element = element.parentElement
    )
      way.push(element);
    before = [target, ...before.filter((element) => element !== target)].slice(0, REMEMBERED);
  });
  page.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && !target.closest('button, a, input, select, textarea, [tabindex]'))
      way = [];
  });
  new MutationObserver(() => {
    if (way.length > 0 && isNowhere()) soon();
  }).observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
}
