import { BOTTOM_PT, breakPage, makeRoom, type Pdf } from './document.ts';
import { drawLines, heightOf, linesOf, widthOf } from './text.ts';
import { CONTENT_PT, INK, PAGE, SIZE } from './theme.ts';

export type PdfColumn = {
  title: string;
  /** Its part of the width, relative to the other columns'. */
  weight: number;
  align?: 'left' | 'right';
};

const PAD_PT = 4;
/** A head is set smaller before one of its words is broken, but never smaller than this. */
const LEAST_HEAD_PT = 6;
type Cell = { lines: string[]; xPt: number; widthPt: number; align: 'left' | 'right' };

/**
 * A table over the whole width. A row never breaks; the table does, and repeats its head on every page. A row that would
 * be higher than a page is cut with `…`: a cell is a word or a sentence, not a document.
 */
export function table(pdf: Pdf, columns: readonly PdfColumn[], rows: Iterable<readonly string[]>): void {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const most = Math.floor((BOTTOM_PT - PAGE.marginPt - PAGE.headerPt - 80) / heightOf(1, SIZE.table));
  const headPt = columns.reduce((sizePt, { title, weight }) => {
    const widths = title.split(' ').map((word) => widthOf(pdf, word, { sizePt: SIZE.table, isBold: true }));
    const fits = ((CONTENT_PT * weight) / weights - 2 * PAD_PT) / Math.max(...widths);
    return Math.min(sizePt, Math.max(LEAST_HEAD_PT, Math.floor(fits * SIZE.table * 10) / 10));
  }, SIZE.table as number);
  const cellsOf = (texts: readonly string[], isBold: boolean): Cell[] => {
    let xPt = PAGE.marginPt;
    return columns.map(({ weight, align = 'left' }, i) => {
      const widthPt = (CONTENT_PT * weight) / weights - 2 * PAD_PT;
      const whole = linesOf(pdf, texts[i] ?? '', { sizePt: isBold ? headPt : SIZE.table, isBold }, widthPt);
      const lines = whole.length > most ? [...whole.slice(0, most - 1), '…'] : whole;
      const cell = { lines, xPt: xPt + PAD_PT, widthPt, align };
      xPt += widthPt + 2 * PAD_PT;
      return cell;
    });
  };
  const heightOfCells = (cells: readonly Cell[]): number =>
    heightOf(Math.max(1, ...cells.map(({ lines }) => lines.length)), SIZE.table) + PAD_PT;
  const draw = (cells: readonly Cell[], isHead: boolean): void => {
    const height = heightOfCells(cells);
    if (isHead) pdf.doc.rect(PAGE.marginPt, pdf.yPt, CONTENT_PT, height).fill(INK.shade);
    for (const cell of cells)
      drawLines(pdf, cell.lines, {
        ...cell,
        sizePt: isHead ? headPt : SIZE.table,
        isBold: isHead,
        yPt: pdf.yPt + PAD_PT / 2,
      });
    pdf.yPt += height;
    pdf.doc
      .lineWidth(0.4)
      .strokeColor(INK.line)
      .moveTo(PAGE.marginPt, pdf.yPt)
      .lineTo(PAGE.marginPt + CONTENT_PT, pdf.yPt)
      .stroke();
  };
  const head = cellsOf(
    columns.map((column) => column.title),
    true,
  );
  makeRoom(pdf, heightOfCells(head) + 3 * heightOf(1, SIZE.table));
  draw(head, true);
  for (const row of rows) {
    const cells = cellsOf(row, false);
    if (pdf.yPt + heightOfCells(cells) > BOTTOM_PT) {
      breakPage(pdf);
      draw(head, true);
    }
    draw(cells, false);
  }
  pdf.yPt += 8;
}
