import type { Page } from 'playwright-core';

/**
 * Texts of the page that a person cannot read whole: cut without an ellipsis and a title that says the rest, outside of the box
 * they belong to, over one another, or beyond the screen; a button that something else covers in part; and a page whose upper
 * part is empty. Each as "what is wrong: where “text”"; none when all fit.
 */
export const misfitsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Half a pixel is rounding; a glyph may lean over its box by one. */
    const SLACK_PX = 1.5;
    type Box = { left: number; top: number; right: number; bottom: number };
    type Seen = { element: Element; layer: Element; lines: Box[]; words: string };
    const found = new Set<string>();
    const nameOf = (element: Element): string => {
      const one = (e: Element): string =>
        `${e.tagName.toLowerCase()}${[...e.classList].map((name) => `.${name}`).join('')}`;
      return `${element.parentElement ? `${one(element.parentElement)} > ` : ''}${one(element)}`;
    };
    const report = (what: string, element: Element, words: string): void => {
      found.add(`${what}: ${nameOf(element)} “${words.slice(0, 60)}”`);
    };
    const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const isBeyond = (box: Box, of: Box): boolean =>
      box.right > of.right + SLACK_PX || box.left < of.left - SLACK_PX;
    const isBeyondDown = (box: Box, of: Box): boolean =>
      box.bottom > of.bottom + SLACK_PX || box.top < of.top - SLACK_PX;
    // What is cut says the rest to whoever points at it.
    const saysTheRest = (element: Element): boolean => {
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      return element.closest('[title]') !== null;
    };
    const within = (box: Box, edge: Box): Box => ({
      left: Math.max(box.left, edge.left),
      top: Math.max(box.top, edge.top),
      right: Math.min(box.right, edge.right),
      bottom: Math.min(box.bottom, edge.bottom),
    });
    const isSeen = (box: Box): boolean => box.right - box.left >= 1 && box.bottom - box.top >= 1;

    const pen = document.createElement('canvas').getContext('2d');
    const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
      `${fontWeight} ${fontSize} ${fontFamily}`;
    /** The box of a line is as high as the highest letter of its font; these are the letters that stand in it. */
    const inkOf = (lines: readonly Box[], element: Element, words: string): Box[] => {
      if (!pen) return [...lines];
      pen.font = fontOf(getComputedStyle(element));
      const ink = pen.measureText(words);
      const above = ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent;
      const below = ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent;
      return lines.map(({ left, top, right, bottom }) => ({
        left,
        top: top + above,
        right,
        bottom: bottom - below,
      }));
    };

    const texts: Seen[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = (node.textContent ?? '').trim();
      const element = node.parentElement;
      if (words === '' || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      // Nor what the charts' library writes off the page to measure it.
      if (
        element.closest(
          '.visually-hidden, .skip-link:not(:focus), .map-canvas, script, style, option, [data-base-ui-inert], #__react_svg_text_measurement_id',
        )
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const whole = range.getBoundingClientRect();
      if (whole.width === 0 || whole.height === 0) continue;
      let lines = inkOf([...range.getClientRects()], element, words);
      let box: Box = {
        left: whole.left,
        top: Math.min(...lines.map(({ top }) => top)),
        right: whole.right,
        bottom: Math.max(...lines.map(({ bottom }) => bottom)),
      };
      let layer: Element = document.body;
      let isFree = false;
      let isScrolledX = false;
      let isScrolledY = false;
      let isGone = false;
      for (let e: Element | null = element; e && e !== document.body; e = e.parentElement) {
        const style = getComputedStyle(e);
        const edge = e.getBoundingClientRect();
        if (style.display === 'contents' || style.display === 'inline') continue;
        // Shapes of a drawing are no boxes; the drawing is.
        if (e instanceof SVGElement && !(e instanceof SVGSVGElement)) continue;
        const scrollsX = style.overflowX === 'auto' || style.overflowX === 'scroll';
        const scrollsY = style.overflowY === 'auto' || style.overflowY === 'scroll';
        const clips = style.overflowX !== 'visible' && !scrollsX;
        if (scrollsX) isScrolledX = true;
        if (scrollsY) isScrolledY = true;
        const isCut = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (!isScrolledX && isBeyond(box, edge)) {
          if (clips && isCut) {
            if (!saysTheRest(e)) report('cut, and no title says the rest', e, words);
          } else if (clips) report('cut', element, words);
          else if (!isFree) report('outside of its box', element, words);
        }
        // Any other box grows with its text; a button has the height of its row.
        if (e instanceof HTMLButtonElement && style.overflowY === 'visible' && isBeyondDown(box, edge))
          report('outside of its box', element, words);
        // The line of a text in a drawing is much higher than its letters.
        const isDrawn = e instanceof SVGSVGElement;
        if (
          style.overflowY !== 'visible' &&
          !isDrawn &&
          !scrollsY &&
          !isScrolledY &&
          isBeyondDown(box, edge)
        ) {
          if (!isCut) report('cut below', element, words);
          else if (!saysTheRest(e)) report('cut below, and no title says the rest', e, words);
        }
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
          box = within(box, edge);
          lines = lines.map((line) => within(line, edge)).filter(isSeen);
        }
        if (!isSeen(box)) isGone = true;
        if (style.position !== 'static' && style.position !== 'relative') {
          if (layer === document.body) layer = e;
          isFree = true;
        }
        if (style.clipPath !== 'none' && edge.width <= 1) isGone = true;
      }
      if (isGone) continue;
      if (isBeyond(box, screen) || isBeyondDown(box, screen)) report('beyond the screen', element, words);
      texts.push({ element, layer, lines, words });
    }
    for (const [index, a] of texts.entries())
      for (const b of texts.slice(index + 1)) {
        if (a.layer !== b.layer || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const isOver = a.lines.some((one) =>
          b.lines.some(
            (other) =>
              Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 &&
              Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK_PX,
          ),
        );
        if (isOver) report(`over “${b.words.slice(0, 40)}”`, a.element, a.words);
      }
    for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
      if (!pen || field.value !== '' || !field.checkVisibility()) continue;
      const style = getComputedStyle(field);
      pen.font = fontOf(style);
      const widthPx =
        field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (pen.measureText(field.placeholder).width > widthPx + SLACK_PX)
        report('cut', field, field.placeholder);
    }
    // Of a button something else lies over a part: it is pressed by mistake. What is covered whole stands behind a sheet.
    for (const control of document.querySelectorAll('button, a[href], input, textarea')) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (control.closest('.visually-hidden, .skip-link:not(:focus), [data-base-ui-inert]')) continue;
      let box = within(control.getBoundingClientRect(), screen);
      for (let e = control.parentElement; e && e !== document.body; e = e.parentElement)
        if (getComputedStyle(e).overflow !== 'visible') box = within(box, e.getBoundingClientRect());
      if (box.right - box.left < 12 || box.bottom - box.top < 12) continue;
      const covers = [box.left + 4, box.right - 4].flatMap((x) =>
        [box.top + 4, box.bottom - 4].map((y) => {
          const top = document.elementFromPoint(x, y);
          return top?.contains(control) || control.contains(top) || top?.closest('label')?.contains(control)
            ? null
            : top;
        }),
      );
      const cover = covers.find((one) => one !== null);
      // What somebody opened over the page may lie over all of it.
      if (cover && covers.includes(null) && !cover.closest('.drawer, .dialog, .palette'))
        report(
          `partly under ${nameOf(cover)}`,
          control,
          control.getAttribute('aria-label') ?? control.textContent,
        );
    }
    if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways');
    const main = document.querySelector('main');
    if (main && !main.querySelector('canvas')) {
      const edge = within(main.getBoundingClientRect(), screen);
      const written = texts
        .filter(({ element }) => main.contains(element))
        .flatMap(({ lines }) => lines.map((line) => within(line, edge)).filter(isSeen));
      const above = Math.min(...written.map(({ top }) => top)) - edge.top;
      const below = edge.bottom - Math.max(...written.map(({ bottom }) => bottom));
      // What is said in the middle has as much room below; a small page is a sentence.
      if (written.length > 0 && above > innerHeight / 4 && below < above / 2)
        found.add('the upper part of the page is empty');
    }
    return [...found];
  });
