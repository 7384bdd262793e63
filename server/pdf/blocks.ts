import { makeRoom, type Pdf } from './document.ts';
import { drawLines, heightOf, linesOf, type TextStyle } from './text.ts';
import { CONTENT_PT, INK, PAGE, SIZE } from './theme.ts';

/** Writes a paragraph over the whole width and moves below it. A long one goes on on the next page. */
export function paragraph(pdf: Pdf, text: string, style: Partial<TextStyle> = {}): void {
  const full = { sizePt: SIZE.text, ...style };
  for (const line of linesOf(pdf, text, full, CONTENT_PT)) {
    const height = heightOf(1, full.sizePt);
    makeRoom(pdf, height);
    drawLines(pdf, [line], { ...full, xPt: PAGE.marginPt, yPt: pdf.yPt, widthPt: CONTENT_PT });
    pdf.yPt += height;
  }
  pdf.yPt += 3;
}

/** The title of the document, with what it is below it. */
export function title(pdf: Pdf, text: string, below: readonly string[] = []): void {
  paragraph(pdf, text, { sizePt: SIZE.title, isBold: true });
  for (const line of below) paragraph(pdf, line, { colour: INK.quiet });
  pdf.yPt += 4;
}

/** A heading; it never stands alone at the foot of a page, and is in the reader's outline. */
export function heading(pdf: Pdf, text: string): void {
  makeRoom(pdf, 70);
  pdf.yPt += 10;
  pdf.doc.outline.addItem(text);
  paragraph(pdf, text, { sizePt: SIZE.heading, isBold: true, colour: INK.accent });
}

/** A note that must not be overlooked, in a frame: that the data are a demonstration, that a figure is estimated. */
export function notice(pdf: Pdf, text: string): void {
  const style = { sizePt: SIZE.text, isBold: true, colour: INK.warning };
  const lines = linesOf(pdf, text, style, CONTENT_PT - 16);
  const height = heightOf(lines.length, SIZE.text) + 10;
  makeRoom(pdf, height);
  pdf.doc.lineWidth(1).strokeColor(INK.warning).rect(PAGE.marginPt, pdf.yPt, CONTENT_PT, height).stroke();
  drawLines(pdf, lines, {
    ...style,
    xPt: PAGE.marginPt + 8,
    yPt: pdf.yPt + 5,
    widthPt: CONTENT_PT - 16,
  });
  pdf.yPt += height + 8;
}

/** A number with what it is and what it is made of: `71.4 %`, `Alarm button`, `10,367 of 14,520`. */
export type KeyFigure = { value: string; label: string; detail: string };

/** Key figures side by side, three in a line. */
export function keyFigures(pdf: Pdf, figures: readonly KeyFigure[]): void {
  const across = 3;
  const gap = 8;
  const width = (CONTENT_PT - gap * (across - 1)) / across;
  const inner = width - 16;
  for (let first = 0; first < figures.length; first += across) {
    const cells = figures.slice(first, first + across).map((figure) => ({
      value: figure.value,
      label: linesOf(pdf, figure.label, { sizePt: SIZE.small, isBold: true }, inner),
      detail: linesOf(pdf, figure.detail, { sizePt: SIZE.small }, inner),
    }));
    const lines = Math.max(...cells.map(({ label, detail }) => label.length + detail.length));
    const height = heightOf(1, SIZE.figure) + heightOf(lines, SIZE.small) + 12;
    makeRoom(pdf, height);
    for (const [i, { value, label, detail }] of cells.entries()) {
      const x = PAGE.marginPt + i * (width + gap);
      pdf.doc.rect(x, pdf.yPt, width, height).fill(INK.shade);
      const place = { xPt: x + 8, widthPt: inner };
      drawLines(pdf, [value], { ...place, sizePt: SIZE.figure, isBold: true, yPt: pdf.yPt + 5 });
      const labelY = pdf.yPt + 5 + heightOf(1, SIZE.figure);
      drawLines(pdf, label, { ...place, sizePt: SIZE.small, isBold: true, yPt: labelY });
      drawLines(pdf, detail, {
        ...place,
        sizePt: SIZE.small,
        colour: INK.quiet,
        yPt: labelY + heightOf(label.length, SIZE.small),
      });
    }
    pdf.yPt += height + gap;
  }
}

/** Lines to sign on, all on one page: who signs stands below each, with room for the date. */
export function signatures(
  pdf: Pdf,
  signers: readonly { role: string; name?: string }[],
  dateLabel: string,
): void {
  const step = 46;
  makeRoom(pdf, signers.length * step);
  const nameX = PAGE.marginPt + CONTENT_PT * 0.42;
  const dateX = PAGE.marginPt + CONTENT_PT * 0.8;
  const end = PAGE.marginPt + CONTENT_PT;
  for (const { role, name = '' } of signers) {
    const lineY = pdf.yPt + step - 16;
    const place = { sizePt: SIZE.text, xPt: PAGE.marginPt, widthPt: CONTENT_PT * 0.38 };
    const lines = linesOf(pdf, role, place, place.widthPt);
    drawLines(pdf, lines, { ...place, yPt: lineY - heightOf(lines.length, SIZE.text) });
    pdf.doc.lineWidth(0.7).strokeColor(INK.text);
    pdf.doc.moveTo(nameX, lineY).lineTo(dateX - 12, lineY);
    pdf.doc.moveTo(dateX, lineY).lineTo(end, lineY).stroke();
    const small = { sizePt: SIZE.small, colour: INK.quiet, yPt: lineY + 2 };
    drawLines(pdf, [name], { ...small, xPt: nameX, widthPt: dateX - 12 - nameX });
    drawLines(pdf, [dateLabel], { ...small, xPt: dateX, widthPt: end - dateX });
    pdf.yPt += step;
  }
}
