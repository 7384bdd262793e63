import Document from 'pdfkit';
import { openFonts, type Fonts } from './fonts.ts';
import { drawLine, widthOf } from './text.ts';
import { INK, PAGE, SIZE } from './theme.ts';
import type { Language } from '../../shared/hierarchy/schema.ts';

/** What every page of a document says besides its content. */
export type PdfFrame = {
  language: Language;
  /** Stands in the file's properties and in the window of the reader. */
  title: string;
  /** The line on top of every page: left, and right of it. */
  header: readonly [left: string, right: string];
  /** The line at the foot of every page, left of the page's number. */
  footer: string;
  /** `Page 2 of 5` in the language of the document. */
  pageOf: (page: number, pages: number) => string;
  written: Date;
};

/** A document that is being written from top to bottom. `yPt` is where the next block begins, from the top of the page. */
export type Pdf = {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly frame: PdfFrame;
  yPt: number;
};

const TOP_PT = PAGE.marginPt + PAGE.headerPt;
/** Where the content of a page ends, from the top. */
export const BOTTOM_PT = PAGE.heightPt - PAGE.marginPt - PAGE.footerPt;

/** Opens a file of pages of a size, in points; whatever is written stays in memory until it is ended: some 5 kB a page. */
export async function openPdf(
  frame: Pick<PdfFrame, 'language' | 'title' | 'written'>,
  size: [widthPt: number, heightPt: number] = [PAGE.widthPt, PAGE.heightPt],
): Promise<Pick<Pdf, 'doc' | 'fonts'>> {
  const fonts = await openFonts();
  const doc = new Document({
    size,
    // Headers and footers are drawn at the end, when the number of pages is known.
    bufferPages: true,
    lang: frame.language,
    displayTitle: true,
    pdfVersion: '1.7',
    // pdfkit would break pages by itself where a line stands below its margin; the blocks here do.
    margin: 0,
    // Without it pdfkit opens Helvetica, which nothing here is written in.
    font: null as unknown as string,
    info: { Title: frame.title, Creator: 'Sholu', CreationDate: frame.written, ModDate: frame.written },
  });
  for (const [name, bytes] of fonts.files) doc.registerFont(name, bytes);
  return { doc, fonts };
}

/** Begins a document on A4. */
export async function startPdf(frame: PdfFrame): Promise<Pdf> {
  return { ...(await openPdf(frame)), frame, yPt: TOP_PT };
}

/** Goes on on a new page. */
export function breakPage(pdf: Pdf): void {
  pdf.doc.addPage();
  pdf.yPt = TOP_PT;
}

/** Sees that a block of this height stands on one page: breaks when what is left of this one is less. */
export function makeRoom(pdf: Pdf, heightPt: number): void {
  if (pdf.yPt + heightPt > BOTTOM_PT && pdf.yPt > TOP_PT) breakPage(pdf);
}

function frameOf(pdf: Pdf, page: number, pages: number): void {
  const { doc, frame } = pdf;
  const right = PAGE.widthPt - PAGE.marginPt;
  const rule = (yPt: number): void =>
    void doc.lineWidth(0.5).strokeColor(INK.line).moveTo(PAGE.marginPt, yPt).lineTo(right, yPt).stroke();
  const style = { sizePt: SIZE.small, colour: INK.quiet };
  const line = (left: string, end: string, yPt: number): void => {
    drawLine(pdf, end, { ...style, xPt: right - widthOf(pdf, end, style), yPt });
    drawLine(pdf, left, { ...style, xPt: PAGE.marginPt, yPt });
  };
  line(...frame.header, PAGE.marginPt);
  rule(PAGE.marginPt + 14);
  rule(BOTTOM_PT + 10);
  line(frame.footer, frame.pageOf(page, pages), BOTTOM_PT + 14);
}

/** Draws the frame of every page and gives the file. */
export async function finishPdf(pdf: Pdf): Promise<Buffer> {
  const { doc } = pdf;
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    frameOf(pdf, page + 1, count);
  }
  return endPdf(doc);
}

/** Ends a file and gives its bytes. */
export async function endPdf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => void doc.on('end', resolve).on('error', reject));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
