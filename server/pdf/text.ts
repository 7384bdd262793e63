import type { Pdf as Document } from './document.ts';
import { runsOf } from './fonts.ts';
import { INK, LEADING } from './theme.ts';

/** What writes text: a document of pages, or a single sheet. */
type Pdf = Pick<Document, 'doc' | 'fonts'>;

export type TextStyle = { sizePt: number; isBold?: boolean; colour?: string };

/** Width of a text on one line, points. */
export function widthOf({ doc, fonts }: Pdf, text: string, { sizePt, isBold = false }: TextStyle): number {
  let width = 0;
  for (const run of runsOf(fonts, text, isBold))
    width += doc.font(run.font).fontSize(sizePt).widthOfString(run.text);
  return width;
}

/** Writes a text on one line; `xPt`, `yPt` are its left upper corner. It is text in the file: it can be searched and copied. */
export function drawLine(
  { doc, fonts }: Pdf,
  text: string,
  { sizePt, isBold = false, colour = INK.text, xPt, yPt }: TextStyle & { xPt: number; yPt: number },
): void {
  let x = xPt;
  for (const run of runsOf(fonts, text, isBold)) {
    doc.font(run.font).fontSize(sizePt).fillColor(colour).text(run.text, x, yPt, { lineBreak: false });
    x += doc.widthOfString(run.text);
  }
}

/** A word that is wider than its column, in pieces that are not. */
function piecesOf(pdf: Pdf, word: string, style: TextStyle, widthPt: number): string[] {
  if (widthOf(pdf, word, style) <= widthPt) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(pdf, piece + letter, style) > widthPt) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** The text in lines no wider than `widthPt`. Breaks at spaces and at line ends of the text, within a word only when it must. */
export function linesOf(pdf: Pdf, text: string, style: TextStyle, widthPt: number): string[] {
  const spacePt = widthOf(pdf, ' ', style);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let linePt = 0;
    for (const word of paragraph.split(' ').flatMap((w) => piecesOf(pdf, w, style, widthPt))) {
      const wordPt = widthOf(pdf, word, style);
      if (line !== '' && linePt + spacePt + wordPt > widthPt) {
        lines.push(line);
        [line, linePt] = [word, wordPt];
      } else [line, linePt] = line === '' ? [word, wordPt] : [`${line} ${word}`, linePt + spacePt + wordPt];
    }
    lines.push(line);
  }
  return lines;
}

/** Height of so many lines, points. */
export const heightOf = (lines: number, sizePt: number): number => lines * sizePt * LEADING;

/** Writes lines one below another, at the left or at the right of their column. */
export function drawLines(
  pdf: Pdf,
  lines: readonly string[],
  place: TextStyle & { xPt: number; yPt: number; widthPt: number; align?: 'left' | 'right' },
): void {
  for (const [i, line] of lines.entries()) {
    const spare = place.align === 'right' ? place.widthPt - widthOf(pdf, line, place) : 0;
    drawLine(pdf, line, { ...place, xPt: place.xPt + spare, yPt: place.yPt + heightOf(i, place.sizePt) });
  }
}
