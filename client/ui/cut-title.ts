/** An ellipsis stands on the element that is pointed at, or on one of so many around it. */
const LOOKED_AT = 3;
/** Marks a title of ours, so that it goes when the text fits again and follows the text. */
const OURS = 'data-cut-title';

/**
 * Whoever points at a text that an ellipsis cuts reads the whole of it. One listener for the whole page: no list needs to say
 * it of each of its cells, and no title stands where nothing is cut.
 */
export function titleWhatIsCut(page: Document): void {
  page.addEventListener('pointerover', ({ target }) => {
    let element = target instanceof Element ? target : null;
    for (let i = 0; element && i < LOOKED_AT; i++, element = element.parentElement) {
      const { textOverflow, webkitLineClamp } = getComputedStyle(element);
      if (textOverflow !== 'ellipsis' && webkitLineClamp === 'none') continue;
      const isCut =
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1;
      const text = (element.textContent ?? '').trim();
      if (isCut && (element.hasAttribute(OURS) || !element.hasAttribute('title'))) {
        element.setAttribute('title', text);
        element.setAttribute(OURS, '');
      } else if (!isCut && element.hasAttribute(OURS)) {
        element.removeAttribute('title');
        element.removeAttribute(OURS);
      }
    }
  });
}
