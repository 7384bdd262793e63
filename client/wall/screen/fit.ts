/** Which items of a list are seen: `from` up to `to`, `more` are not; page and pages from 1. `hasFoot`: there is room to say so. */
export type Fit = {
  from: number;
  to: number;
  more: number;
  page: number;
  pages: number;
  hasFoot: boolean;
};

/**
 * Which lines of a list have room. Lines are never made smaller or cut: what has none is counted in a foot line. Where one line has
 * room and the foot beside it has none, the head of the panel tells how many there are; where none has, the foot alone does.
 * @param turn which page is on, counted on for ever; the list of `first` has one page.
 */
export function pagesOf(ask: {
  count: number;
  heightRem: number;
  rowRem: number;
  footRem: number;
  most: number;
  how: 'first' | 'pages';
  turn: number;
}): Fit {
  const { count, heightRem, rowRem, footRem, most, how, turn } = ask;
  // A hundredth of a line is a rounding of the browser.
  const linesIn = (rem: number): number => Math.max(0, Math.min(most, Math.floor(rem / rowRem + 0.01)));
  const all = linesIn(heightRem);
  if (count <= all) return { from: 0, to: count, more: 0, page: 1, pages: 1, hasFoot: false };
  const beside = linesIn(heightRem - footRem);
  const lines = beside > 0 ? beside : all;
  const hasFoot = beside > 0 || all === 0;
  const pages = how === 'first' || lines === 0 ? 1 : Math.ceil(count / lines);
  const page = turn % pages;
  const from = page * lines;
  const to = Math.min(count, from + lines);
  return { from, to, more: count - (to - from), page: page + 1, pages, hasFoot };
}

/**
 * Breaks texts into lines that have room, at spaces; a word that is wider than a line is broken where it must be.
 * @param widthOf the width of a text, in the unit of `width`.
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const take = (word: string): void => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(line) > width && line.length > 1) {
      let end = line.length - 1;
      while (end > 1 && widthOf(line.slice(0, end)) > width) end--;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  };
  for (const word of text.split(' ').filter(Boolean)) take(word);
  if (line !== '') lines.push(line);
  return lines;
}

/**
 * Lays texts that were broken into lines on pages, in their order: one goes on from page to page only where it is longer than a page.
 * @param rows lines that a page has room for, at least one.
 */
export function leavesOf<Line>(texts: readonly (readonly Line[])[], rows: number): Line[][] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (const text of texts) {
    if (page.length + text.length > rows) turn();
    for (const line of text) {
      if (page.length === rows) turn();
      page.push(line);
    }
  }
  turn();
  return pages;
}

/** A figure in rem: its least width, its height with its name beneath, what another line takes, and what is between two. */
const FIGURE_REM = { width: 7.5, height: 3, line: 1.25, gap: 0.6 };
/** Between the number and what it is of, and the sizes that numbers have; rem. */
const NUMBER_REM = { gap: 0.4, least: 1.6, most: 3 };
/** A figure so wide has room for all that is said of it; a column of more than these then only leaves its right side empty. */
const ROOMY = { widthRem: 18, rows: 4 };
/** Lines that break between words are not filled to their end. */
const UNFILLED = 1.15;

/** Widths of what is said of a figure, in rem: its name, what it is of, and its number if that is set in letters of one rem. */
export type FigureWidths = { label: number; of: number; value: number };
/**
 * How figures are laid out. `numberRem` is the largest size of their numbers that leaves room for what they are of, `moreRem` the
 * height that words in further lines take.
 */
export type FigureFit = { columns: number; rows: number; numberRem: number; moreRem: number };

const linesIn = (textRem: number, widthRem: number): number =>
  textRem <= widthRem ? 1 : Math.ceil((textRem * UNFILLED) / widthRem);
const hasOfBeside = ({ value, of }: FigureWidths, columnRem: number): boolean =>
  value * NUMBER_REM.least + NUMBER_REM.gap + of <= columnRem;

/**
 * The layout with so many columns; no rows where a panel is too low for one. Where words do not fit into one line, each figure has
 * the height of the tallest.
 */
function fitIn(
  columns: number,
  figures: readonly FigureWidths[],
  widthRem: number,
  heightRem: number,
): FigureFit {
  const columnRem = (widthRem + FIGURE_REM.gap) / columns - FIGURE_REM.gap;
  const moreLines = figures.map(
    (one) =>
      linesIn(one.label, columnRem) - 1 + (hasOfBeside(one, columnRem) ? 0 : linesIn(one.of, columnRem)),
  );
  const moreRem = FIGURE_REM.line * Math.max(0, ...moreLines);
  const room = Math.floor(heightRem / (FIGURE_REM.height + moreRem) + 0.01);
  const sizes = figures
    .filter((one) => hasOfBeside(one, columnRem))
    .map(({ of, value }) => (columnRem - NUMBER_REM.gap - of) / value);
  return {
    columns,
    rows: Math.min(room, Math.ceil(figures.length / columns)),
    numberRem: Math.max(NUMBER_REM.least, Math.min(NUMBER_REM.most, ...sizes)),
    moreRem,
  };
}

/**
 * How figures are laid out: in as few columns as have room for all, so that their names are read – more where a panel is so wide
 * that they are read all the same –; where none has, in those that have room for most. Nothing of them is cut off, unless a panel
 * has no room for a single one.
 */
export function figureFit(figures: readonly FigureWidths[], widthRem: number, heightRem: number): FigureFit {
  const most = Math.max(
    1,
    Math.floor((widthRem + FIGURE_REM.gap) / (FIGURE_REM.width + FIGURE_REM.gap) + 0.01),
  );
  const fits = Array.from({ length: most }, (_, i) => fitIn(i + 1, figures, widthRem, heightRem));
  const roomy = Math.min(Math.floor(widthRem / ROOMY.widthRem), Math.ceil(figures.length / ROOMY.rows));
  const roomOf = ({ columns, rows }: FigureFit): number => columns * rows;
  const [first = fitIn(1, figures, widthRem, heightRem), ...others] = fits;
  const best =
    fits.find((fit) => fit.columns >= roomy && roomOf(fit) >= figures.length) ??
    others.reduce((before, fit) => (roomOf(fit) > roomOf(before) ? fit : before), first);
  return { ...best, rows: Math.max(1, best.rows) };
}
