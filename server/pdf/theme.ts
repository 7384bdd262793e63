/** Sizes in points (1/72 inch) and colours of every printed page. Dark on white: an office prints in black and white. */
export const PAGE = {
  /** A4, ISO 216. */
  widthPt: 595.28,
  heightPt: 841.89,
  marginPt: 48,
  headerPt: 26,
  footerPt: 26,
} as const;

/** Space between two columns of a page's text. */
export const CONTENT_PT = PAGE.widthPt - 2 * PAGE.marginPt;

export const INK = {
  text: '#14202b',
  quiet: '#4d5e6e',
  line: '#c9d3dc',
  shade: '#eef2f5',
  accent: '#0b4f8a',
  warning: '#8a5a00',
  paper: '#ffffff',
} as const;

export const SIZE = { title: 17, heading: 12.5, text: 9.5, small: 8, table: 8.5, figure: 17 } as const;

/** Baseline to baseline, as a multiple of the size. */
export const LEADING = 1.32;
