/** Pixels of one rem at this moment; the root size follows the window. */
export const remPx = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
