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

/** Least width of a figure with what it is of, and its height with its name beneath; rem. */
const FIGURE_REM = { width: 7.5, height: 3 };
/** A figure so wide has room for all that is said of it; a column of more than these then only leaves its right side empty. */
const ROOMY = { widthRem: 18, rows: 4 };

/**
 * How figures are laid out: as few columns as have room for all, so that their names are read – more where a panel is so wide
 * that they are read all the same –; at least one of each.
 */
export function figureFit(
  count: number,
  widthRem: number,
  heightRem: number,
): { columns: number; rows: number } {
  const most = Math.max(1, Math.floor(widthRem / FIGURE_REM.width + 0.01));
  const room = Math.max(1, Math.floor(heightRem / FIGURE_REM.height + 0.01));
  const roomy = Math.min(Math.floor(widthRem / ROOMY.widthRem), Math.ceil(count / ROOMY.rows));
  const columns = Math.max(1, roomy, Math.min(most, Math.ceil(count / room)));
  return { columns, rows: Math.max(1, Math.min(room, Math.ceil(count / columns))) };
}
